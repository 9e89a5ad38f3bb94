/** Who is late in the units that the actor runs: what an officer's home begins with. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cycleUnit } from '#db/schema/index';
import type { CycleView } from '~/features/cycle/cycle-queries.server';
import { type Actor, managing } from '~/features/organisation/actor';
import { dayOf } from '~/lib/date';
import { type LateKind, openKinds } from './dashboard';
import { countLate, countToRemind, type LateCounts } from './late-queries.server';

/** Somebody who runs more units than this starts from the dashboard. */
const mostUnits = 3;

export type LateUnit = {
  unitId: number;
  name: string;
  /** Kinds of forms that can be sent now. */
  kinds: LateKind[];
  counts: LateCounts;
  /** Those who had no reminder today. */
  toRemind: number;
};

/** The units of the running cycle that the actor runs, with how many there still owe a form that can be sent now. */
export async function listLateUnits(
  db: Db,
  actor: Actor,
  { cycle, now }: { cycle: Pick<CycleView, 'id' | 'windows'> | null; now: Date },
): Promise<LateUnit[]> {
  const ids = managing(actor).map(({ unitId }) => unitId);
  const kinds = cycle ? openKinds(cycle.windows, now) : [];
  if (!cycle || ids.length === 0 || kinds.length === 0) return [];
  const units = await db
    .select({ unitId: cycleUnit.unitId, name: cycleUnit.name, path: cycleUnit.path })
    .from(cycleUnit)
    .where(and(eq(cycleUnit.cycleId, cycle.id), inArray(cycleUnit.unitId, ids)))
    .orderBy(asc(cycleUnit.path))
    .limit(mostUnits);
  return Promise.all(
    units.map(async ({ unitId, name, path }) => {
      const filter = { cycleId: cycle.id, unitPath: path, kinds, today: dayOf(now) };
      const counts = await countLate(db, filter, { isOwn: true });
      return { unitId, name, kinds, counts, toRemind: await countToRemind(db, filter, dayOf(now)) };
    }),
  );
}
