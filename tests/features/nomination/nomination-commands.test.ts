import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeConsent, wholeStatement } from '#db/factories/nomination';
import { auditEntry, consent, cyclePerson, nomination } from '#db/schema/index';
import { setQuota } from '~/features/cycle/phase/commands.server';
import { leaveCycle } from '~/features/cycle/phase/person-commands.server';
import { giveConsent } from '~/features/nomination/consent/commands.server';
import {
  nominate,
  returnNomination,
  saveStatement,
  submitNomination,
  withdrawNomination,
} from '~/features/nomination/nomination-commands.server';
import { findNomination } from '~/features/nomination/nomination-queries.server';
import { recordDiscipline } from '~/features/organisation/person/fact-commands.server';
import { type Conflict, Invalid, NotFound, Refused } from '~/lib/errors';
import { actOf } from '../../support/actors';
import { emptyDb, testDb } from '../../support/database/db';
import {
  draftWhole,
  inNomination,
  inShortlist,
  makeNominating,
  type Nominating,
  rateAsSuperior,
} from './nominating';

const database = testDb();
let world: Nominating;
beforeEach(async () => {
  await emptyDb(database.db);
  world = await makeNominating(database.db);
});

const officer = () => actOf(world.actors.districtOfficer, inNomination);
const board = (at = inNomination) => actOf(world.actors.board, at);
const nominee = (at = inNomination) => actOf(world.actors.secretary, at);
const stored = async (id: string) =>
  (await database.db.query.nomination.findFirst({ where: eq(nomination.id, id) }))!;
const entries = (action: string) => database.db.$count(auditEntry, eq(auditEntry.action, action));
const reasonOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: Conflict) => error.refusal,
  );
const whole = () => draftWhole(database.db, world.actors.districtOfficer, world.ratee.id);
const sent = async () => {
  const draft = await whole();
  await submitNomination(database.db, officer(), draft);
  return draft.id;
};

describe('starting a file', () => {
  it('makes a draft of the unit that nominates for the branch, on the record', async () => {
    const id = await nominate(database.db, officer(), { rateeId: world.ratee.id });
    expect(await stored(id)).toMatchObject({
      state: 'draft',
      version: 0,
      unitId: world.units.district.id,
      draftedBy: world.actors.districtOfficer.personId,
    });
    expect(await entries('nomination.draft')).toBe(1);
  });

  it('is done once a person and cycle, also by two officers at once', async () => {
    const tries = await Promise.allSettled([
      nominate(database.db, officer(), { rateeId: world.ratee.id }),
      nominate(database.db, board(), { rateeId: world.ratee.id }),
    ]);
    expect(tries.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await reasonOf(nominate(database.db, officer(), { rateeId: world.ratee.id }))).toEqual({
      reason: 'nomination.exists',
    });
  });

  it('is not for who left the cycle, who is not assessed, or another district', async () => {
    await leaveCycle(database.db, officer(), {
      cyclePersonId: world.ratee.id,
      reason: 'Chuyển công tác từ 20/12',
    });
    expect(await reasonOf(nominate(database.db, officer(), { rateeId: world.ratee.id }))).toEqual({
      reason: 'nomination.left',
    });
    const [member] = await database.db.select().from(cyclePerson).where(eq(cyclePerson.isRatee, false));
    await expect(nominate(database.db, officer(), { rateeId: member!.id })).rejects.toThrow(NotFound);
    await expect(nominate(database.db, officer(), { rateeId: 999 })).rejects.toThrow(NotFound);
    await expect(nominate(database.db, officer(), { rateeId: world.farRatee.id })).rejects.toThrow(Refused);
  });
});

describe('the statement', () => {
  it('is kept version by version without an entry in the record', async () => {
    const id = await nominate(database.db, officer(), { rateeId: world.ratee.id });
    const before = await database.db.$count(auditEntry);
    expect(await saveStatement(database.db, officer(), { id, version: 0, ...wholeStatement })).toEqual({
      version: 1,
    });
    expect((await stored(id)).statement).toEqual(wholeStatement);
    expect(await database.db.$count(auditEntry)).toBe(before);
  });

  it('is not overwritten by who did not see the last version: both are handed back', async () => {
    const { id } = await whole();
    const late = saveStatement(database.db, board(), { id, version: 0, ...wholeStatement, deed: 'Khác' });
    await expect(late).rejects.toMatchObject({
      refusal: { reason: 'app.stale' },
      current: { version: 1, statement: wholeStatement },
    });
    const tries = await Promise.allSettled(
      ['Một', 'Hai'].map((deed) =>
        saveStatement(database.db, officer(), { id, version: 1, ...wholeStatement, deed }),
      ),
    );
    expect(tries.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await stored(id)).version).toBe(2);
  });

  it('is not the nominee’s to write', async () => {
    const { id, version } = await whole();
    const own = saveStatement(database.db, nominee(), { id, version, ...wholeStatement });
    await expect(own).rejects.toThrow(Refused);
  });
});

