/** Writes a list of units: parents before what hangs below them, a level at a time. */
import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { unit } from '#db/schema/index';
import type { UnitPlan, UnitTarget } from '../plan/unit-plan';
import { unitKeys } from '../unit/commands.server';

const batch = 1_000;

/** The lock that the tree's trigger takes: taken first, so that planning already sees the last word. */
export async function lockUnits(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('unit_tree'))`);
}

/** Writes everything of a plan without errors. Runs inside the transaction that made the plan. */
export async function writeUnits(tx: Db, plan: UnitPlan): Promise<void> {
  const ids = new Map<UnitTarget, number>();
  const idOf = (parent: UnitTarget['parent']): number | null => {
    if (parent === null || typeof parent === 'number') return parent;
    return parent.id ?? ids.get(parent) ?? null;
  };
  for (const level of levels(plan.units)) {
    const fresh = level.filter((target) => target.id === null);
    for (let at = 0; at < fresh.length; at += batch) {
      const some = fresh.slice(at, at + batch);
      const rows = await tx
        .insert(unit)
        .values(
          some.map((target) => ({ ...columnsOf(target), code: target.code, parentId: idOf(target.parent) })),
        )
        .returning({ id: unit.id });
      some.forEach((target, index) => {
        ids.set(target, rows[index]!.id);
      });
    }
    for (const target of level)
      if (target.id !== null) await changeUnit(tx, target.id, target, idOf(target.parent));
  }
}

/** A move fires the trigger that rewrites paths below, so the parent is only named when it changes. */
async function changeUnit(tx: Db, id: number, target: UnitTarget, parentId: number | null): Promise<void> {
  await tx.update(unit).set(columnsOf(target)).where(eq(unit.id, id));
  await tx
    .update(unit)
    .set({ parentId })
    .where(sql`${unit.id} = ${id} and ${unit.parentId} is distinct from ${parentId}`);
}

function columnsOf({ name, typeCode, validFrom, validTo }: UnitTarget) {
  return { name, typeCode, validFrom, validTo, ...unitKeys(name) };
}

/** Runs of units in order, cut wherever one hangs under another of the same run. */
function levels(units: readonly UnitTarget[]): UnitTarget[][] {
  const out: UnitTarget[][] = [];
  let run = new Set<UnitTarget>();
  for (const target of units) {
    if (run.size === 0 || (target.parent && typeof target.parent === 'object' && run.has(target.parent))) {
      run = new Set();
      out.push([]);
    }
    run.add(target);
    out.at(-1)!.push(target);
  }
  return out;
}
