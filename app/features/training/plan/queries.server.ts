/** Plans as their unit and those above read them. */
import { and, asc, count, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { type Db, rowsOf } from '#db/client';
import { trainingPlan, trainingPlanYear, unit } from '#db/schema/index';
import { type Actor, managing, readablePaths } from '~/features/organisation/actor';
import type { Day } from '~/lib/date';
import { must, NotFound } from '~/lib/errors';
import { listClasses } from '../class/list-queries.server';
import { readGoals } from '../goal/queries.server';
import {
  refuseToChangePlan,
  refuseToDraftPlan,
  refuseToReadPlan,
  refuseToReadTraining,
} from '../training-policy';
import { planPageSize, totalOf, yearRows } from './plan';

/** Plans the actor may read with their sums on a day: those of their own units first, drafts too; of units below what was approved. */
export async function listPlans(db: Db, actor: Actor, { page, on }: { page: number; on: Day }) {
  must(refuseToReadTraining(actor));
  const visible = visibleTo(actor);
  const own = managing(actor).map((seat) => seat.unitId);
  const plans = await db
    .select({
      id: trainingPlan.id,
      name: trainingPlan.name,
      state: trainingPlan.state,
      fromYear: trainingPlan.fromYear,
      toYear: trainingPlan.toYear,
      unitId: trainingPlan.unitId,
      unitName: unit.name,
      ...sums(on),
    })
    .from(trainingPlan)
    .innerJoin(unit, eq(unit.id, trainingPlan.unitId))
    .where(visible)
    .orderBy(asc(unit.path), desc(trainingPlan.fromYear), asc(trainingPlan.id))
    .limit(planPageSize)
    .offset((page - 1) * planPageSize);
  const [all] = await db
    .select({ total: count() })
    .from(trainingPlan)
    .innerJoin(unit, eq(unit.id, trainingPlan.unitId))
    .where(visible);
  return {
    plans: plans.map(({ unitId, ...plan }) => ({ ...plan, isOwn: own.includes(unitId) })),
    total: all?.total ?? 0,
    trained: await countTrained(db, visible, on),
  };
}
export type PlanRow = Awaited<ReturnType<typeof listPlans>>['plans'][number];

/** A plan on a day: years, goals, classes, papers. `NotFound` for outsiders as for none. */
export async function findPlan(db: Db, actor: Actor, { id, on }: { id: string; on: Day }) {
  const [found] = await db
    .select({ plan: trainingPlan, unitPath: unit.path, unitName: unit.name })
    .from(trainingPlan)
    .innerJoin(unit, eq(unit.id, trainingPlan.unitId))
    .where(eq(trainingPlan.id, id));
  const plan = found && { ...found.plan, unitPath: found.unitPath, unitName: found.unitName };
  if (!plan || refuseToReadPlan(actor, plan)) throw new NotFound();
  const lines = await db
    .select()
    .from(trainingPlanYear)
    .where(eq(trainingPlanYear.planId, id))
    .orderBy(asc(trainingPlanYear.year));
  const classes = await listClasses(db, { planId: id, on });
  const years = yearRows(lines, classes, on);
  const [people] = await rowsOf<{ people: number }>(
    db,
    sql`select count(distinct c.person_id)::int as people from training_completion c
      join training_class k on k.id = c.class_id
      where k.plan_id = ${id} and c.revoked_at is null and c.completed_on <= ${on}`,
  );
  return {
    ...plan,
    on,
    years,
    total: totalOf(years),
    people: people?.people ?? 0,
    classes,
    goals: await readGoals(db, { planId: id, unitPath: plan.unitPath, on }),
    mayChange: refuseToChangePlan(actor, plan) === null,
    mayDraft: refuseToDraftPlan(actor, plan) === null,
  };
}
export type PlanView = Awaited<ReturnType<typeof findPlan>>;

/** One plan is one page to change; whoever may not change it is told of none. */
export async function findPlanToChange(
  db: Db,
  actor: Actor,
  params: { id: string; on: Day },
): Promise<PlanView> {
  const plan = await findPlan(db, actor, params);
  if (!plan.mayChange) throw new NotFound();
  return plan;
}

/** How many persons finished a class of these plans by the day, each once. */
async function countTrained(db: Db, visible: SQL | undefined, on: Day): Promise<number> {
  const ids = db
    .select({ id: trainingPlan.id })
    .from(trainingPlan)
    .innerJoin(unit, eq(unit.id, trainingPlan.unitId))
    .where(visible);
  const [row] = await rowsOf<{ people: number }>(
    db,
    sql`select count(distinct c.person_id)::int as people from training_completion c
      join training_class k on k.id = c.class_id
      where k.plan_id in ${ids} and c.revoked_at is null and c.completed_on <= ${on}`,
  );
  return row?.people ?? 0;
}

function visibleTo(actor: Actor): SQL | undefined {
  const own = managing(actor).map((seat) => seat.unitId);
  const below = readablePaths(actor).map((path) => sql`starts_with(${unit.path}, ${path})`);
  return or(
    own.length > 0 ? inArray(trainingPlan.unitId, own) : undefined,
    and(eq(trainingPlan.state, 'approved'), or(...below)),
  );
}

function sums(on: Day) {
  const planned = (column: SQL) =>
    sql<number>`(select coalesce(sum(${column}), 0)::float8 from training_plan_year y where y.plan_id = "training_plan"."id")`;
  const done = (what: SQL) =>
    sql<number>`(select ${what} from training_class k where k.plan_id = "training_plan"."id")`;
  return {
    classes: planned(sql`y.classes`),
    people: planned(sql`y.people`),
    amount: planned(sql`y.amount`),
    held: done(sql`(count(*) filter (where k.held_on <= ${on}))::int`),
    learners: done(
      sql`coalesce(sum((select count(*) from training_completion c where c.class_id = k.id
        and c.revoked_at is null and c.completed_on <= ${on})), 0)::int`,
    ),
    spent: done(
      sql`coalesce(sum((select sum(s.amount) from training_cost s where s.class_id = k.id and s.spent_on <= ${on})), 0)::float8`,
    ),
  };
}
