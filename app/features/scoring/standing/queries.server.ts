/** The board's look at a run: people in bands, and the raw order beside it. */
import {
  and,
  asc,
  count,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { Db } from '#db/client';
import { cyclePerson, cycleUnit, result, runFlag, unit, unitResult } from '#db/schema/index';
import type { CycleView } from '~/features/cycle/cycle-queries.server';
import type { Actor } from '~/features/organisation/actor';
import { idsOf } from '../run/place-units';
import { figureColumns, findRun } from '../scoring-queries.server';
import { boundsOf, type StandingGroup, standingGroups, standingPageSize } from './standing';

/** More units than this never nominate in one province. */
const mostUnits = 5000;

type Page = { runId: string; now: Date; page: number };

/** Every group with its size and its first page, by name; `only` one of them, from page `page` on. */
export async function findStanding(
  db: Db,
  actor: Actor,
  { runId, now, page, only }: Page & { only: StandingGroup | null },
) {
  const found = await findRun(db, actor, { runId, now });
  const sizes = await countGroups(db, runId);
  const links = await linksOf(db, runId, found.cycle);
  const shown = only ? [only] : standingGroups.filter((group) => group === 'likely' || group === 'council');
  const groups = [];
  for (const group of standingGroups)
    groups.push({
      group,
      size: sizes[group],
      rows: shown.includes(group)
        ? await readRows(db, links, {
            where: and(eq(result.runId, runId), whereGroup[group])!,
            order: [asc(cyclePerson.sortKey), asc(cyclePerson.id)],
            page: only ? page : 1,
          })
        : [],
    });
  return { ...found, groups, page, pageSize: standingPageSize, linked: [...links.values()].some(isLinked) };
}

/** All with a raw score, highest first: what the order would be without the model. */
export async function findRawOrder(db: Db, actor: Actor, { runId, now, page }: Page) {
  const found = await findRun(db, actor, { runId, now });
  const where = and(eq(result.runId, runId), isNotNull(result.total))!;
  const rows = await readRows(db, await linksOf(db, runId, found.cycle), {
    where,
    // As shown, to one decimal: among equals by name.
    order: [desc(sql`round(${result.total}, 1)`), asc(cyclePerson.sortKey), asc(cyclePerson.id)],
    page,
  });
  const [total] = await db.select({ count: count() }).from(result).where(where);
  return { ...found, rows, total: total!.count, page, pageSize: standingPageSize };
}

type Link = typeof unitResult.$inferSelect.link;

/** Links of the units that nominate: it is between them that the board compares. */
async function linksOf(
  db: Db,
  runId: string,
  { id, settings }: CycleView,
): Promise<Map<number, NonNullable<Link>>> {
  const rows = await db
    .select({ unitId: unitResult.unitId, link: unitResult.link })
    .from(unitResult)
    .innerJoin(cycleUnit, and(eq(cycleUnit.cycleId, id), eq(cycleUnit.unitId, unitResult.unitId)))
    .where(
      and(
        eq(unitResult.runId, runId),
        isNotNull(unitResult.link),
        eq(cycleUnit.level, settings.nominatingLevel),
      ),
    )
    .limit(mostUnits);
  return new Map(rows.map((row) => [row.unitId, row.link!]));
}

const isLinked = (link: NonNullable<Link>) => link.status !== 'disconnected';

async function readRows(
  db: Db,
  links: ReadonlyMap<number, NonNullable<Link>>,
  { where, order, page }: { where: SQL; order: SQL[]; page: number },
) {
  const rows = await db
    .select({
      rateeId: result.rateeId,
      fullName: cyclePerson.fullName,
      unitPath: cyclePerson.unitPath,
      unitName: cycleUnit.name,
      parentName: unit.name,
      ...figureColumns,
    })
    .from(result)
    .innerJoin(cyclePerson, eq(cyclePerson.id, result.rateeId))
    .innerJoin(
      cycleUnit,
      and(eq(cycleUnit.cycleId, cyclePerson.cycleId), eq(cycleUnit.unitId, cyclePerson.unitId)),
    )
    .leftJoin(unit, eq(unit.id, cycleUnit.parentId))
    .where(where)
    .orderBy(...order)
    .limit(standingPageSize)
    .offset((page - 1) * standingPageSize);
  if (rows.length === 0) return [];
  const flags = await db
    .select({ rateeId: runFlag.rateeId, kind: runFlag.kind })
    .from(runFlag)
    .innerJoin(result, and(eq(result.runId, runFlag.runId), eq(result.rateeId, runFlag.rateeId)))
    .where(
      and(
        where,
        inArray(
          runFlag.rateeId,
          rows.map((row) => row.rateeId),
        ),
      ),
    );
  return rows.map(({ unitPath, ...row }) => ({
    ...row,
    flags: flags.filter(({ rateeId }) => rateeId === row.rateeId).map(({ kind }) => kind),
    link: idsOf(unitPath).flatMap((id) => links.get(id)?.status ?? [])[0] ?? null,
  }));
}
export type StandingRow = Awaited<ReturnType<typeof readRows>>[number];

const isRanked = and(eq(result.status, 'ok'), isNotNull(result.pTop))!;
const inBand = (band: 'likely' | 'council' | 'unlikely') => {
  const { from, below } = boundsOf(band);
  return and(isRanked, gte(result.pTop, from), lt(result.pTop, below))!;
};

/** The same groups as `groupOf`, for the database. */
const whereGroup: Record<StandingGroup, SQL> = {
  likely: inBand('likely'),
  council: inBand('council'),
  unlikely: inBand('unlikely'),
  unlinked: eq(result.status, 'unlinked'),
  few: or(inArray(result.status, ['too_few', 'not_converged']), isNull(result.status))!,
};

async function countGroups(db: Db, runId: string): Promise<Record<StandingGroup, number>> {
  const of = (group: StandingGroup) => sql<number>`count(*) filter (where ${whereGroup[group]})::int`;
  const [counts] = await db
    .select({
      likely: of('likely'),
      council: of('council'),
      unlikely: of('unlikely'),
      unlinked: of('unlinked'),
      few: of('few'),
    })
    .from(result)
    .where(eq(result.runId, runId));
  return counts!;
}
