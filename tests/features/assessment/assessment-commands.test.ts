import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { assessment, auditEntry } from '#db/schema/index';
import { saveDraft, submitForm } from '~/features/assessment/assessment-commands.server';
import { findMyForm, findSelfBeside, listMyTasks } from '~/features/assessment/assessment-queries.server';
import { type FormRef, readFormRef } from '~/features/assessment/assessment-task';
import { makeForms } from '~/features/assessment/form/making-commands.server';
import type { Person } from '~/features/organisation/actor';
import { Conflict, Invalid, NotFound, Refused } from '~/lib/errors';
import { actOf } from '../../support/actors';
import { allAnswers, inPeer, inReview, inSelf, inSuperior, makeAssessed } from '../../support/assessed';
import { testDb } from '../../support/database/db';

const database = testDb();
let world: Awaited<ReturnType<typeof makeAssessed>>;
beforeAll(async () => {
  world = await makeAssessed(database.db);
});

const refOf = (key: string): FormRef => readFormRef(...(key.split('/') as [string, string]))!;
const selfOf = async (who: Person) => refOf((await listMyTasks(database.db, who, inSelf)).self!.key);
const superiorOf = async (who: Person) =>
  refOf((await listMyTasks(database.db, who, inSelf)).superiors[0]!.key);
const skillsOf = async (who: Person, ref: FormRef) =>
  (await findMyForm(database.db, who, ref, inSelf)).skills;
const entries = (action: string) => database.db.$count(auditEntry, eq(auditEntry.action, action));

describe('the forms of a cycle', () => {
  it('are one for each secretary and one for each officer who rates them', () => {
    expect(world.made).toEqual({ self: 3, superior: 2 * 2 + 1, linking: 0 });
  });

  it('are not made twice', async () => {
    const again = await makeForms(database.db, actOf(world.actors.board, inSelf), world.cycle.id);
    expect(again).toEqual({ self: 0, superior: 0, linking: 0 });
  });

  it('are not for a branch secretary to make', async () => {
    await expect(makeForms(database.db, actOf(world.actors.secretary), world.cycle.id)).rejects.toThrow(
      Refused,
    );
  });
});

describe('the list of tasks', () => {
  it('says where each form stands and which skill is next', async () => {
    const { secretary, communeOfficer } = world.actors;
    const mine = await listMyTasks(database.db, secretary, inSelf);
    expect(mine.self).toMatchObject({
      role: 'SELF',
      rateeUnit: 'Chi đoàn ấp Rạch Sâu',
      state: 'assigned',
      answered: 0,
      refusal: null,
    });
    expect(mine.self?.nextSkill).toBe((await skillsOf(secretary, await selfOf(secretary)))[0]!.code);
    const theirs = await listMyTasks(database.db, communeOfficer, inSelf);
    expect(theirs.self).toBeNull();
    expect(theirs.superiors.map((task) => task.rateeName)).toEqual(
      ['Sơn Minh Đạt', 'Lâm Thị Ngọc Diễm'].sort(byTen),
    );
    expect(theirs.superiors[0]?.refusal?.reason).toBe('assessment.superiorNotOpen');
  });

  it('is empty for a reader and before the cycle opened', async () => {
    expect((await listMyTasks(database.db, world.actors.reader, inSelf)).superiors).toEqual([]);
    const before = await listMyTasks(database.db, world.actors.secretary, new Date('2024-11-01T00:00:00Z'));
    expect(before.cycle).toBeNull();
  });
});
const byTen = (a: string, b: string) => (a.split(' ').at(-1)! < b.split(' ').at(-1)! ? -1 : 1);

