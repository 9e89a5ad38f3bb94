/** How far raters agree on each skill, and how units are linked: what a run's comparisons rest on. */
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cycleUnit, unitResult } from '#db/schema/index';
import { type Locale, textIn } from '~/features/framework/framework';
import type { Actor } from '~/features/organisation/actor';
import { openContentOf } from '../run/material-queries.server';
import { findRun } from '../scoring-queries.server';

const pageSize = 50;

/** Skills in the framework's order with their alpha; linked units, nominating level first, then by name, a page of them. */
export async function findGrounds(
  db: Db,
  actor: Actor,
  { runId, now, page, locale }: { runId: string; now: Date; page: number; locale: Locale },
) {
  const found = await findRun(db, actor, { runId, now });
  const content = await openContentOf(db, found.cycle.frameworkId);
  const agreement = found.run.summary?.agreement;
  const where = and(eq(unitResult.runId, runId), isNotNull(unitResult.link));
  const units = await db
    .select({
      unitId: unitResult.unitId,
      name: cycleUnit.name,
      level: cycleUnit.level,
      link: unitResult.link,
    })
    .from(unitResult)
    .innerJoin(cycleUnit, and(eq(cycleUnit.unitId, unitResult.unitId), eq(cycleUnit.cycleId, found.cycle.id)))
    .where(where)
    .orderBy(
      sql`${cycleUnit.level} <> ${found.cycle.settings.nominatingLevel}`,
      asc(cycleUnit.sortKey),
      asc(cycleUnit.unitId),
    )
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counts] = await db
    .select({
      units: sql<number>`count(*)::int`,
      weak: sql<number>`count(*) filter (where ${unitResult.link}->>'status' = 'weak')::int`,
      apart: sql<number>`count(*) filter (where ${unitResult.link}->>'status' = 'disconnected')::int`,
    })
    .from(unitResult)
    .where(where);
  return {
    ...found,
    agreement: agreement
      ? {
          all: agreement.all,
          skills: content.competencies.map((skill) => ({
            code: skill.code,
            name: textIn(skill, locale),
            alpha: agreement.skills[skill.code] ?? null,
          })),
        }
      : null,
    units: units.map((row) => ({ ...row, link: row.link! })),
    counts: counts!,
    page,
    pageSize,
  };
}
export type FoundGrounds = Awaited<ReturnType<typeof findGrounds>>;
