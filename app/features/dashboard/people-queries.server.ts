/** Results of the people below a unit, as the released run stored them. By name: no list of places. */
import { and, asc, count, eq, like, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cyclePerson, cycleUnit, person, result } from '#db/schema/index';
import { likeText } from '~/features/organisation/unit/queries.server';
import type { ResultDetail } from '~/features/scoring/scoring';
import { findReleasedRun } from '~/features/scoring/scoring-queries.server';
import { fold } from '~/lib/text';
import { progressPerPage } from './progress-queries.server';

type Params = { cycleId: number; unitPath: string; search?: string; page: number; size?: number };

/** A page of people with their total and the forms received. Null until a run is released. */
export async function listPeopleOfUnit(
  db: Db,
  { cycleId, unitPath, search, page, size = progressPerPage }: Params,
) {
  const run = await findReleasedRun(db, cycleId);
  if (!run) return null;
  const where: SQL | undefined = and(
    eq(result.runId, run.id),
    like(cyclePerson.unitPath, `${unitPath}%`),
    search?.trim() ? like(person.searchKey, `%${likeText(fold(search))}%`) : undefined,
  );
  const rows = await db
    .select({
      rateeId: result.rateeId,
      fullName: cyclePerson.fullName,
      unitName: cycleUnit.name,
      parentName: sql<string | null>`(select above.name from cycle_unit above
        where above.cycle_id = ${cycleUnit.cycleId} and above.unit_id = ${cycleUnit.parentId})`,
      total: result.total,
      fair: result.fair,
      low: result.low,
      high: result.high,
      received: sql<ResultDetail['received']>`${result.detail} -> 'received'`,
    })
    .from(result)
    .innerJoin(cyclePerson, eq(cyclePerson.id, result.rateeId))
    .innerJoin(person, eq(person.id, cyclePerson.personId))
    .innerJoin(
      cycleUnit,
      and(eq(cycleUnit.cycleId, cyclePerson.cycleId), eq(cycleUnit.unitId, cyclePerson.unitId)),
    )
    .where(where)
    .orderBy(asc(cyclePerson.sortKey), asc(cyclePerson.id))
    .limit(size)
    .offset((page - 1) * size);
  const [total] = await db
    .select({ count: count() })
    .from(result)
    .innerJoin(cyclePerson, eq(cyclePerson.id, result.rateeId))
    .innerJoin(person, eq(person.id, cyclePerson.personId))
    .where(where);
  return {
    rows,
    total: total!.count,
    page,
    pageSize: size,
    run: { at: run.at, releasedAt: run.releasedAt! },
  };
}
export type PersonRow = NonNullable<Awaited<ReturnType<typeof listPeopleOfUnit>>>['rows'][number];
