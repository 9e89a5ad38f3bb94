/** A class as those who read its plan read it. */
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import {
  person,
  trainingClass,
  trainingClassGoal,
  trainingClassTopic,
  trainingCompletion,
  trainingCost,
  trainingGoal,
  trainingPlan,
  trainingTopic,
  unit,
} from '#db/schema/index';
import type { Actor } from '~/features/organisation/actor';
import { type Day, dayOf } from '~/lib/date';
import { NotFound } from '~/lib/errors';
import { mostPeople } from '../training-form';
import { refuseToChangeClass, refuseToChangePlan, refuseToReadPlan } from '../training-policy';
import { doneBy, lineOf } from './list-queries.server';

/** A class with its goals, topics, books and people. `NotFound` for outsiders as for none. */
export async function findClass(db: Db, actor: Actor, { id, today }: { id: string; today: Day }) {
  const [found] = await db
    .select({
      row: trainingClass,
      plan: trainingPlan,
      unitPath: unit.path,
      unitName: unit.name,
      ...doneBy(today),
    })
    .from(trainingClass)
    .innerJoin(trainingPlan, eq(trainingPlan.id, trainingClass.planId))
    .innerJoin(unit, eq(unit.id, trainingPlan.unitId))
    .where(eq(trainingClass.id, id));
  const plan = found && { ...found.plan, unitPath: found.unitPath, unitName: found.unitName };
  if (!plan || refuseToReadPlan(actor, plan)) throw new NotFound();
  const goals = await db
    .select({ id: trainingGoal.id, name: trainingGoal.name })
    .from(trainingClassGoal)
    .innerJoin(trainingGoal, eq(trainingGoal.id, trainingClassGoal.goalId))
    .where(eq(trainingClassGoal.classId, id))
    .orderBy(asc(trainingGoal.createdAt));
  const topics = await db
    .select({ id: trainingTopic.id, name: trainingTopic.name })
    .from(trainingClassTopic)
    .innerJoin(trainingTopic, eq(trainingTopic.id, trainingClassTopic.topicId))
    .where(eq(trainingClassTopic.classId, id))
    .orderBy(asc(trainingTopic.id));
  const costs = await db
    .select()
    .from(trainingCost)
    .where(eq(trainingCost.classId, id))
    .orderBy(asc(trainingCost.spentOn), asc(trainingCost.id))
    .limit(500);
  return {
    line: lineOf(found.row, found),
    today,
    plan,
    goals,
    topics,
    costs: costs.map(({ id: costId, label, amount, spentOn }) => ({ id: costId, label, amount, spentOn })),
    learners: await listLearners(db, id),
    mayChange: refuseToChangePlan(actor, plan) === null,
    isOpen: refuseToChangeClass(actor, plan, found.row) === null,
  };
}
export type ClassView = Awaited<ReturnType<typeof findClass>>;

/** A class that the actor may change; told of none otherwise. */
export async function findClassToChange(
  db: Db,
  actor: Actor,
  params: { id: string; today: Day },
): Promise<ClassView> {
  const found = await findClass(db, actor, params);
  if (!found.mayChange) throw new NotFound();
  return found;
}

/** Topics that a class of the unit may teach: its own and those of units above, in use. */
export async function listTeachable(db: Db, unitPath: string) {
  return db
    .select({ id: trainingTopic.id, name: trainingTopic.name })
    .from(trainingTopic)
    .innerJoin(unit, eq(unit.id, trainingTopic.unitId))
    .where(and(sql`starts_with(${unitPath}, ${unit.path})`, isNull(trainingTopic.retiredAt)))
    .orderBy(asc(unit.path), asc(trainingTopic.id))
    .limit(200);
}

/** A completion to revoke, for whoever may change its class. */
export async function findCompletion(db: Db, actor: Actor, { id, today }: { id: string; today: Day }) {
  const [found] = await db
    .select({ row: trainingCompletion, name: person.fullName })
    .from(trainingCompletion)
    .innerJoin(person, eq(person.id, trainingCompletion.personId))
    .where(and(eq(trainingCompletion.id, id), isNull(trainingCompletion.revokedAt)));
  if (!found) throw new NotFound();
  const { line } = await findClassToChange(db, actor, { id: found.row.classId, today });
  return { name: found.name, seat: found.row.seat, line };
}

/** What the actor finished, the newest first, revoked ones too. */
export async function listOwnCompletions(db: Db, personId: number) {
  const rows = await db
    .select({ row: trainingCompletion, name: trainingClass.name, unitName: unit.name })
    .from(trainingCompletion)
    .innerJoin(trainingClass, eq(trainingClass.id, trainingCompletion.classId))
    .innerJoin(trainingPlan, eq(trainingPlan.id, trainingClass.planId))
    .innerJoin(unit, eq(unit.id, trainingPlan.unitId))
    .where(eq(trainingCompletion.personId, personId))
    .orderBy(desc(trainingCompletion.completedOn))
    .limit(200);
  return rows.map(({ row, ...named }) => ({
    ...named,
    id: row.id,
    seat: row.seat,
    completedOn: row.completedOn,
    revokedOn: row.revokedAt && dayOf(row.revokedAt),
    revokedReason: row.revokedReason,
  }));
}
export type OwnCompletion = Awaited<ReturnType<typeof listOwnCompletions>>[number];

async function listLearners(db: Db, classId: string) {
  return db
    .select({
      id: trainingCompletion.id,
      name: person.fullName,
      seat: trainingCompletion.seat,
      revokedAt: trainingCompletion.revokedAt,
      revokedReason: trainingCompletion.revokedReason,
    })
    .from(trainingCompletion)
    .innerJoin(person, eq(person.id, trainingCompletion.personId))
    .where(eq(trainingCompletion.classId, classId))
    .orderBy(asc(sql`${person.sortKey} collate "C"`), asc(trainingCompletion.at))
    .limit(2 * mostPeople);
}