describe('sending', () => {
  it('keeps what every rule said, with the statement on the record', async () => {
    const id = await sent();
    const row = await stored(id);
    expect(row).toMatchObject({
      state: 'submitted',
      submittedBy: world.actors.districtOfficer.personId,
      submittedAt: inNomination,
    });
    expect(row.checks!.map((seen) => [seen.rule, seen.outcome])).toEqual([
      ['assessmentCompleted', 'pass'],
      ['minMonthsAsSecretary', 'pass'],
      ['personGradeIn', 'unknown'],
      ['branchGradeIn', 'unknown'],
      ['noDisciplineMonths', 'pass'],
      ['minAge', 'pass'],
    ]);
    expect(await entries('nomination.submit')).toBe(1);
  });

  it('names the parts that are missing', async () => {
    const id = await nominate(database.db, officer(), { rateeId: world.ratee.id });
    const early = submitNomination(database.db, officer(), { id, version: 0 });
    await expect(early).rejects.toBeInstanceOf(Invalid);
    await expect(early).rejects.toMatchObject({
      refusal: { reason: 'nomination.incomplete' },
      issues: expect.arrayContaining([{ path: 'deed', code: 'required' }]),
    });
  });

  it('is stopped by a blocking rule, and free again when it is cured', async () => {
    const draft = await draftWhole(database.db, world.actors.districtOfficer, world.nextRatee.id);
    const again = () => submitNomination(database.db, officer(), draft);
    expect(await reasonOf(again())).toEqual({ reason: 'nomination.notEligible' });
    await rateAsSuperior(database.db, world.nextRatee.id);
    expect(await reasonOf(again())).toBeNull();
  });

  it('asks the rules at the moment of sending, not of drafting', async () => {
    const draft = await whole();
    await recordDiscipline(database.db, board(), {
      personId: world.actors.secretary.personId,
      form: 'Khiển trách',
      fromOn: '2024-12-20',
      toOn: null,
      source: null,
      confirmation: world.ratee.fullName,
    } as never);
    expect(await reasonOf(submitNomination(database.db, officer(), draft))).toEqual({
      reason: 'nomination.notEligible',
    });
  });

  it('sends the version that was looked over, once', async () => {
    const { id, version } = await whole();
    expect(await reasonOf(submitNomination(database.db, officer(), { id, version: 0 }))).toEqual({
      reason: 'app.stale',
    });
    const twice = await Promise.allSettled([
      submitNomination(database.db, officer(), { id, version }),
      submitNomination(database.db, officer(), { id, version }),
    ]);
    expect(twice.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await entries('nomination.submit')).toBe(1);
  });

  it('stops for who left after the draft was made', async () => {
    const draft = await whole();
    await leaveCycle(database.db, officer(), {
      cyclePersonId: world.ratee.id,
      reason: 'Chuyển công tác từ 20/12',
    });
    expect(await reasonOf(submitNomination(database.db, officer(), draft))).toEqual({
      reason: 'nomination.left',
    });
  });
});

describe('the quota', () => {
  const two = async () => {
    await setQuota(database.db, board(), {
      cycleId: world.cycle.id,
      unitId: world.units.district.id,
      quota: 1,
    });
    await rateAsSuperior(database.db, world.nextRatee.id);
    return [
      await whole(),
      await draftWhole(database.db, world.actors.districtOfficer, world.nextRatee.id),
    ] as const;
  };

  it('lets one of two files through that are sent at once, and says how many there may be', async () => {
    const [one, other] = await two();
    const tries = await Promise.allSettled([
      submitNomination(database.db, officer(), one),
      submitNomination(database.db, board(), other),
    ]);
    const refused = tries.find((tried) => tried.status === 'rejected');
    expect(tries.filter((tried) => tried.status === 'fulfilled')).toHaveLength(1);
    expect(refused?.reason).toMatchObject({
      refusal: { reason: 'nomination.quotaFull', params: { quota: 1 } },
    });
  });

  it.each(['a withdrawal', 'a return', 'a larger quota'])('is free again after %s', async (what) => {
    const [one, other] = await two();
    await submitNomination(database.db, officer(), one);
    expect(await reasonOf(submitNomination(database.db, officer(), other))).toMatchObject({
      reason: 'nomination.quotaFull',
    });
    const given = { id: one.id, reason: 'Nhường cho đồng chí khác', confirmation: world.ratee.fullName };
    if (what === 'a withdrawal') await withdrawNomination(database.db, officer(), given);
    if (what === 'a return') await returnNomination(database.db, board(), given);
    if (what === 'a larger quota')
      await setQuota(database.db, board(), {
        cycleId: world.cycle.id,
        unitId: world.units.district.id,
        quota: 2,
      });
    expect(await reasonOf(submitNomination(database.db, officer(), other))).toBeNull();
  });

  it('of one unit is not another’s', async () => {
    const [one] = await two();
    await submitNomination(database.db, officer(), one);
    const far = actOf(world.actors.otherDistrictOfficer, inNomination);
    const draft = await draftWhole(database.db, world.actors.otherDistrictOfficer, world.farRatee.id);
    expect(await reasonOf(submitNomination(database.db, far, draft))).toBeNull();
  });
});

