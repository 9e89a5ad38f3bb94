import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { windowsOf2024 } from '#db/factories/cycle';
import { makeFramework } from '#db/factories/framework';
import { makeAppointment, makePerson } from '#db/factories/organisation';
import { appointment, auditEntry, cycle, cyclePerson, cycleUnit, framework, unit } from '#db/schema/index';
import { defaultSettings } from '~/features/cycle/cycle';
import { closeCycle, createCycle, editCycle } from '~/features/cycle/cycle-commands.server';
import {
  countCycle,
  findCycle,
  findRunningCycle,
  listPhaseChanges,
} from '~/features/cycle/cycle-queries.server';
import type { CycleInput } from '~/features/cycle/form/check';
import { openCycle } from '~/features/cycle/opening/commands.server';
import { previewOpening } from '~/features/cycle/opening/queries.server';
import { movePhase, setQuota } from '~/features/cycle/phase/commands.server';
import { joinCycle, leaveCycle } from '~/features/cycle/phase/person-commands.server';
import { instantOf } from '~/lib/date';
import { actOf, makePlot, type Plot, testNow } from '../../support/actors';
import { testDb } from '../../support/database/db';

const database = testDb();
let plot: Plot;
let input: CycleInput;
let id: number;
const name = 'Đợt đánh giá năm 2024';
const board = () => actOf(plot.actors.board);
const inCycle = (personId: number) =>
  database.db.query.cyclePerson.findFirst({ where: eq(cyclePerson.personId, personId) });

beforeAll(async () => {
  plot = await makePlot(database.db);
  const version = await makeFramework(database.db, { unitId: plot.units.province.id, state: 'published' });
  input = {
    name,
    kind: 'ANNUAL',
    year: 2024,
    frameworkId: version.id,
    windows: windowsOf2024(),
    settings: defaultSettings,
  };
});

describe('a draft', () => {
  it('is made by the provincial board only', async () => {
    await expect(createCycle(database.db, actOf(plot.actors.districtOfficer), input)).rejects.toMatchObject({
      refusal: { reason: 'cycle.boardOnly' },
    });
    ({ id } = await createCycle(database.db, board(), input));
    expect(await findRunningCycle(database.db, testNow)).toBeNull();
  });

  it('is hidden from others until it opens', async () => {
    await expect(findCycle(database.db, plot.actors.secretary, id)).rejects.toMatchObject({ status: 403 });
    expect((await findCycle(database.db, plot.actors.board, id)).windows).toHaveLength(8);
  });

  it('is edited, and refuses what does not fit beside its field', async () => {
    await editCycle(database.db, board(), {
      ...input,
      id,
      year: 2024,
      settings: { ...defaultSettings, awards: 5 },
    });
    const windows = input.windows.map((w) => (w.phase === 'peer' ? { ...w, endsAt: w.startsAt } : w));
    await expect(editCycle(database.db, board(), { ...input, id, windows })).rejects.toMatchObject({
      issues: [{ path: 'phases.peer.endsAt', code: 'cycle.endBeforeStart' }],
    });
    expect((await findCycle(database.db, plot.actors.board, id)).settings.awards).toBe(5);
  });

  it('needs a framework of its province that is not retired', async () => {
    const retired = await makeFramework(database.db, {
      unitId: plot.units.province.id,
      version: 2,
      state: 'retired',
    });
    await expect(
      createCycle(database.db, board(), { ...input, frameworkId: retired.id }),
    ).rejects.toMatchObject({
      issues: [{ path: 'frameworkId', code: 'cycle.frameworkRequired' }],
    });
  });
});

describe('opening', () => {
  it('says beforehand what it will do', async () => {
    const { preview } = await previewOpening(database.db, plot.actors.board, { cycleId: id, at: testNow });
    expect(preview).toMatchObject({ ratees: 3, raters: 3, nominatingUnits: 2, quotaSum: 8 });
    expect(preview.thin).toMatchObject({ count: 2 });
  });

  it('needs the name, typed', async () => {
    await expect(openCycle(database.db, board(), { id, confirmation: 'Đợt 2024' })).rejects.toMatchObject({
      issues: [{ path: 'confirmation', code: 'cycle.confirmationDiffers' }],
    });
    expect(await database.db.$count(cycleUnit)).toBe(0);
  });

  it('refuses a phase that is over already', async () => {
    const late = { actor: plot.actors.board, at: instantOf('2024-12-01') };
    await expect(openCycle(database.db, late, { id, confirmation: name })).rejects.toMatchObject({
      refusal: { reason: 'cycle.windowsPast' },
    });
  });

  it('locks the framework, takes the picture and leaves one entry each in the record', async () => {
    const before = await database.db.$count(auditEntry);
    await openCycle(database.db, board(), { id, confirmation: `  ${name} ` });
    expect((await findRunningCycle(database.db, testNow))?.id).toBe(id);
    const version = await database.db.query.framework.findFirst({
      where: eq(framework.id, input.frameworkId),
    });
    expect(version?.lockedAt).toEqual(testNow);
    expect(await countCycle(database.db, plot.actors.secretary, id)).toEqual({
      ratees: 3,
      raters: 3,
      left: 0,
      unitsByLevel: { province: 1, district: 2, grassroots: 2, branch: 3 },
    });
    expect(await inCycle(plot.actors.secretary.personId)).toMatchObject({
      isRatee: true,
      titleCode: 'SECRETARY',
    });
    expect(await inCycle(plot.actors.branchMember.personId)).toMatchObject({ isRatee: false });
    expect(await inCycle(plot.actors.communeOfficer.personId)).toBeUndefined();
    expect((await database.db.$count(auditEntry)) - before).toBe(2);
  });

  it('happens once, and one cycle of the province at a time', async () => {
    await expect(openCycle(database.db, board(), { id, confirmation: name })).rejects.toMatchObject({
      refusal: { reason: 'cycle.notDraft' },
    });
    const other = await createCycle(database.db, board(), { ...input, name: 'Đợt giữa năm' });
    await expect(
      openCycle(database.db, board(), { id: other.id, confirmation: 'Đợt giữa năm' }),
    ).rejects.toMatchObject({ status: 409, refusal: { reason: 'cycle.anotherOpen', params: { name } } });
    await expect(
      database.db.update(cycle).set({ state: 'open' }).where(eq(cycle.id, other.id)),
    ).rejects.toThrow();
  });

  it('keeps the picture when a unit moves afterwards', async () => {
    const before = await database.db.query.cycleUnit.findFirst({
      where: eq(cycleUnit.unitId, plot.units.branch.id),
    });
    await database.db
      .update(unit)
      .set({ parentId: plot.units.otherCommune.id })
      .where(eq(unit.id, plot.units.branch.id));
    const after = await database.db.query.cycleUnit.findFirst({
      where: eq(cycleUnit.unitId, plot.units.branch.id),
    });
    expect(after).toEqual(before);
    expect((await inCycle(plot.actors.secretary.personId))?.unitPath).toBe(before?.path);
    await database.db
      .update(unit)
      .set({ parentId: plot.units.commune.id })
      .where(eq(unit.id, plot.units.branch.id));
  });
});

