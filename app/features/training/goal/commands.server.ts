/** Goals are rows: what share of whom. Whom changes by a new rule from a day on; the old one is kept. */
import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { trainingGoal, trainingGoalPerson, trainingGoalRule } from '#db/schema/index';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { dayOf } from '~/lib/date';
import { Conflict, Invalid, must, NotFound } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import { readSeats } from '../people/queries.server';
import { lockPlan } from '../plan/commands.server';
import { refuseToChangePlan, refuseToDraftPlan } from '../training-policy';
import type { GoalRuleValues, GoalValues } from './form';

/** A goal with its first rule, while the plan is a draft. Completions count from the first day of the plan. */
export async function addGoal(
  db: Db,
  act: Act,
  { planId, name, target, ...rule }: GoalValues & { planId: string },
): Promise<{ id: string }> {
  return decide(db, act, async (tx, record) => {
    const plan = await lockPlan(tx, planId);
    must(refuseToDraftPlan(act.actor, plan));
    const [made] = await tx
      .insert(trainingGoal)
      .values({ planId, name, target, countedFrom: `${plan.fromYear}-01-01`, createdAt: act.at })
      .returning({ id: trainingGoal.id });
    await tx.insert(trainingGoalRule).values(ruleRow(act, made!.id, rule));
    record({
      action: 'training.addGoal',
      subject: `training_plan:${planId}`,
      after: { name, target, ...rule },
    });
    return made!;
  });
}

/** Taken out of a draft with its rules. */
export async function removeGoal(
  db: Db,
  act: Act,
  { goalId }: { goalId: string },
): Promise<{ planId: string }> {
  return decide(db, act, async (tx, record) => {
    const { goal, plan } = await lockGoal(tx, goalId);
    must(refuseToDraftPlan(act.actor, plan));
    const rules = tx
      .select({ id: trainingGoalRule.id })
      .from(trainingGoalRule)
      .where(eq(trainingGoalRule.goalId, goalId));
    await tx.delete(trainingGoalPerson).where(inArray(trainingGoalPerson.ruleId, rules));
    await tx.delete(trainingGoalRule).where(eq(trainingGoalRule.goalId, goalId));
    await tx.delete(trainingGoal).where(eq(trainingGoal.id, goalId));
    const { name, target } = goal;
    record({ action: 'training.removeGoal', subject: `training_plan:${plan.id}`, before: { name, target } });
    return { planId: plan.id };
  });
}

/** From a day after the last rule's, whom the goal is about; `decision` says by whose word. */
export async function succeedRule(
  db: Db,
  act: Act,
  { goalId, ...rule }: GoalRuleValues & { goalId: string },
): Promise<{ id: number }> {
  return decide(db, act, async (tx, record) => {
    const { plan } = await lockGoal(tx, goalId);
    must(refuseToChangePlan(act.actor, plan));
    const last = await lastRule(tx, goalId);
    if (last && rule.fromOn <= last.fromOn)
      throw new Invalid([{ path: 'fromOn', code: 'training.ruleOrder', params: { day: last.fromOn } }]);
    const [made] = await tx
      .insert(trainingGoalRule)
      .values(ruleRow(act, goalId, rule))
      .returning({ id: trainingGoalRule.id });
    record({
      action: 'training.succeedRule',
      subject: `training_plan:${plan.id}`,
      before: last && { kind: last.kind, posts: last.posts, fromOn: last.fromOn },
      after: { goalId, ...rule },
    });
    return made!;
  });
}

/** Puts people of the unit's part of the tree on the goal's newest list. Throws `Conflict` when its newest rule is no list. */
export async function listPeople(
  db: Db,
  act: Act,
  { goalId, personIds }: { goalId: string; personIds: readonly number[] },
): Promise<{ count: number }> {
  return changeList(db, act, { goalId, action: 'training.listPeople' }, async (tx, { ruleId, unitPath }) => {
    const seats = await readSeats(tx, { unitPath, on: dayOf(act.at), personIds });
    if (seats.length === 0) throw new Conflict({ reason: 'training.nobodyNew' });
    const added = await tx
      .insert(trainingGoalPerson)
      .values(seats.map(({ personId }) => ({ ruleId, personId })))
      .onConflictDoNothing()
      .returning({ personId: trainingGoalPerson.personId });
    return added.map((row) => row.personId);
  });
}

/** Takes somebody off the goal's newest list. */
export async function unlistPerson(
  db: Db,
  act: Act,
  { goalId, personId }: { goalId: string; personId: number },
): Promise<void> {
  await changeList(db, act, { goalId, action: 'training.unlistPerson' }, async (tx, { ruleId }) => {
    const gone = await tx
      .delete(trainingGoalPerson)
      .where(and(eq(trainingGoalPerson.ruleId, ruleId), eq(trainingGoalPerson.personId, personId)))
      .returning({ personId: trainingGoalPerson.personId });
    return gone.map((row) => row.personId);
  });
}

type ListAct = { goalId: string; action: 'training.listPeople' | 'training.unlistPerson' };

async function changeList(
  db: Db,
  act: Act,
  { goalId, action }: ListAct,
  change: (tx: Db, list: { ruleId: number; unitPath: string }) => Promise<number[]>,
): Promise<{ count: number }> {
  return decide(db, act, async (tx, record) => {
    const { plan } = await lockGoal(tx, goalId);
    must(refuseToChangePlan(act.actor, plan));
    const rule = await lastRule(tx, goalId);
    if (rule?.kind !== 'list') throw new Conflict({ reason: 'training.noList' });
    const personIds = await change(tx, { ruleId: rule.id, unitPath: plan.unitPath });
    record({ action, subject: `training_plan:${plan.id}`, after: { goalId, personIds } });
    return { count: personIds.length };
  });
}

function lastRule(tx: Db, goalId: string) {
  return tx.query.trainingGoalRule.findFirst({
    where: eq(trainingGoalRule.goalId, goalId),
    orderBy: desc(trainingGoalRule.fromOn),
  });
}

async function lockGoal(tx: Db, goalId: string) {
  const goal = await tx.query.trainingGoal.findFirst({ where: eq(trainingGoal.id, goalId) });
  if (!goal) throw new NotFound();
  return { goal, plan: await lockPlan(tx, goal.planId) };
}

function ruleRow(act: Act, goalId: string, { only, posts, ...rule }: GoalRuleValues) {
  return {
    ...rule,
    goalId,
    posts: rule.kind === 'posts' ? posts : [],
    isFirstTerm: only.includes('firstTerm'),
    byPersonId: personIdOf(act.actor),
    at: act.at,
  };
}
