/**
 * How a goal stands on a day. Denominator: the people of the rule in force that day, each once, where they hold the
 * post that day. Numerator: those of them who finished a class of the goal by then, wherever they served at the time.
 */
import { and, asc, desc, eq, inArray, lte, type SQL, sql } from 'drizzle-orm';
import { type Db, rowsOf } from '#db/client';
import { person, trainingGoal, trainingGoalRule, trainingPlan, unit } from '#db/schema/index';
import type { Actor } from '~/features/organisation/actor';
import type { Day } from '~/lib/date';
import { NotFound } from '~/lib/errors';
import { refuseToChangePlan, refuseToDraftPlan, refuseToReadPlan } from '../training-policy';
import { goalPageSize, type PeopleShown } from './goal';

type Goal = typeof trainingGoal.$inferSelect;
type Rule = typeof trainingGoalRule.$inferSelect;
type Standing = { trained: number; population: number };

/** Goals of a plan in order, each with the rule in force on the day and its two counts; null counts without a rule in force. */
export async function readGoals(
  db: Db,
  { planId, unitPath, on }: { planId: string; unitPath: string; on: Day },
) {
  const goals = await db
    .select()
    .from(trainingGoal)
    .where(eq(trainingGoal.planId, planId))
    .orderBy(asc(trainingGoal.createdAt), asc(trainingGoal.id))
    .limit(20);
  const rules = await rulesOf(
    db,
    goals.map((goal) => goal.id),
    on,
  );
  const read = [];
  for (const goal of goals) {
    const rule = rules.find((one) => one.goalId === goal.id) ?? null;
    read.push({
      id: goal.id,
      name: goal.name,
      target: goal.target,
      countedFrom: goal.countedFrom,
      rule,
      standing: rule && isInForce(rule, on) ? await countOf(db, { goal, rule, unitPath, on }) : null,
    });
  }
  return read;
}
export type GoalLine = Awaited<ReturnType<typeof readGoals>>[number];

/** A goal with its rules, the newest first, and a page of its people on the day. `NotFound` for outsiders as for none. */
export async function findGoal(
  db: Db,
  actor: Actor,
  { id, on, show, page }: { id: string; on: Day; show: PeopleShown; page: number },
) {
  const [found] = await db
    .select({ goal: trainingGoal, plan: trainingPlan, unitPath: unit.path, unitName: unit.name })
    .from(trainingGoal)
    .innerJoin(trainingPlan, eq(trainingPlan.id, trainingGoal.planId))
    .innerJoin(unit, eq(unit.id, trainingPlan.unitId))
    .where(eq(trainingGoal.id, id));
  const plan = found && { ...found.plan, unitPath: found.unitPath };
  if (!plan || refuseToReadPlan(actor, plan)) throw new NotFound();
  const { goal, unitPath, unitName } = found;
  const rules = await db
    .select({ rule: trainingGoalRule, by: person.fullName })
    .from(trainingGoalRule)
    .leftJoin(person, eq(person.id, trainingGoalRule.byPersonId))
    .where(eq(trainingGoalRule.goalId, id))
    .orderBy(desc(trainingGoalRule.fromOn))
    .limit(50);
  const rule = rules.find(({ rule: one }) => one.fromOn <= on)?.rule;
  const place = rule && isInForce(rule, on) ? { goal, rule, unitPath, on } : null;
  return {
    ...goal,
    planName: plan.name,
    unitName,
    rules: rules.map(({ rule: one, by }) => ({ ...one, by, isCurrent: one.id === rule?.id })),
    standing: place && (await countOf(db, place)),
    people: place ? await peopleOf(db, place, { show, page }) : [],
    mayChange: refuseToChangePlan(actor, plan) === null,
    mayRemove: refuseToDraftPlan(actor, plan) === null,
    newest: rules[0]?.rule ?? null,
    unitPath,
  };
}
export type GoalView = Awaited<ReturnType<typeof findGoal>>;

