/** A beginning undone: drafts thrown away, openings taken back while nobody has answered. */
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeCycle } from '#db/factories/cycle';
import { assessment, auditEntry, cycle, cyclePerson, cyclePhase, cycleUnit } from '#db/schema/index';
import { makeForms } from '~/features/assessment/form/making-commands.server';
import { findTakingBack, takeBackCycle } from '~/features/assessment/opening-undoing-commands.server';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import { openCycle } from '~/features/cycle/opening/commands.server';
import { discardCycle } from '~/features/cycle/phase/undoing-commands.server';
import { actOf } from '../../support/actors';
import { inSelf, makeAssessed } from '../../support/assessed';
import { emptyDb, testDb } from '../../support/database/db';

const database = testDb();
let plot: Awaited<ReturnType<typeof makeAssessed>>;
beforeEach(async () => {
  await emptyDb(database.db);
  plot = await makeAssessed(database.db);
});

const board = () => actOf(plot.actors.board, inSelf);
const reason = 'Chọn nhầm cấp lập đề nghị';
const taking = () => ({ id: plot.cycle.id, reason, confirmation: plot.cycle.name });
const entries = async (subject: string) =>
  (
    await database.db
      .select({ action: auditEntry.action })
      .from(auditEntry)
      .where(eq(auditEntry.subject, subject))
      .orderBy(auditEntry.number)
  ).map(({ action }) => action);

describe('an opening nobody has answered', () => {
  it('is taken back with a reason and its name: a draft again, with its settings, that opens once more', async () => {
    const { id, name } = plot.cycle;
    await takeBackCycle(database.db, board(), taking());
    expect(await findCycle(database.db, plot.actors.board, id)).toMatchObject({
      state: 'draft',
      openedAt: null,
      settings: { nominatingLevel: 'district' },
    });
    for (const table of [assessment, cyclePerson, cycleUnit])
      expect(await database.db.$count(table, eq(table.cycleId, id))).toBe(0);
    expect(await database.db.$count(cyclePhase, eq(cyclePhase.cycleId, id))).toBe(8);
    expect(await entries(`cycle:${id}`)).toContain('cycle.takeBack');
    await openCycle(database.db, board(), { id, confirmation: name });
    expect((await makeForms(database.db, board(), id)).self).toBe(plot.made.self);
  });

  it('says how many drafts would go with it', async () => {
    await database.db.update(assessment).set({ state: 'draft' }).where(eq(assessment.role, 'SELF'));
    expect(await findTakingBack(database.db, plot.actors.board, plot.cycle.id)).toMatchObject({
      drafts: plot.made.self,
      isAnySent: false,
    });
  });

  it.each(['submitted', 'recused'] as const)('stays once a form is %s', async (state) => {
    const [one] = await database.db.select().from(assessment).limit(1);
    await database.db.update(assessment).set({ state }).where(eq(assessment.id, one!.id));
    await expect(takeBackCycle(database.db, board(), taking())).rejects.toMatchObject({
      refusal: { reason: 'cycle.formsSent' },
    });
    expect(await database.db.$count(cyclePerson)).toBeGreaterThan(0);
  });

  it('is not taken back by another name, without a reason, by anybody else, or twice', async () => {
    const refused = (act = board(), change = {}) =>
      expect(takeBackCycle(database.db, act, { ...taking(), ...change })).rejects;
    await refused(board(), { confirmation: 'Đợt khác' }).toMatchObject({ status: 422 });
    await refused(board(), { reason: 'sai' }).toMatchObject({ status: 422 });
    await refused(actOf(plot.actors.districtOfficer, inSelf)).toMatchObject({ status: 403 });
    await takeBackCycle(database.db, board(), taking());
    await refused().toMatchObject({ refusal: { reason: 'cycle.notOpen' } });
  });
});

describe('a draft', () => {
  const draftOf = () =>
    makeCycle(database.db, {
      ...{ unitId: plot.units.province.id, frameworkId: plot.cycle.frameworkId, name: 'Đợt giữa năm' },
    });

  it('is deleted by its name, typed; the record keeps what it was', async () => {
    const { id, name } = await draftOf();
    const wrong = { id, confirmation: plot.cycle.name };
    await expect(discardCycle(database.db, board(), wrong)).rejects.toMatchObject({ status: 422 });
    await discardCycle(database.db, board(), { id, confirmation: ` ${name} ` });
    expect(await database.db.$count(cycle, eq(cycle.id, id))).toBe(0);
    expect(await database.db.$count(cyclePhase, eq(cyclePhase.cycleId, id))).toBe(0);
    expect(await entries(`cycle:${id}`)).toEqual(['cycle.discard']);
  });

  it('is not deleted by others, nor once it is open', async () => {
    const { id, name } = await draftOf();
    const officer = actOf(plot.actors.districtOfficer, inSelf);
    await expect(discardCycle(database.db, officer, { id, confirmation: name })).rejects.toMatchObject({
      status: 403,
    });
    const open = { id: plot.cycle.id, confirmation: plot.cycle.name };
    await expect(discardCycle(database.db, board(), open)).rejects.toMatchObject({
      refusal: { reason: 'cycle.notDraft' },
    });
  });
});
