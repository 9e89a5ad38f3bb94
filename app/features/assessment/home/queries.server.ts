/** What the home page adds to a rater's forms. */
import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cycle, cyclePerson, cycleUnit, framework, growthChoice } from '#db/schema/index';
import type { CycleView } from '~/features/cycle/cycle-queries.server';
import { type FrameworkContent, type Locale, textIn } from '~/features/framework/framework';
import { type Actor, personIdOf } from '~/features/organisation/actor';

export type GrowthBefore = {
  year: number;
  cycleId: number;
  code: string;
  skill: string;
  fromLevel: number | null;
};

/** The skill the actor chose to grow in the last cycle before `runningId` (of all, when none runs); or null. */
export async function findGrowthBefore(
  db: Db,
  actor: Actor,
  { runningId, locale }: { runningId: number | null; locale: Locale },
): Promise<GrowthBefore | null> {
  const personId = personIdOf(actor);
  if (personId === null) return null;
  const [row] = await db
    .select({
      year: cycle.year,
      cycleId: cycle.id,
      code: growthChoice.competencyCode,
      fromLevel: growthChoice.fromLevel,
      content: framework.content,
    })
    .from(growthChoice)
    .innerJoin(cyclePerson, eq(cyclePerson.id, growthChoice.rateeId))
    .innerJoin(cycle, eq(cycle.id, cyclePerson.cycleId))
    .innerJoin(framework, eq(framework.id, cycle.frameworkId))
    .where(and(eq(cyclePerson.personId, personId), runningId === null ? undefined : ne(cycle.id, runningId)))
    .orderBy(desc(cycle.year), desc(cycle.id))
    .limit(1);
  if (!row) return null;
  const { content, ...choice } = row;
  const skill = (content as FrameworkContent).competencies.find(({ code }) => code === row.code);
  return { ...choice, skill: skill ? textIn(skill, locale) : '' };
}

/** The union whose officers rate the actor as superior in this cycle, by its name at opening; null for non-ratees. */
export async function findOfficeAbove(
  db: Db,
  actor: Actor,
  running: Pick<CycleView, 'id' | 'settings'>,
): Promise<string | null> {
  const personId = personIdOf(actor);
  if (personId === null) return null;
  const [row] = await db
    .select({ name: cycleUnit.name })
    .from(cyclePerson)
    .innerJoin(
      cycleUnit,
      and(
        eq(cycleUnit.cycleId, cyclePerson.cycleId),
        eq(cycleUnit.level, running.settings.superior.level),
        sql`starts_with(${cyclePerson.unitPath}, ${cycleUnit.path})`,
      ),
    )
    .where(
      and(
        eq(cyclePerson.cycleId, running.id),
        eq(cyclePerson.personId, personId),
        eq(cyclePerson.isRatee, true),
      ),
    )
    .orderBy(desc(sql`length(${cycleUnit.path})`))
    .limit(1);
  return row?.name ?? null;
}
