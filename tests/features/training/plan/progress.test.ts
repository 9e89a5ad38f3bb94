/** Plan 2023–2027 of Bình Thuận, with its own numbers, in the plot's province. */
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkData } from '#db/check';
import { makeAppointment, makeUnit } from '#db/factories/organisation';
import { appointment, auditEntry, unit } from '#db/schema/index';
import { addCost, cancelClass, moveClass } from '~/features/training/class/commands.server';
import { recordCompletions, revokeCompletion } from '~/features/training/class/completion-commands.server';
import { findClass } from '~/features/training/class/queries.server';
import { addGoal, listPeople, succeedRule, unlistPerson } from '~/features/training/goal/commands.server';
import { findGoal } from '~/features/training/goal/queries.server';
import { setYears } from '~/features/training/plan/commands.server';
import { findPlan, listPlans } from '~/features/training/plan/queries.server';
import { missingFor, share } from '~/features/training/training';
import { env } from '~/lib/env.server';
import { verifyAudit } from '~/lib/record/audit-verify.server';
import { actOf, makePlot, type Plot } from '../../../support/actors';
import { emptyDb, testDb } from '../../../support/database/db';
import { approve, binhThuan, classOf, draft, holdFor, listRule, postsRule } from '../../../support/trained';

const database = testDb();
let plot: Plot;
let planId: string;
/** In the second year of the plan. */
const today = '2024-11-20';
const board = (at?: Date) => actOf(plot.actors.board, at);
const see = (on = today, viewer = plot.actors.board) => findPlan(database.db, viewer, { id: planId, on });
const standingOf = async (goalId: string, on = today) =>
  (await findGoal(database.db, plot.actors.board, { id: goalId, on, show: 'all', page: 1 })).standing;
const peopleOf = async (goalId: string, show: 'missing' | 'trained' | 'all', on = today) =>
  (await findGoal(database.db, plot.actors.board, { id: goalId, on, show, page: 1 })).people.map(
    (one) => one.name,
  );
const goal = (target: number, rule: ReturnType<typeof postsRule>) =>
  addGoal(database.db, board(), { planId, name: `Chỉ tiêu ${target}`, target, ...rule });
const classFor = (...goals: string[]) => classOf(database.db, board(), { planId, goals });
const hold = (classId: string, heldOn: string, ...people: { personId: number }[]) =>
  holdFor(database.db, board(), { classId, heldOn, personIds: people.map((one) => one.personId) });

beforeEach(async () => {
  await emptyDb(database.db);
  plot = await makePlot(database.db);
  planId = await draft(database.db, board());
});

