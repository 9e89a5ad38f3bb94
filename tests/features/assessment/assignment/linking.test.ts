import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeCycle } from '#db/factories/cycle';
import { makeFramework } from '#db/factories/framework';
import { makeAppointment, makePerson } from '#db/factories/organisation';
import { appointment, assessment, auditDetail, auditEntry, cycle } from '#db/schema/index';
import { EMPTY_FORM } from '~/features/assessment/assessment';
import { submitForm } from '~/features/assessment/assessment-commands.server';
import { findMyForm, findSelfBeside, listMyTasks } from '~/features/assessment/assessment-queries.server';
import { type FormRef, readFormRef } from '~/features/assessment/assessment-task';
import { makeForms } from '~/features/assessment/form/making-commands.server';
import { defaultSettings } from '~/features/cycle/cycle';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import { openCycle } from '~/features/cycle/opening/commands.server';
import { previewOpening } from '~/features/cycle/opening/queries.server';
import { leaveCycle } from '~/features/cycle/phase/person-commands.server';
import { remind } from '~/features/dashboard/dashboard-commands.server';
import { listLate } from '~/features/dashboard/late-queries.server';
import { readProgress } from '~/features/dashboard/progress-queries.server';
import type { Person } from '~/features/organisation/actor';
import { findActor } from '~/features/organisation/actor-queries.server';
import { readMaterial } from '~/features/scoring/run/material-queries.server';
import { actOf, makePlot, type Plot, testNow } from '../../../support/actors';
import { allAnswers, inSelf, inSuperior, rateeOf } from '../../../support/assessed';
import { testDb } from '../../../support/database/db';

const database = testDb();
const linking = {
  level: 'district' as const,
  perUnit: 1,
  officeLevel: 'province' as const,
  titles: ['STANDING_MEMBER', 'OFFICER'],
  ratersEach: 2,
};
let plot: Plot;
let id: number;
let linkers: Person[];

const board = () => actOf(plot.actors.board, inSelf);
const newLinker = async (fullName: string, titleCode: string) => {
  const row = await makePerson(database.db, { fullName });
  await makeAppointment(database.db, { personId: row.id, unitId: plot.units.province.id, titleCode });
  return (await findActor(database.db, row.id, testNow))!;
};
const formsBy = (raterId: number) =>
  database.db
    .select()
    .from(assessment)
    .where(and(eq(assessment.cycleId, id), eq(assessment.raterId, raterId)));
const tasksOf = async (who: Person) => (await listMyTasks(database.db, who, inSuperior)).superiors;
const refOf = (key: string): FormRef => readFormRef(...(key.split('/') as [string, string]))!;

beforeAll(async () => {
  const { db } = database;
  plot = await makePlot(db);
  const unitId = plot.units.province.id;
  const version = await makeFramework(db, { unitId, state: 'published' });
  const settings = { ...defaultSettings, linking };
  ({ id } = await makeCycle(db, { unitId, frameworkId: version.id, settings }));
});