describe('a draft', () => {
  it('is saved without an entry in the record, and found again', async () => {
    const { nextSecretary } = world.actors;
    const ref = await selfOf(nextSecretary);
    const before = await database.db.$count(auditEntry);
    const saved = await saveDraft(database.db, actOf(nextSecretary, inSelf), {
      ...ref,
      version: 0,
      patch: { answers: { A1: 3 }, comment: 'Một năm bận rộn' },
    });
    expect(saved).toEqual({ version: 1, savedAt: inSelf });
    expect(await database.db.$count(auditEntry)).toBe(before);
    const { form } = await findMyForm(database.db, nextSecretary, ref, inSelf);
    expect(form).toMatchObject({ state: 'draft', version: 1, content: { answers: { A1: 3 } } });
  });

  it('of two devices: the second is told, with what stands now', async () => {
    const { farSecretary } = world.actors;
    const ref = await selfOf(farSecretary);
    const act = actOf(farSecretary, inSelf);
    await saveDraft(database.db, act, { ...ref, version: 0, patch: { answers: { A1: 2 } } });
    const second = saveDraft(database.db, act, { ...ref, version: 0, patch: { answers: { A1: 5 } } });
    await expect(second).rejects.toMatchObject({
      status: 409,
      refusal: { reason: 'assessment.stale' },
      current: { version: 1, content: { answers: { A1: 2 } } },
    });
  });

  it('that came twice is no conflict', async () => {
    const { farSecretary } = world.actors;
    const ref = await selfOf(farSecretary);
    const again = { ...ref, version: 0, patch: { answers: { A1: 2 as const } } };
    expect((await saveDraft(database.db, actOf(farSecretary, inSelf), again)).version).toBe(1);
  });

  it('of both devices at once: one wins, the other is told', async () => {
    const { farSecretary } = world.actors;
    const ref = await selfOf(farSecretary);
    const save = (answer: 4 | 5) =>
      saveDraft(database.db, actOf(farSecretary, inSelf), {
        ...ref,
        version: 1,
        patch: { answers: { A2: answer } },
      });
    const both = await Promise.allSettled([save(4), save(5)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('holds no skill that is not asked for', async () => {
    const { farSecretary } = world.actors;
    const ref = await selfOf(farSecretary);
    const save = saveDraft(database.db, actOf(farSecretary, inSelf), {
      ...ref,
      version: 2,
      patch: { answers: { X9: 3 } },
    });
    await expect(save).rejects.toThrow(Invalid);
  });

  it.each(['districtOfficer', 'communeOfficer', 'branchMember', 'board', 'nextSecretary'] as const)(
    'of somebody else is not there for %s',
    async (who) => {
      const ref = await selfOf(world.actors.secretary);
      const foreign = world.actors[who];
      await expect(findMyForm(database.db, foreign, ref, inSelf)).rejects.toThrow(NotFound);
      const save = saveDraft(database.db, actOf(foreign, inSelf), { ...ref, version: 0, patch: {} });
      await expect(save).rejects.toThrow(NotFound);
    },
  );

  it('waits for its phase and ends with it', async () => {
    const { secretary, communeOfficer } = world.actors;
    const mine = await selfOf(secretary);
    const theirs = await superiorOf(communeOfficer);
    const late = saveDraft(database.db, actOf(secretary, inReview), {
      ...mine,
      version: 0,
      patch: { comment: 'x' },
    });
    await expect(late).rejects.toMatchObject({ status: 403, refusal: { reason: 'assessment.selfClosed' } });
    const early = saveDraft(database.db, actOf(communeOfficer, inPeer), {
      ...theirs,
      version: 0,
      patch: { comment: 'x' },
    });
    await expect(early).rejects.toMatchObject({ refusal: { reason: 'assessment.superiorNotOpen' } });
  });
});

describe('sending', () => {
  it('refuses what is incomplete or not declared, naming every place', async () => {
    const { secretary } = world.actors;
    const ref = await selfOf(secretary);
    const skills = await skillsOf(secretary, ref);
    const act = actOf(secretary, inSelf);
    const answers = allAnswers(skills);
    const partly = submitForm(database.db, act, {
      ...ref,
      version: 0,
      patch: { answers: { A1: 4 } },
      declared: 'on',
    });
    await expect(partly).rejects.toMatchObject({
      status: 422,
      issues: [{ path: 'evidence.A1' }, ...skills.slice(1).map(({ code }) => ({ path: `answers.${code}` }))],
    });
    const silent = submitForm(database.db, act, {
      ...ref,
      version: 0,
      patch: { answers },
      declared: undefined,
    });
    await expect(silent).rejects.toMatchObject({ issues: [{ path: 'declared' }] });
  });

  it('twice sends once: one receipt, one entry', async () => {
    const { secretary } = world.actors;
    const ref = await selfOf(secretary);
    const answers = allAnswers(await skillsOf(secretary, ref));
    const input = { ...ref, version: 0, patch: { answers }, declared: 'on' };
    const [first, second] = await Promise.all([
      submitForm(database.db, actOf(secretary, inSelf), input),
      submitForm(database.db, actOf(secretary, inSelf), input),
    ]);
    const later = await submitForm(database.db, actOf(secretary, inReview), { ...input, version: 7 });
    expect(first.receipt).toMatch(/^24-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect([first.isEarlier, second.isEarlier, later.isEarlier].sort()).toEqual([false, true, true]);
    const sent = { receipt: first.receipt, submittedAt: first.submittedAt };
    for (const again of [second, later]) expect(again).toMatchObject(sent);
    expect(await entries('assessment.submit')).toBe(1);
    const { form } = await findMyForm(database.db, secretary, ref, inSelf);
    expect(form).toMatchObject({ state: 'submitted', receipt: first.receipt, submittedAt: inSelf });
  });

  it('ends the draft: a later save is told', async () => {
    const { secretary } = world.actors;
    const ref = await selfOf(secretary);
    const save = saveDraft(database.db, actOf(secretary, inSelf), {
      ...ref,
      version: 1,
      patch: { comment: 'nữa' },
    });
    await expect(save).rejects.toThrow(Conflict);
    await expect(save).rejects.toMatchObject({ refusal: { reason: 'assessment.alreadySent' } });
  });
});

describe('the self-assessment beside the superior’s form', () => {
  it('stays hidden until the superior has sent theirs', async () => {
    const { communeOfficer, communeDeputy } = world.actors;
    const { superiors } = await listMyTasks(database.db, communeOfficer, inSuperior);
    const diem = refOf(superiors.find((task) => task.rateeName === 'Lâm Thị Ngọc Diễm')!.key);
    const act = actOf(communeOfficer, inSuperior);
    expect(await findSelfBeside(database.db, communeOfficer, diem)).toEqual({
      refusal: { reason: 'assessment.selfHidden' },
    });
    await expect(findSelfBeside(database.db, communeDeputy, diem)).rejects.toThrow(NotFound);
    const answers = allAnswers(await skillsOf(communeOfficer, diem));
    await submitForm(database.db, act, { ...diem, version: 0, patch: { answers }, declared: true });
    const beside = await findSelfBeside(database.db, communeOfficer, diem);
    expect(beside).toMatchObject({ refusal: null, content: { answers: { A1: 3 } } });
    const stored = await database.db.query.assessment.findFirst({ where: eq(assessment.id, diem.id) });
    expect(stored?.state).toBe('submitted');
  });

  it('is nothing while the secretary has not sent it', async () => {
    const { communeOfficer } = world.actors;
    const { superiors } = await listMyTasks(database.db, communeOfficer, inSuperior);
    const dat = refOf(superiors.find((task) => task.rateeName === 'Sơn Minh Đạt')!.key);
    const answers = allAnswers(await skillsOf(communeOfficer, dat));
    const act = actOf(communeOfficer, inSuperior);
    await submitForm(database.db, act, { ...dat, version: 0, patch: { answers }, declared: true });
    expect(await findSelfBeside(database.db, communeOfficer, dat)).toMatchObject({
      refusal: null,
      content: null,
    });
  });
});
