/** The unit a dashboard is about, in the snapshot of one cycle. */
import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cycle, cycleUnit, unit } from '#db/schema/index';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import { type Actor, mayRead } from '~/features/organisation/actor';
import { must, NotFound, Refused } from '~/lib/errors';
import { refuseToReadDashboard } from './dashboard-policy';

const mostCycles = 6;

/**
 * A unit with the cycle it is looked at in: the one asked for, else the running, else the newest. `cycle` is null when
 * the unit was in none. Throws `NotFound`, and `Refused` for a unit that is not the actor's to read.
 */
export async function findDashboard(
  db: Db,
  actor: Actor,
  { unitId, cycleId }: { unitId: number; cycleId: number | null },
) {
  const [now] = await db
    .select({ id: unit.id, name: unit.name, path: unit.path })
    .from(unit)
    .where(eq(unit.id, unitId));
  if (!now) throw new NotFound();
  const found = await db
    .select({
      id: cycle.id,
      name: cycle.name,
      state: cycle.state,
      path: cycleUnit.path,
      unitName: cycleUnit.name,
    })
    .from(cycleUnit)
    .innerJoin(cycle, eq(cycle.id, cycleUnit.cycleId))
    .where(and(eq(cycleUnit.unitId, unitId), ne(cycle.state, 'draft')))
    .orderBy(desc(cycle.state), desc(cycle.year), desc(cycle.id))
    .limit(mostCycles);
  const chosen = found.find((one) => one.id === cycleId) ?? found[0];
  const standing = { paths: [now.path, ...(chosen ? [chosen.path] : [])] };
  must(refuseToReadDashboard(actor, standing));
  const path = chosen?.path ?? now.path;
  return {
    unit: { id: now.id, name: chosen?.unitName ?? now.name, path },
    standing,
    above: await unitsAbove(db, actor, path, now.id),
    cycles: found.map(({ id, name }) => ({ id, name })),
    cycle: chosen ? await findCycle(db, actor, chosen.id) : null,
  };
}
export type FoundDashboard = Awaited<ReturnType<typeof findDashboard>>;

/** The same, where a cycle is needed. */
export async function findCycleDashboard(
  db: Db,
  actor: Actor,
  params: { unitId: number; cycleId: number | null },
) {
  const found = await findDashboard(db, actor, params);
  if (!found.cycle) throw new NotFound('dashboard.noCycle');
  return { ...found, cycle: found.cycle };
}

/** The unit to start from: the actor's highest in a cycle, else the province of the newest cycle they may read. */
export async function findStartUnit(db: Db, actor: Actor): Promise<number> {
  const offices =
    actor.kind === 'person'
      ? actor.appointments.filter((a) => a.unitLevel !== 'branch' && a.power !== 'member')
      : [];
  if (actor.kind === 'person' && offices.length === 0) throw new Refused({ reason: 'dashboard.officerOnly' });
  const ids = offices.map((office) => office.unitId);
  const [own] = ids.length
    ? await db
        .select({ id: cycleUnit.unitId })
        .from(cycleUnit)
        .innerJoin(cycle, eq(cycle.id, cycleUnit.cycleId))
        .where(and(inArray(cycleUnit.unitId, ids), ne(cycle.state, 'draft')))
        .orderBy(asc(cycleUnit.path))
        .limit(1)
    : [];
  if (own) return own.id;
  const provinces = await db
    .select({ id: cycle.unitId, path: unit.path })
    .from(cycle)
    .innerJoin(unit, eq(unit.id, cycle.unitId))
    .where(ne(cycle.state, 'draft'))
    .orderBy(desc(cycle.state), desc(cycle.year))
    .limit(mostCycles);
  const readable = provinces.find(({ path }) => mayRead(actor, path));
  const start = readable?.id ?? ids[0];
  if (start === undefined) throw new NotFound('dashboard.noCycle');
  return start;
}

async function unitsAbove(db: Db, actor: Actor, path: string, own: number) {
  const ids = path.split('/').filter(Boolean).map(Number);
  const rows = await db
    .select({ id: unit.id, name: unit.name, path: unit.path })
    .from(unit)
    .where(and(inArray(unit.id, ids), ne(unit.id, own)));
  return rows
    .filter((row) => mayRead(actor, row.path))
    .sort((a, b) => a.path.length - b.path.length)
    .map(({ id, name }) => ({ id, name }));
}