describe('the plan 2023–2027', () => {
  it('plans 16 classes, 1.440 places and 1,34 billion đồng, and tells what was done of them by a day', async () => {
    const id = await classFor();
    const { secretary, nextSecretary } = plot.actors;
    await hold(id, '2024-03-20', secretary, nextSecretary);
    const again = await classFor();
    await hold(again, '2024-09-10', secretary);
    await addCost(database.db, board(), {
      classId: id,
      label: 'Thuê hội trường',
      amount: 83_000_000,
      spentOn: '2024-03-25',
    });
    await addCost(database.db, board(), {
      classId: id,
      label: 'Ghi nhầm',
      amount: -3_000_000,
      spentOn: '2024-04-01',
    });
    const { total, people, years } = await see();
    expect(total).toEqual({
      classes: 16,
      people: 1440,
      amount: 1_340_000_000,
      held: 2,
      learners: 3,
      spent: 80_000_000,
    });
    expect(people).toBe(2);
    expect(years.map((row) => [row.year, row.held, row.classes])).toEqual([
      [2023, 0, 0],
      [2024, 2, 4],
      [2025, 0, 4],
      [2026, 0, 4],
      [2027, 0, 4],
    ]);
    expect((await see('2024-03-31')).total).toMatchObject({ held: 1, learners: 2, spent: 83_000_000 });
    expect((await see('2024-03-19')).total).toMatchObject({ held: 0, learners: 0, spent: 0 });
  });

  it('is a draft for its own unit alone; approved, units above read it and its sums', async () => {
    await expect(see(today, plot.actors.reader)).rejects.toMatchObject({ status: 404 });
    expect((await listPlans(database.db, plot.actors.reader, { page: 1, on: today })).plans).toEqual([]);
    await hold(await classFor(), '2024-03-20', plot.actors.secretary);
    await approve(database.db, board(), planId);
    const { plans, trained } = await listPlans(database.db, plot.actors.reader, { page: 1, on: today });
    expect(plans).toMatchObject([
      { name: binhThuan.name, classes: 16, people: 1440, amount: 1_340_000_000, held: 1, learners: 1 },
    ]);
    expect(trained).toBe(1);
    await expect(see(today, plot.actors.communeOfficer)).rejects.toMatchObject({ status: 404 });
  });

  it('is changed by its own unit only, after approval with a reason', async () => {
    await approve(database.db, board(), planId);
    const { lines } = binhThuan;
    await expect(setYears(database.db, board(), { planId, lines, reason: '' })).rejects.toMatchObject({
      issues: [{ path: 'reason' }],
    });
    await expect(
      setYears(database.db, actOf(plot.actors.districtOfficer), {
        planId,
        lines,
        reason: 'Điều chỉnh theo văn bản 12',
      }),
    ).rejects.toMatchObject({ refusal: { reason: 'training.notYours' } });
    await expect(goal(80, postsRule(['branch:SECRETARY']))).rejects.toMatchObject({
      refusal: { reason: 'training.planApproved' },
    });
  });

  it('says which class is late and by how much; moved, it stays in its first year', async () => {
    const id = await classFor();
    const { classes } = await see('2024-06-19');
    expect(classes[0]).toMatchObject({ id, state: 'planned', year: 2024 });
    const view = await findClass(database.db, plot.actors.board, { id, today });
    expect(view.isOpen).toBe(true);
    await moveClass(database.db, board(), {
      classId: id,
      year: 2025,
      quarter: 1,
      reason: 'Hội trường đang sửa chữa',
    });
    const [moved] = (await see()).classes;
    expect(moved).toMatchObject({ year: 2024, moved: { year: 2025, quarter: 1, on: today } });
    await cancelClass(database.db, board(), { classId: id, reason: 'Gộp với lớp của Trung ương' });
    await expect(hold(id, '2024-03-20', plot.actors.secretary)).rejects.toMatchObject({
      refusal: { reason: 'training.classCancelled' },
    });
  });
});

