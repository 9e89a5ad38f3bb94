/** Results as people read them: released runs only. */
import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import {
  assessment,
  cycle,
  cyclePerson,
  cycleUnit,
  framework,
  growthChoice,
  releasedComment,
  result,
  scoringRun,
  title,
  unit,
  unitResult,
} from '#db/schema/index';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import type { Locale } from '~/features/framework/framework';
import { type Actor, personIdOf } from '~/features/organisation/actor';
import type { UnitLevel } from '~/features/organisation/organisation';
import { must, NotFound } from '~/lib/errors';
import { idsOf } from '../run/place-units';
import { isOwn, refuseToReadResult } from '../scoring-policy';
import { comparisonOf, fairCardOf, type LinkedUnit, tenth } from './fair';
import { describeResult } from './view';

const mostCycles = 50;
/** More peers than that are never asked. */
const mostComments = 40;

/** Who the result is of, with what the policy needs. Throws `NotFound`. */
export async function findRatee(db: Db, rateeId: number) {
  const [found] = await db
    .select({
      id: cyclePerson.id,
      personId: cyclePerson.personId,
      cycleId: cyclePerson.cycleId,
      fullName: cyclePerson.fullName,
      unitPath: cyclePerson.unitPath,
      pathNow: unit.path,
      unitName: cycleUnit.name,
      parentId: cycleUnit.parentId,
      branchKind: cycleUnit.branchKind,
      titleVi: title.nameVi,
      titleEn: title.nameEn,
      leftAt: cyclePerson.leftAt,
    })
    .from(cyclePerson)
    .innerJoin(
      cycleUnit,
      and(eq(cycleUnit.cycleId, cyclePerson.cycleId), eq(cycleUnit.unitId, cyclePerson.unitId)),
    )
    .innerJoin(unit, eq(unit.id, cyclePerson.unitId))
    .innerJoin(title, eq(title.code, cyclePerson.titleCode))
    .where(and(eq(cyclePerson.id, rateeId), eq(cyclePerson.isRatee, true)));
  if (!found) throw new NotFound();
  return { ...found, standing: { personId: found.personId, unitPaths: [found.unitPath, found.pathNow] } };
}

/** One person's result in the newest released run of its cycle; `shown` is null until there is one. */
export async function findResult(db: Db, actor: Actor, rateeId: number, locale: Locale) {
  const { standing, ...ratee } = await findRatee(db, rateeId);
  must(refuseToReadResult(actor, standing));
  const inCycle = await findCycle(db, actor, ratee.cycleId);
  const [version] = await db
    .select({ content: framework.content, wording: framework.wording })
    .from(framework)
    .where(eq(framework.id, inCycle.frameworkId));
  const [parent] = ratee.parentId
    ? await db
        .select({ name: cycleUnit.name })
        .from(cycleUnit)
        .where(and(eq(cycleUnit.cycleId, ratee.cycleId), eq(cycleUnit.unitId, ratee.parentId)))
    : [];
  const rows = await db
    .select({ run: scoringRun, row: result })
    .from(result)
    .innerJoin(scoringRun, eq(scoringRun.id, result.runId))
    .where(and(eq(result.rateeId, rateeId), eq(scoringRun.released, true)))
    .orderBy(desc(scoringRun.releasedAt), desc(scoringRun.at))
    .limit(2);
  const [latest, before] = rows;
  const links = latest ? await linksOf(db, latest.run, ratee.unitPath, inCycle.settings.nominatingLevel) : [];
  const comments = latest ? await commentsOf(db, rateeId) : [];
  const choice = await db.query.growthChoice.findFirst({ where: eq(growthChoice.rateeId, rateeId) });
  const [self] = await db
    .select({ state: assessment.state })
    .from(assessment)
    .where(and(eq(assessment.rateeId, rateeId), eq(assessment.role, 'SELF')))
    .limit(1);
  return {
    isOwn: isOwn(actor, standing),
    ratee: {
      id: ratee.id,
      fullName: ratee.fullName,
      title: locale === 'en' ? ratee.titleEn : ratee.titleVi,
      unitName: ratee.unitName,
      parentName: parent?.name ?? '',
      hasLeft: ratee.leftAt !== null,
    },
    cycle: inCycle,
    wording: version!.wording,
    selfState: self?.state ?? ('assigned' as const),
    choice: choice ?? null,
    shown: latest
      ? {
          total: latest.row.total,
          fair: fairCardOf(latest.row, latest.run.options, latest.run.summary?.model?.isDistinct !== false),
          comparison: comparisonOf(latest.row.status, links),
          isPeerWithheld: latest.row.isPeerWithheld,
          bySource: latest.row.detail.bySource,
          received: latest.row.detail.received,
          view: describeResult(latest.row, version!.content, ratee.branchKind ?? 'residential', locale),
          comments,
          run: { id: latest.run.id, at: latest.run.at, engineVersion: latest.run.engineVersion },
          releasedAt: latest.run.releasedAt!,
          options: latest.run.options,
          reason: latest.run.reason,
          before: before
            ? { total: before.row.total, fair: before.row.fair === null ? null : tenth(before.row.fair) }
            : null,
        }
      : null,
  };
}
export type FoundResult = Awaited<ReturnType<typeof findResult>>;
export type ShownResult = NonNullable<FoundResult['shown']>;