describe('a running cycle', () => {
  const move = {
    phase: 'peer' as const,
    startsAt: instantOf('2024-11-16', '07:00'),
    endsAt: instantOf('2024-12-03', '17:00'),
  };

  it('moves a phase with a reason that everyone reads', async () => {
    await expect(
      movePhase(database.db, board(), { cycleId: id, ...move, reason: 'vì thế' }),
    ).rejects.toMatchObject({ issues: [{ path: 'reason', code: 'cycle.reasonRequired' }] });
    await movePhase(database.db, board(), { cycleId: id, ...move, reason: 'Hai xã bị ngập, chưa họp được' });
    const [change] = await listPhaseChanges(database.db, plot.actors.secretary, id);
    expect(change).toMatchObject({
      phase: 'peer',
      endsAfter: move.endsAt,
      reason: 'Hai xã bị ngập, chưa họp được',
      byName: 'Nguyễn Thị Mỹ Hạnh',
    });
    await expect(
      movePhase(database.db, actOf(plot.actors.communeOfficer), {
        cycleId: id,
        ...move,
        reason: 'Xin thêm vài ngày',
      }),
    ).rejects.toMatchObject({ refusal: { reason: 'cycle.boardOnly' } });
  });

  it('sets the quota of a unit that nominates, and of no other', async () => {
    await setQuota(database.db, board(), { cycleId: id, unitId: plot.units.district.id, quota: 2 });
    const row = await database.db.query.cycleUnit.findFirst({
      where: eq(cycleUnit.unitId, plot.units.district.id),
    });
    expect(row?.quota).toBe(2);
    await expect(
      setQuota(database.db, board(), { cycleId: id, unitId: plot.units.commune.id, quota: 2 }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('hands a branch over: one leaves with a reason, the next joins', async () => {
    const { personId } = plot.actors.nextSecretary;
    const leaving = (await inCycle(personId))!;
    const taker = await makePerson(database.db, { fullName: 'Thạch Thị Bích' });
    const unitId = plot.units.nextBranch.id;
    await makeAppointment(database.db, {
      personId: taker.id,
      unitId,
      titleCode: 'SECRETARY',
      fromOn: '2024-11-18',
    });
    await database.db
      .update(appointment)
      .set({ toOn: '2024-11-17' })
      .where(eq(appointment.personId, personId));
    const officer = actOf(plot.actors.communeOfficer);
    await expect(
      joinCycle(database.db, officer, { cycleId: id, personId: taker.id, unitId }),
    ).rejects.toMatchObject({
      refusal: { reason: 'cycle.rateeStillIn' },
    });
    const foreign = actOf(plot.actors.otherCommuneOfficer);
    const leave = { cyclePersonId: leaving.id, reason: 'Chuyển công tác lên huyện' };
    await expect(leaveCycle(database.db, foreign, leave)).rejects.toMatchObject({ status: 403 });
    await leaveCycle(database.db, officer, leave);
    await expect(leaveCycle(database.db, officer, leave)).rejects.toMatchObject({ status: 409 });
    await joinCycle(database.db, officer, { cycleId: id, personId: taker.id, unitId });
    expect(await inCycle(taker.id)).toMatchObject({
      isRatee: true,
      joinedAt: testNow,
      fullName: 'Thạch Thị Bích',
    });
    expect(await countCycle(database.db, plot.actors.reader, id)).toMatchObject({ ratees: 3, left: 1 });
  });

  it('closes early only with a reason, then stands still', async () => {
    await expect(closeCycle(database.db, board(), { id, confirmation: name })).rejects.toMatchObject({
      status: 422,
    });
    await closeCycle(database.db, board(), { id, confirmation: name, reason: 'Tỉnh sáp nhập, mở đợt khác' });
    expect(await findRunningCycle(database.db, testNow)).toBeNull();
    await expect(
      movePhase(database.db, board(), { cycleId: id, ...move, reason: 'Hai xã bị ngập, chưa họp được' }),
    ).rejects.toMatchObject({ refusal: { reason: 'cycle.notOpen' } });
  });
});
