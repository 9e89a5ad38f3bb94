/** Classes of a plan: put in, changed, moved, cancelled, held; what they cost and who finished them. */
import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import {
  trainingClass,
  trainingClassGoal,
  trainingClassTopic,
  trainingCompletion,
  trainingCost,
  trainingGoal,
  trainingHall,
  trainingSeat,
  trainingTopic,
  unit,
} from '#db/schema/index';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { dayOf } from '~/lib/date';
import { Conflict, Invalid, must, NotFound } from '~/lib/errors';
import { tell } from '~/lib/job/inbox.server';
import { decide } from '~/lib/record/audit.server';
import { lockPlan } from '../plan/commands.server';
import { refuseToChangeClass, refuseToChangePlan } from '../training-policy';
import type { ClassValues } from './form';

/** Throws `Invalid` for a year outside the plan, and for goals and topics that are not its own or above it. */
export async function planClass(
  db: Db,
  act: Act,
  { planId, ...input }: ClassValues & { planId: string },
): Promise<{ id: string }> {
  return decide(db, act, async (tx, record) => {
    const plan = await lockPlan(tx, planId);
    must(refuseToChangePlan(act.actor, plan));
    await mustFit(tx, plan, input);
    const { goals, topics, ...row } = input;
    const [made] = await tx
      .insert(trainingClass)
      .values({ ...row, planId, createdBy: personIdOf(act.actor), createdAt: act.at })
      .returning({ id: trainingClass.id });
    await tie(tx, made!.id, input);
    record({
      action: 'training.planClass',
      subject: `training_class:${made!.id}`,
      after: { planId, ...input },
    });
    return made!;
  });
}

/** As planning, until it is held. */
export async function editClass(
  db: Db,
  act: Act,
  { classId, ...input }: ClassValues & { classId: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { row, plan } = await lockClass(tx, classId);
    must(refuseToChangeClass(act.actor, plan, row));
    await mustFit(tx, plan, input);
    const { goals, topics, ...change } = input;
    await tx.update(trainingClass).set(change).where(eq(trainingClass.id, classId));
    await tx.delete(trainingClassGoal).where(eq(trainingClassGoal.classId, classId));
    await tx.delete(trainingClassTopic).where(eq(trainingClassTopic.classId, classId));
    await tie(tx, classId, input);
    const { name, year, quarter, people, amount } = row;
    record({
      action: 'training.editClass',
      subject: `training_class:${classId}`,
      before: { name, year, quarter, people, amount },
      after: input,
    });
  });
}

/** Moves it to another quarter, with the reason; it stays in the figures of its first year. */
export async function moveClass(
  db: Db,
  act: Act,
  { classId, year, quarter, reason }: { classId: string; year: number; quarter: number; reason: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { row, plan } = await lockClass(tx, classId);
    must(refuseToChangeClass(act.actor, plan, row));
    if (year < plan.fromYear || year > plan.toYear)
      throw new Invalid([{ path: 'year', code: 'training.yearOutside' }]);
    const change = { movedYear: year, movedQuarter: quarter, movedReason: reason, movedAt: act.at };
    await tx.update(trainingClass).set(change).where(eq(trainingClass.id, classId));
    record({
      action: 'training.moveClass',
      subject: `training_class:${classId}`,
      before: { year: row.movedYear ?? row.year, quarter: row.movedQuarter ?? row.quarter },
      after: { year, quarter, reason },
    });
  });
}

/** It will not be held; it stays in the plan and says why. */
export async function cancelClass(
  db: Db,
  act: Act,
  { classId, reason }: { classId: string; reason: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { row, plan } = await lockClass(tx, classId);
    must(refuseToChangeClass(act.actor, plan, row));
    const change = { state: 'cancelled' as const, cancelledReason: reason, cancelledAt: act.at };
    await tx.update(trainingClass).set(change).where(eq(trainingClass.id, classId));
    await tellAsked(tx, act, { classId, name: row.name, reason });
    record({
      action: 'training.cancelClass',
      subject: `training_class:${classId}`,
      before: { state: row.state },
      after: change,
    });
  });
}

/** It was held on a day that has come; its people are recorded next. */
export async function holdClass(
  db: Db,
  act: Act,
  { classId, heldOn }: { classId: string; heldOn: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { row, plan } = await lockClass(tx, classId);
    must(refuseToChangeClass(act.actor, plan, row));
    mustHaveCome(act, 'heldOn', heldOn);
    if (heldOn < `${plan.fromYear}-01-01`)
      throw new Invalid([{ path: 'heldOn', code: 'training.yearOutside' }]);
    await tx.update(trainingClass).set({ state: 'held', heldOn }).where(eq(trainingClass.id, classId));
    record({ action: 'training.holdClass', subject: `training_class:${classId}`, after: { heldOn } });
  });
}

