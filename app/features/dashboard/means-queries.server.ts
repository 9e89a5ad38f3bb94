/** Means of units in the released run, as that run stored them: what is withheld is not there. */
import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cycleUnit, framework, unitResult } from '#db/schema/index';
import { type Locale, textIn } from '~/features/framework/framework';
import { findReleasedRun } from '~/features/scoring/scoring-queries.server';
import type { HeatColumn, HeatRow } from './dashboard';
import { progressPerPage } from './progress-queries.server';

type Params = {
  cycleId: number;
  frameworkId: number;
  unitId: number;
  page: number;
  locale: Locale;
  size?: number;
};

/** The unit and a page of those directly below it, by name. Null until a run is released. */
export async function readMeans(
  db: Db,
  { cycleId, frameworkId, unitId, page, locale, size = progressPerPage }: Params,
) {
  const run = await findReleasedRun(db, cycleId);
  if (!run) return null;
  const columns = {
    unitId: cycleUnit.unitId,
    name: cycleUnit.name,
    people: unitResult.people,
    total: unitResult.total,
    means: unitResult.means,
  };
  const inRun = and(eq(unitResult.runId, run.id), eq(unitResult.unitId, cycleUnit.unitId));
  const below = and(eq(cycleUnit.cycleId, cycleId), eq(cycleUnit.parentId, unitId));
  const [own]: HeatRow[] = await db
    .select(columns)
    .from(cycleUnit)
    .innerJoin(unitResult, inRun)
    .where(and(eq(cycleUnit.cycleId, cycleId), eq(cycleUnit.unitId, unitId)));
  const rows: HeatRow[] = await db
    .select(columns)
    .from(cycleUnit)
    .innerJoin(unitResult, inRun)
    .where(below)
    .orderBy(asc(cycleUnit.sortKey), asc(cycleUnit.unitId))
    .limit(size)
    .offset((page - 1) * size);
  const [version] = await db
    .select({ content: framework.content })
    .from(framework)
    .where(eq(framework.id, frameworkId));
  const { competencies, groups } = version!.content;
  return {
    run: { at: run.at, releasedAt: run.releasedAt!, engineVersion: run.engineVersion },
    own: own!,
    rows,
    total: await db.$count(cycleUnit, below),
    page,
    pageSize: size,
    groups: groups.map(
      (group): HeatColumn => ({ code: group.code, name: textIn(group, locale), group: group.code }),
    ),
    skills: competencies.map(
      (skill): HeatColumn => ({ code: skill.code, name: textIn(skill, locale), group: skill.group }),
    ),
  };
}
export type FoundMeans = NonNullable<Awaited<ReturnType<typeof readMeans>>>;