describe('an opening with linking forms', () => {
  it('is refused while the province has fewer raters than each person drawn is to have', async () => {
    const first = await newLinker('Đặng Thị Thu Hương', 'STANDING_MEMBER');
    const { cycle: draft, preview } = await previewOpening(database.db, plot.actors.board, {
      cycleId: id,
      at: inSelf,
    });
    expect(preview.linking).toMatchObject({ raters: 1, short: 2 });
    const opening = openCycle(database.db, board(), { id, confirmation: draft.name });
    await expect(opening).rejects.toMatchObject({
      refusal: { reason: 'cycle.linkersFew', params: { have: 1, need: 2 } },
    });
    linkers = [first, await newLinker('Kim Thanh Phong', 'OFFICER')];
  });

  it('says beforehand how many, and what each rater will have', async () => {
    const { preview } = await previewOpening(database.db, plot.actors.board, { cycleId: id, at: inSelf });
    expect(preview.linking).toEqual({
      forms: 4,
      people: 2,
      units: 2,
      raters: 2,
      least: 2,
      most: 2,
      short: 0,
    });
    expect(preview.forms.superior).toBe(5);
  });

  it('keeps the lot with the settings and in the record, and shows it to nobody', async () => {
    const draft = await findCycle(database.db, plot.actors.board, id);
    await openCycle(database.db, board(), { id, confirmation: draft.name });
    const kept = await database.db.query.cycle.findFirst({ where: eq(cycle.id, id) });
    const seed = kept!.settings.linking!.seed;
    expect(seed).toEqual(expect.any(Number));
    const [entry] = await database.db
      .select({ detail: auditDetail.after })
      .from(auditEntry)
      .innerJoin(auditDetail, eq(auditDetail.number, auditEntry.number))
      .where(eq(auditEntry.action, 'cycle.open'));
    expect(entry?.detail).toMatchObject({ settings: { linking: { seed } } });
    const shown = await findCycle(database.db, plot.actors.board, id);
    expect(shown.settings.linking).toEqual(linking);
  });

  it('makes them beside the superiors’ own, once', async () => {
    expect(await makeForms(database.db, board(), id)).toEqual({ self: 3, superior: 5, linking: 4 });
    expect(await makeForms(database.db, board(), id)).toEqual({ self: 0, superior: 0, linking: 0 });
    for (const { personId } of linkers) {
      const forms = await formsBy(personId);
      expect(forms.map((form) => form.role)).toEqual(['SUPERIOR', 'SUPERIOR']);
      expect(new Set(forms.map((form) => form.rateeId)).size).toBe(2);
    }
    expect(await formsBy(plot.actors.board.personId)).toEqual([]);
  });
});