/** It was not held after all: planned again, as long as nobody is recorded as having finished it. */
export async function reopenClass(db: Db, act: Act, { classId }: { classId: string }): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { row, plan } = await lockClass(tx, classId);
    must(refuseToChangePlan(act.actor, plan));
    const finished = await tx.query.trainingCompletion.findFirst({
      where: and(eq(trainingCompletion.classId, classId), isNull(trainingCompletion.revokedAt)),
    });
    if (row.state !== 'held' || finished) throw new Conflict({ reason: 'training.classFinished' });
    await tx
      .update(trainingClass)
      .set({ state: 'planned', heldOn: null })
      .where(eq(trainingClass.id, classId));
    record({
      action: 'training.reopenClass',
      subject: `training_class:${classId}`,
      before: { heldOn: row.heldOn },
    });
  });
}

/** An entry of the books; below nothing it is the counter-entry of a wrong one. */
export async function addCost(
  db: Db,
  act: Act,
  { classId, ...cost }: { classId: string; label: string; amount: number; spentOn: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { plan } = await lockClass(tx, classId);
    must(refuseToChangePlan(act.actor, plan));
    mustHaveCome(act, 'spentOn', cost.spentOn);
    if (cost.amount === 0) throw new Invalid([{ path: 'amount', code: 'training.amount' }]);
    await tx.insert(trainingCost).values({ ...cost, classId, byPersonId: personIdOf(act.actor), at: act.at });
    record({ action: 'training.addCost', subject: `training_class:${classId}`, after: cost });
  });
}

/** A class with its plan, both locked until the transaction ends. Throws `NotFound`. */
export async function lockClass(tx: Db, classId: string) {
  const found = await tx.query.trainingClass.findFirst({ where: eq(trainingClass.id, classId) });
  if (!found) throw new NotFound();
  const plan = await lockPlan(tx, found.planId);
  const [row] = await tx.select().from(trainingClass).where(eq(trainingClass.id, classId)).for('update');
  return { row: row!, plan };
}

/** Whoever was asked or waits hears that it is off; the event of their calendars is taken back by a newer one. */
async function tellAsked(
  tx: Db,
  act: Act,
  { classId, name, reason }: { classId: string; name: string; reason: string },
): Promise<void> {
  await tx
    .update(trainingHall)
    .set({ sequence: sql`${trainingHall.sequence} + 1`, updatedAt: act.at })
    .where(eq(trainingHall.classId, classId));
  const asked = await tx
    .select({ personId: trainingSeat.personId })
    .from(trainingSeat)
    .where(and(eq(trainingSeat.classId, classId), ne(trainingSeat.state, 'declined')));
  await tell(
    tx,
    act,
    asked.map((one) => one.personId),
    { kind: 'training.cancelled', params: { name, reason }, place: `/training/class/${classId}/seat` },
  );
}

type Plan = Awaited<ReturnType<typeof lockPlan>>;

async function mustFit(tx: Db, plan: Plan, { year, goals, topics }: ClassValues): Promise<void> {
  if (year < plan.fromYear || year > plan.toYear)
    throw new Invalid([{ path: 'year', code: 'training.yearOutside' }]);
  const own = await tx
    .select({ id: trainingGoal.id })
    .from(trainingGoal)
    .where(and(eq(trainingGoal.planId, plan.id), inArray(trainingGoal.id, goals)));
  if (own.length !== new Set(goals).size) throw new Invalid([{ path: 'goals', code: 'choice.invalid' }]);
  const taught = await tx
    .select({ id: trainingTopic.id, unitPath: unit.path })
    .from(trainingTopic)
    .innerJoin(unit, eq(unit.id, trainingTopic.unitId))
    .where(and(inArray(trainingTopic.id, topics), isNull(trainingTopic.retiredAt)));
  const usable = taught.filter(({ unitPath }) => plan.unitPath.startsWith(unitPath));
  if (usable.length !== new Set(topics).size) throw new Invalid([{ path: 'topics', code: 'choice.invalid' }]);
}

async function tie(tx: Db, classId: string, { goals, topics }: ClassValues): Promise<void> {
  if (goals.length > 0)
    await tx.insert(trainingClassGoal).values([...new Set(goals)].map((goalId) => ({ classId, goalId })));
  if (topics.length > 0)
    await tx.insert(trainingClassTopic).values([...new Set(topics)].map((topicId) => ({ classId, topicId })));
}

function mustHaveCome(act: Act, path: string, day: string): void {
  if (day > dayOf(act.at)) throw new Invalid([{ path, code: 'training.dayToCome' }]);
}