describe('sent back and taken back', () => {
  it('a file sent back is written and sent again, also while shortlisting runs; both dates stay', async () => {
    const id = await sent();
    await returnNomination(database.db, board(inShortlist), { id, reason: 'Thiếu số liệu năm 2023' });
    const again = actOf(world.actors.districtOfficer, inShortlist);
    const { version } = await stored(id);
    await saveStatement(database.db, again, { id, version, ...wholeStatement });
    await submitNomination(database.db, again, { id, version: version + 1 });
    const file = await findNomination(database.db, world.actors.board, id, inShortlist);
    expect(file.events.map((event) => [event.kind, event.reason, event.by])).toEqual([
      ['submitted', '', 'Huỳnh Quốc Thái'],
      ['returned', 'Thiếu số liệu năm 2023', 'Nguyễn Thị Mỹ Hạnh'],
      ['submitted', '', 'Huỳnh Quốc Thái'],
    ]);
  });

  it('a file the unit took back stays readable and may be opened again with its statement', async () => {
    const id = await sent();
    await withdrawNomination(database.db, officer(), {
      id,
      reason: 'Xin bổ sung minh chứng',
      confirmation: world.ratee.fullName,
    });
    expect(await stored(id)).toMatchObject({ state: 'withdrawn', statement: wholeStatement });
    expect(await nominate(database.db, officer(), { rateeId: world.ratee.id })).toBe(id);
    expect(await stored(id)).toMatchObject({ state: 'draft', statement: wholeStatement });
  });

  it('a file the nominee took back is not opened again, and their consent goes with it', async () => {
    const id = await sent();
    await makeConsent(database.db, { nominationId: id, personId: world.actors.secretary.personId });
    const given = { id, reason: 'Tôi xin nhường năm nay' };
    await expect(
      withdrawNomination(database.db, nominee(), { ...given, confirmation: 'Diễm' }),
    ).rejects.toMatchObject({ issues: [{ path: 'confirmation', code: 'confirmationDiffers' }] });
    await withdrawNomination(database.db, nominee(), { ...given, confirmation: world.ratee.fullName });
    expect(await reasonOf(nominate(database.db, officer(), { rateeId: world.ratee.id }))).toEqual({
      reason: 'nomination.nomineeWithdrew',
    });
    expect(await database.db.select().from(consent)).toMatchObject([
      { answer: 'refused', withdrawnAt: inNomination },
    ]);
  });
});

describe('consent', () => {
  const say = (id: string, answer: 'given' | 'refused', at = inNomination) =>
    giveConsent(database.db, nominee(at), { nominationId: id, answer, text: 'Văn bản đã đọc' });
  const standing = async () => (await database.db.select().from(consent))[0];

  it('is the nominee’s own, with a digest of what they read; the newest answer stands', async () => {
    const { id } = await whole();
    await say(id, 'given');
    const first = await standing();
    expect(first).toMatchObject({ answer: 'given', withdrawnAt: null });
    expect(first!.textHash).toMatch(/^[0-9a-f]{64}$/);
    await say(id, 'refused', inShortlist);
    expect(await standing()).toMatchObject({ answer: 'refused', withdrawnAt: inShortlist });
    await say(id, 'given', inShortlist);
    expect(await standing()).toMatchObject({ answer: 'given', withdrawnAt: null });
    expect([await entries('nomination.consentGive'), await entries('nomination.consentRefuse')]).toEqual([
      2, 1,
    ]);
  });

  it('refused from the start is no withdrawal', async () => {
    const { id } = await whole();
    await say(id, 'refused');
    expect(await standing()).toMatchObject({ answer: 'refused', withdrawnAt: null });
  });

  it('is ticked by nobody else', async () => {
    const { id } = await whole();
    for (const act of [officer(), board()])
      await expect(
        giveConsent(database.db, act, { nominationId: id, answer: 'given', text: '' }),
      ).rejects.toThrow(Refused);
    expect(await standing()).toBeUndefined();
  });
});