describe('a goal', () => {
  it('counts a person once, though they hold two posts and took two classes', async () => {
    const { secretary } = plot.actors;
    await makeAppointment(database.db, {
      personId: secretary.personId,
      unitId: plot.units.nextBranch.id,
      titleCode: 'SECRETARY',
    });
    const { id } = await goal(100, postsRule(['branch:SECRETARY']));
    await hold(await classFor(id), '2024-03-20', secretary);
    await hold(await classFor(id), '2024-05-20', secretary);
    expect(await standingOf(id)).toEqual({ population: 3, trained: 1 });
    expect(await peopleOf(id, 'trained')).toEqual(['Lâm Thị Ngọc Diễm']);
    expect(await peopleOf(id, 'missing')).toEqual(['Đỗ Thị Thu Sương', 'Sơn Minh Đạt']);
  });

  it('follows the title that day: whoever takes over is untrained, whoever moved to another unit stays trained', async () => {
    const { secretary, branchMember, nextSecretary } = plot.actors;
    const { id } = await goal(100, postsRule(['branch:SECRETARY']));
    await hold(await classFor(id), '2024-03-20', secretary, nextSecretary);
    const seat = (personId: number) => eq(appointment.personId, personId);
    for (const who of [secretary, nextSecretary])
      await database.db.update(appointment).set({ toOn: '2024-07-31' }).where(seat(who.personId));
    const taken = { titleCode: 'SECRETARY', fromOn: '2024-08-01' };
    await makeAppointment(database.db, {
      ...taken,
      personId: branchMember.personId,
      unitId: plot.units.branch.id,
    });
    await makeAppointment(database.db, {
      ...taken,
      personId: secretary.personId,
      unitId: plot.units.nextBranch.id,
    });
    expect(await standingOf(id, '2024-07-31')).toEqual({ population: 3, trained: 2 });
    expect(await standingOf(id)).toEqual({ population: 3, trained: 1 });
    expect(await peopleOf(id, 'trained')).toEqual(['Lâm Thị Ngọc Diễm']);
  });

  it('keeps its count when units merge', async () => {
    const { farSecretary } = plot.actors;
    const { id } = await goal(100, postsRule(['branch:SECRETARY']));
    await hold(await classFor(id), '2024-03-20', farSecretary);
    const merged = await makeUnit(database.db, {
      code: '84-CK-01-09',
      name: 'Chi đoàn ấp Chông Bát – Rạch Sâu',
      typeCode: 'BRANCH_RESIDENTIAL',
      parentId: plot.units.commune.id,
      validFrom: '2024-07-01',
    });
    await database.db.update(unit).set({ validTo: '2024-06-30' }).where(eq(unit.id, plot.units.farBranch.id));
    expect(await standingOf(id)).toEqual({ population: 2, trained: 0 });
    await makeAppointment(database.db, {
      personId: farSecretary.personId,
      unitId: merged.id,
      titleCode: 'SECRETARY',
      fromOn: '2024-07-01',
    });
    expect(await standingOf(id)).toEqual({ population: 3, trained: 1 });
  });

  it('says that there is nobody to count, and has no data without a list in force', async () => {
    const nobody = await goal(100, postsRule(['district:COMMITTEE_MEMBER']));
    expect(await standingOf(nobody.id)).toEqual({ population: 0, trained: 0 });
    expect(share(0, 0)).toBeNull();
    const list = await goal(100, listRule('2024-01-01', '2024-10-31'));
    const people = { goalId: list.id, personIds: [plot.actors.secretary.personId] };
    expect(await listPeople(database.db, board(new Date('2024-05-01T02:00:00Z')), people)).toEqual({
      count: 1,
    });
    expect(await standingOf(list.id, '2024-10-31')).toEqual({ population: 1, trained: 0 });
    expect(await standingOf(list.id)).toBeNull();
    expect(await standingOf(list.id, '2023-12-31')).toBeNull();
    await unlistPerson(database.db, board(), { goalId: list.id, personId: plot.actors.secretary.personId });
    expect(await standingOf(list.id, '2024-10-31')).toEqual({ population: 0, trained: 0 });
  });

  it('is about others from a day on; before it the old rule answers', async () => {
    const { id } = await goal(100, postsRule(['province:SECRETARY', 'district:SECRETARY']));
    await approve(database.db, board(), planId);
    const rule = postsRule(['province:SECRETARY', 'grassroots:SECRETARY'], '2025-07-01');
    await succeedRule(database.db, board(), {
      goalId: id,
      ...rule,
      decision: 'Họp Ban Thường vụ ngày 18/8/2025',
    });
    const names = (on: string) => peopleOf(id, 'all', on);
    expect(await names('2025-06-30')).toEqual(
      ['Nguyễn Thị Mỹ Hạnh', 'Huỳnh Quốc Thái', 'Lý Thị Cẩm Vân'].sort(byGiven),
    );
    expect(await names('2025-07-01')).toEqual(
      ['Nguyễn Thị Mỹ Hạnh', 'Kim Thị Lan', 'Lê Văn Phúc'].sort(byGiven),
    );
    await expect(succeedRule(database.db, board(), { goalId: id, ...rule })).rejects.toMatchObject({
      issues: [{ path: 'fromOn', code: 'training.ruleOrder' }],
    });
  });

  it('narrows to who is new, and to who holds the title for the first time', async () => {
    const isNew = await goal(100, { ...postsRule(['branch:SECRETARY']), newSince: '2024-08-01' });
    const first = await goal(100, { ...postsRule(['branch:SECRETARY']), only: ['firstTerm'] });
    const fromOn = '2024-08-01';
    await makeAppointment(database.db, {
      personId: plot.actors.nextMember.personId,
      unitId: plot.units.nextBranch.id,
      titleCode: 'SECRETARY',
      fromOn,
    });
    await makeAppointment(database.db, {
      personId: plot.actors.ended.personId,
      unitId: plot.units.branch.id,
      titleCode: 'SECRETARY',
      fromOn,
    });
    expect(await peopleOf(isNew.id, 'all')).toEqual(['Kiên Thị Sa Mết', 'Ngô Văn Tâm'].sort(byGiven));
    // Tâm was secretary of a commune before.
    expect((await peopleOf(first.id, 'all')).includes('Ngô Văn Tâm')).toBe(false);
    expect(await standingOf(first.id)).toEqual({ population: 4, trained: 0 });
  });

  it('counts classes tagged with it, since the plan began, and none that was revoked', async () => {
    const { secretary, nextSecretary } = plot.actors;
    const [a, b] = [
      await goal(100, postsRule(['branch:SECRETARY'])),
      await goal(80, postsRule(['branch:SECRETARY'])),
    ];
    const id = await classFor(a.id);
    await hold(id, '2024-03-20', secretary, nextSecretary);
    expect([await standingOf(a.id), await standingOf(b.id)]).toEqual([
      { population: 3, trained: 2 },
      { population: 3, trained: 0 },
    ]);
    const { learners } = await findClass(database.db, plot.actors.board, { id, today });
    await revokeCompletion(database.db, board(), { id: learners[0]!.id, reason: 'Ghi nhầm người trùng tên' });
    expect(await standingOf(a.id)).toEqual({ population: 3, trained: 1 });
    await approve(database.db, board(), planId);
    expect(await checkData(database.db)).toEqual([]);
    const { findings } = await verifyAudit(database.db, env().auditKey);
    // Factories write past the record.
    expect(findings.filter((one) => 'table' in one && one.table?.startsWith('training'))).toEqual([]);
  });

  it('is told by how many people it is missed', () => {
    expect(missingFor({ trained: 151, population: 186, target: 100 })).toBe(35);
    expect(missingFor({ trained: 223, population: 264, target: 80 })).toBe(0);
    expect([share(151, 186), share(223, 264), share(71, 96), share(199, 200)]).toEqual([81, 84, 73, 99]);
  });
});

describe('a completion', () => {
  it('is of a class that was held, of people of the unit, once, and never one’s own', async () => {
    const id = await classFor();
    const record = (...personIds: number[]) =>
      recordCompletions(database.db, board(), { classId: id, personIds });
    const { secretary, reader, board: chief } = plot.actors;
    await expect(record(secretary.personId)).rejects.toMatchObject({
      refusal: { reason: 'training.classNotHeld' },
    });
    await hold(id, '2024-03-20', secretary);
    for (const personId of [secretary.personId, reader.personId])
      await expect(record(personId)).rejects.toMatchObject({ refusal: { reason: 'training.nobodyNew' } });
    await expect(record(chief.personId)).rejects.toMatchObject({
      refusal: { reason: 'training.ownCompletion' },
    });
    const acts = await database.db
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.action, 'training.complete'));
    expect(acts).toHaveLength(1);
  });
});

function byGiven(a: string, b: string): number {
  const key = (name: string) =>
    [name.split(' ').at(-1), ...name.split(' ').slice(0, -1)].join(' ').toLowerCase();
  return key(a) < key(b) ? -1 : 1;
}
