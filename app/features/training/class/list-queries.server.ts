/** Classes of a plan with what was done by a day. */
import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { trainingClass } from '#db/schema/index';
import { type Day, dayOf } from '~/lib/date';
import type { ClassLine } from '../plan/plan';

export async function listClasses(db: Db, { planId, on }: { planId: string; on: Day }): Promise<ClassLine[]> {
  const rows = await db
    .select({ row: trainingClass, ...doneBy(on) })
    .from(trainingClass)
    .where(eq(trainingClass.planId, planId))
    .orderBy(asc(trainingClass.year), asc(trainingClass.quarter), asc(trainingClass.createdAt))
    .limit(1000);
  return rows.map(({ row, ...done }) => lineOf(row, done));
}

/** Completions and đồng of a class by a day, for a query of classes. */
export function doneBy(on: Day) {
  return {
    learners: sql<number>`(select count(*)::int from training_completion c
      where c.class_id = "training_class"."id" and c.revoked_at is null and c.completed_on <= ${on})`,
    spent: sql<number>`(select coalesce(sum(s.amount), 0)::float8 from training_cost s
      where s.class_id = "training_class"."id" and s.spent_on <= ${on})`,
  };
}

export function lineOf(
  row: typeof trainingClass.$inferSelect,
  done: { learners: number; spent: number },
): ClassLine {
  const { movedYear, movedQuarter, movedReason, movedAt, cancelledReason, cancelledAt } = row;
  return {
    id: row.id,
    name: row.name,
    year: row.year,
    quarter: row.quarter,
    people: row.people,
    amount: row.amount,
    state: row.state,
    heldOn: row.heldOn,
    moved: movedAt && {
      year: movedYear!,
      quarter: movedQuarter!,
      reason: movedReason!,
      on: dayOf(movedAt),
    },
    cancelled: cancelledAt && { reason: cancelledReason ?? '', on: dayOf(cancelledAt) },
    ...done,
  };
}
