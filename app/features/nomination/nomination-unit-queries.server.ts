/** Who nominates whom: the snapshot's unit of the nominating level above a branch, and how much of its quota is used. */
import { and, asc, eq, inArray, isNotNull, like, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cycleUnit, nomination, unit } from '#db/schema/index';
import type { Actor } from '~/features/organisation/actor';
import { readablePaths } from '~/features/organisation/actor';
import { NotFound } from '~/lib/errors';
import { type CycleView, findCycle, findRunningCycle, listCycles } from '../cycle/cycle-queries.server';

export type NominatingUnitRow = {
  unitId: number;
  name: string;
  /** As it stood at opening; then as it stands now: either lets its officers in. */
  unitPaths: string[];
  quota: number;
  /** Files sent and not withdrawn. */
  sent: number;
  drafts: number;
};

const sentCount = sql<number>`count(*) filter (where ${nomination.state} = 'submitted')`.mapWith(Number);
const draftCount = sql<number>`count(*) filter (where ${nomination.state} in ('draft', 'returned'))`.mapWith(
  Number,
);

/**
 * The cycle of a nomination page: the one named, else the running one, else the latest that ended; null when there is
 * none yet.
 */
export async function findNominatingCycle(
  db: Db,
  actor: Actor,
  { cycleId, now }: { cycleId: number | null; now: Date },
): Promise<CycleView | null> {
  if (cycleId !== null) return findCycle(db, actor, cycleId);
  const running = await findRunningCycle(db, now, actor);
  if (running) return running;
  const { cycles } = await listCycles(db, actor, { page: 1, isOwn: true });
  return cycles.find((one) => one.state === 'closed') ?? null;
}

/** Nominating units the actor may look into, by name; at most 200. */
export async function listNominatingUnits(
  db: Db,
  actor: Actor,
  cycleId: number,
): Promise<NominatingUnitRow[]> {
  const mine = readablePaths(actor);
  if (mine.length === 0) return [];
  const within = mine.flatMap((own) => [like(cycleUnit.path, `${own}%`), like(unit.path, `${own}%`)]);
  return readUnits(db, and(eq(cycleUnit.cycleId, cycleId), isNotNull(cycleUnit.quota), or(...within)));
}

/** One nominating unit of a cycle; `NotFound` for a unit that does not nominate. */
export async function findNominatingUnit(
  db: Db,
  cycleId: number,
  unitId: number,
): Promise<NominatingUnitRow> {
  const [row] = await readUnits(
    db,
    and(eq(cycleUnit.cycleId, cycleId), eq(cycleUnit.unitId, unitId), isNotNull(cycleUnit.quota)),
  );
  if (!row) throw new NotFound();
  return row;
}

/** The unit that nominates for a branch of the snapshot: the nearest one with a quota above it. */
export async function nominatingUnitOf(
  db: Db,
  cycleId: number,
  branchPath: string,
): Promise<NominatingUnitRow> {
  const above = branchPath.split('/').filter(Boolean).map(Number);
  const rows = await readUnits(
    db,
    and(eq(cycleUnit.cycleId, cycleId), inArray(cycleUnit.unitId, above), isNotNull(cycleUnit.quota)),
  );
  const nearest = rows.sort((a, b) => (b.unitPaths[0]?.length ?? 0) - (a.unitPaths[0]?.length ?? 0))[0];
  if (!nearest) throw new NotFound('nomination.noUnit');
  return nearest;
}

async function readUnits(db: Db, where: SQL | undefined): Promise<NominatingUnitRow[]> {
  const rows = await db
    .select({
      unitId: cycleUnit.unitId,
      name: cycleUnit.name,
      before: cycleUnit.path,
      now: unit.path,
      quota: cycleUnit.quota,
      sent: sentCount,
      drafts: draftCount,
    })
    .from(cycleUnit)
    .innerJoin(unit, eq(unit.id, cycleUnit.unitId))
    .leftJoin(
      nomination,
      and(eq(nomination.cycleId, cycleUnit.cycleId), eq(nomination.unitId, cycleUnit.unitId)),
    )
    .where(where)
    .groupBy(cycleUnit.cycleId, cycleUnit.unitId, unit.id)
    .orderBy(asc(cycleUnit.sortKey))
    .limit(200);
  return rows.map((row) => ({
    unitId: row.unitId,
    name: row.name,
    unitPaths: [...new Set([row.before, row.now])],
    quota: row.quota ?? 0,
    sent: row.sent,
    drafts: row.drafts,
  }));
}