/** The cycles in which the actor was assessed, newest first, with whether a result is out. */
export async function listOwnResults(db: Db, actor: Actor) {
  const personId = personIdOf(actor);
  if (personId === null) return [];
  const rows = await db
    .selectDistinctOn([cycle.year, cyclePerson.id], {
      rateeId: cyclePerson.id,
      cycleId: cycle.id,
      cycleName: cycle.name,
      year: cycle.year,
      unitName: cycleUnit.name,
      releasedAt: scoringRun.releasedAt,
      total: result.total,
    })
    .from(cyclePerson)
    .innerJoin(cycle, eq(cycle.id, cyclePerson.cycleId))
    .innerJoin(
      cycleUnit,
      and(eq(cycleUnit.cycleId, cyclePerson.cycleId), eq(cycleUnit.unitId, cyclePerson.unitId)),
    )
    .leftJoin(scoringRun, and(eq(scoringRun.cycleId, cycle.id), eq(scoringRun.released, true)))
    .leftJoin(result, and(eq(result.runId, scoringRun.id), eq(result.rateeId, cyclePerson.id)))
    .where(and(eq(cyclePerson.personId, personId), eq(cyclePerson.isRatee, true)))
    .orderBy(desc(cycle.year), desc(cyclePerson.id), desc(scoringRun.releasedAt))
    .limit(mostCycles);
  return rows;
}

/**
 * Links of the units above a branch that are compared: its nominating unit, for it is between those that people are
 * compared; its commune or the like where that has none.
 */
async function linksOf(
  db: Db,
  { id, cycleId }: { id: string; cycleId: number },
  path: string,
  nominatingLevel: UnitLevel,
): Promise<LinkedUnit[]> {
  const rows = await db
    .select({ name: cycleUnit.name, level: cycleUnit.level, link: unitResult.link })
    .from(unitResult)
    .innerJoin(cycleUnit, and(eq(cycleUnit.cycleId, cycleId), eq(cycleUnit.unitId, unitResult.unitId)))
    .where(
      and(eq(unitResult.runId, id), inArray(unitResult.unitId, idsOf(path)), isNotNull(unitResult.link)),
    );
  const linked = rows.flatMap(({ link, ...unit }) => (link ? [{ ...unit, link }] : []));
  const nominating = linked.filter(({ level }) => level === nominatingLevel);
  return nominating.length > 0 ? nominating : linked;
}

/** In the order of random ids: nothing in it says who or when. */
async function commentsOf(db: Db, rateeId: number): Promise<string[]> {
  const rows = await db
    .select({ text: releasedComment.text })
    .from(releasedComment)
    .where(eq(releasedComment.rateeId, rateeId))
    .orderBy(asc(releasedComment.id))
    .limit(mostComments);
  return rows.map((row) => row.text);
}