describe('a linking form', () => {
  it('stands in its rater’s list with the place of the person, and in nobody else’s', async () => {
    const [first, second] = await Promise.all(linkers.map(tasksOf));
    expect(first!.every((task) => task.isLinking && task.refusal === null)).toBe(true);
    expect(first!.map((task) => task.rateeUnit)).toContain('Chi đoàn ấp Chông Bát, Đoàn xã Hàm Tân');
    const theirs = await tasksOf(plot.actors.communeOfficer);
    expect(theirs.some((task) => task.isLinking)).toBe(false);
    expect(theirs.map((task) => task.key)).not.toEqual(expect.arrayContaining([first![0]!.key]));
    const ref = refOf(first![0]!.key);
    expect(second!.map((task) => task.key)).not.toContain(first![0]!.key);
    for (const who of [linkers[1]!, plot.actors.board, plot.actors.communeOfficer, plot.actors.secretary])
      await expect(findMyForm(database.db, who, ref, inSuperior)).rejects.toMatchObject({ status: 404 });
    const mine = await findMyForm(database.db, linkers[0]!, ref, inSuperior);
    expect(mine.form.role).toBe('SUPERIOR');
  });

  it('is late until it is sent: for the province as for the commune, where it stands as the province’s', async () => {
    const filter = { cycleId: id, kinds: ['superior'] as const, today: '2024-12-05' };
    const { units } = plot;
    const all = await listLate(database.db, { ...filter, unitPath: units.province.path }, { page: 1 });
    expect(all.rows.map((row) => row.fullName)).toEqual(
      expect.arrayContaining(linkers.map(({ name }) => name)),
    );
    const far = await listLate(database.db, { ...filter, unitPath: units.otherCommune.path }, { page: 1 });
    const theirs = far.rows.filter((row) => linkers.some(({ personId }) => personId === row.personId));
    const theProvinces = { unitName: 'Tỉnh Đoàn Trà Vinh', superior: { sent: 0, asked: 1 }, isAbove: true };
    expect(theirs).toMatchObject([theProvinces, theProvinces].map((row) => ({ ...row, phone: null })));
    const nudge = { cycleId: id, unitId: units.otherCommune.id };
    const byCommune = actOf(plot.actors.otherCommuneOfficer, inSuperior);
    const one = remind(database.db, byCommune, { ...nudge, personId: linkers[0]!.personId });
    await expect(one).rejects.toMatchObject({ refusal: { reason: 'dashboard.nobodyLate' } });
    const byBoard = actOf(plot.actors.board, inSuperior);
    const theBoards = { ...nudge, unitId: units.province.id, personId: linkers[0]!.personId };
    expect(await remind(database.db, byBoard, theBoards)).toEqual({
      reminded: 1,
      letters: 0,
      already: 0,
    });
  });

  it('is sent like any superior form, opens the self-assessment to its rater, and is expected in the result', async () => {
    const { db } = database;
    const task = (await tasksOf(linkers[0]!)).find((one) => one.rateeUnit.includes('Chông Bát'))!;
    const ref = refOf(task.key);
    expect(await findSelfBeside(db, linkers[0]!, ref)).toMatchObject({
      refusal: { reason: 'assessment.selfHidden' },
    });
    const { form, skills } = await findMyForm(db, linkers[0]!, ref, inSuperior);
    const sent = await submitForm(db, actOf(linkers[0]!, inSuperior), {
      ...ref,
      version: form.version,
      patch: { answers: allAnswers(skills) },
      declared: true,
    });
    expect(sent.receipt).toMatch(/^24-/);
    const { form: after } = await findMyForm(db, linkers[0]!, ref, inSuperior);
    expect(after).toMatchObject({ isShownOnce: true, receipt: sent.receipt });
    expect(after.content).toEqual(EMPTY_FORM);
    expect(await findSelfBeside(db, linkers[0]!, ref)).toMatchObject({ refusal: null });
    await expect(findSelfBeside(db, linkers[1]!, ref)).rejects.toMatchObject({ status: 404 });
    const { own } = await readProgress(db, {
      cycleId: id,
      unitId: plot.units.otherCommune.id,
      page: 1,
      today: '2024-12-05',
    });
    expect(own.superior).toEqual({ sent: 1, asked: 3 });
    const ratee = await rateeOf(db, id, plot.actors.farSecretary);
    const { ratees } = await readMaterial(db, await findCycle(db, plot.actors.board, id), inSuperior);
    expect(ratees.find((row) => row.id === ratee.id)?.expected.superior).toBe(3);
  });
});

describe('in mid-year', () => {
  it('a rater who leaves the province is replaced, and what they sent stays', async () => {
    const { db } = database;
    const [gone] = linkers;
    await db.update(appointment).set({ toOn: '2024-11-15' }).where(eq(appointment.personId, gone!.personId));
    const next = await newLinker('Huỳnh Thị Bích Loan', 'OFFICER');
    const made = await makeForms(db, actOf(plot.actors.board, inSuperior), id);
    expect(made).toEqual({ self: 0, superior: 0, linking: 1 });
    expect(await formsBy(next.personId)).toHaveLength(1);
  });

  it('somebody who leaves the cycle is replaced by another of the same unit', async () => {
    const { db } = database;
    const drawn = (await formsBy(linkers[1]!.personId)).map((form) => form.rateeId);
    const near = await Promise.all(
      [plot.actors.secretary, plot.actors.nextSecretary].map((who) => rateeOf(db, id, who)),
    );
    const out = near.find((row) => drawn.includes(row.id))!;
    const other = near.find((row) => row.id !== out.id)!;
    await leaveCycle(db, actOf(plot.actors.board, inSuperior), {
      cyclePersonId: out.id,
      reason: 'Chuyển công tác về tỉnh khác',
    });
    const made = await makeForms(db, actOf(plot.actors.board, inSuperior), id);
    expect(made.linking).toBe(2);
    expect((await formsBy(linkers[1]!.personId)).map((form) => form.rateeId)).toContain(other.id);
  });
});