/** A goal that the actor may change; told of none otherwise. */
export async function findGoalToChange(
  db: Db,
  actor: Actor,
  { id, on }: { id: string; on: Day },
): Promise<GoalView> {
  const goal = await findGoal(db, actor, { id, on, show: 'missing', page: 1 });
  if (!goal.mayChange) throw new NotFound();
  return goal;
}

type Place = { goal: Goal; rule: Rule; unitPath: string; on: Day };

async function countOf(db: Db, place: Place): Promise<Standing> {
  const [row] = await rowsOf<{ population: number; trained: number }>(
    db,
    sql`select count(*)::int as population, (count(*) filter (where ${trainedBy(place)}))::int as trained
      from (${populationOf(place)}) p`,
  );
  return { population: row?.population ?? 0, trained: row?.trained ?? 0 };
}

type PersonLine = { personId: number; name: string; seat: string | null; isTrained: boolean };

async function peopleOf(
  db: Db,
  place: Place,
  { show, page }: { show: PeopleShown; page: number },
): Promise<PersonLine[]> {
  const trained = trainedBy(place);
  const where = show === 'all' ? sql`true` : show === 'trained' ? trained : sql`not ${trained}`;
  return rowsOf<PersonLine>(
    db,
    sql`select p.person_id as "personId", n.full_name as name, ${trained} as "isTrained",
        (select t.name_vi || ' ' || u.name from appointment a
          join title t on t.code = a.title_code join unit u on u.id = a.unit_id
          where a.person_id = p.person_id and ${inOffice(place.on)} and starts_with(u.path, ${place.unitPath})
          order by t.position, a.id limit 1) as seat
      from (${populationOf(place)}) p join person n on n.id = p.person_id
      where ${where}
      order by n.sort_key collate "C", n.id
      limit ${goalPageSize} offset ${(page - 1) * goalPageSize}`,
  );
}

/** SQL of the people of a rule, each once. */
function populationOf({ rule, unitPath, on }: Place): SQL {
  if (rule.kind === 'list') return sql`select person_id from training_goal_person where rule_id = ${rule.id}`;
  const isNew = rule.newSince ? sql`and a.from_on >= ${rule.newSince}` : sql``;
  const isFirst = rule.isFirstTerm
    ? sql`and not exists (select 1 from appointment b where b.person_id = a.person_id
        and b.title_code = a.title_code and b.from_on < a.from_on)`
    : sql``;
  return sql`select distinct a.person_id from appointment a
    join unit u on u.id = a.unit_id join unit_type k on k.code = u.type_code
    where starts_with(u.path, ${unitPath}) and ${inOffice(on)}
      and k.level || ':' || a.title_code in ${rule.posts} ${isNew} ${isFirst}`;
}

/** Of appointment `a` in unit `u`: in force on the day, and its unit not ended before. */
function inOffice(on: Day): SQL {
  return sql`a.from_on <= ${on} and coalesce(a.to_on, ${on}) >= ${on} and coalesce(u.valid_to, ${on}) >= ${on}`;
}

function trainedBy({ goal, on }: Place): SQL {
  return sql`exists (select 1 from training_completion c join training_class_goal g on g.class_id = c.class_id
    where c.person_id = p.person_id and g.goal_id = ${goal.id} and c.revoked_at is null
      and c.completed_on between ${goal.countedFrom} and ${on})`;
}

function isInForce({ fromOn, toOn }: Rule, on: Day): boolean {
  return fromOn <= on && (toOn === null || toOn >= on);
}

/** Of each goal the newest rule that had begun by the day. */
async function rulesOf(db: Db, goalIds: string[], on: Day): Promise<Rule[]> {
  return db
    .selectDistinctOn([trainingGoalRule.goalId])
    .from(trainingGoalRule)
    .where(and(inArray(trainingGoalRule.goalId, goalIds), lte(trainingGoalRule.fromOn, on)))
    .orderBy(trainingGoalRule.goalId, desc(trainingGoalRule.fromOn));
}
