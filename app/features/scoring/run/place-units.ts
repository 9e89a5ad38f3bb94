/** Units of a cycle's snapshot as a run needs them. */
import type { UnitLevel } from '~/features/organisation/organisation';

export type LevelUnit = { id: number; path: string; level: string };

/** The nearest unit of `level` above (or at) the unit of `path`, or null. */
export function ancestorOf(units: readonly LevelUnit[], path: string, level: UnitLevel): number | null {
  const found = indexOf(units);
  for (const id of idsOf(path).reverse()) if (found.get(id)?.level === level) return id;
  return null;
}

/** Ids from the root down, of a path like '/1/5/9/'. */
export function idsOf(path: string): number[] {
  return path.split('/').filter(Boolean).map(Number);
}

/** The longest path that all the paths begin with. */
export function commonPath(paths: readonly string[]): string {
  const [first = '/', ...rest] = paths;
  const ids = idsOf(first);
  let depth = ids.length;
  for (const path of rest) {
    const other = idsOf(path);
    let k = 0;
    while (k < depth && other[k] === ids[k]) k++;
    depth = k;
  }
  return depth === 0 ? '/' : `/${ids.slice(0, depth).join('/')}/`;
}

const indexes = new WeakMap<readonly LevelUnit[], ReadonlyMap<number, LevelUnit>>();

function indexOf(units: readonly LevelUnit[]): ReadonlyMap<number, LevelUnit> {
  const known = indexes.get(units);
  if (known) return known;
  const made = new Map(units.map((unit) => [unit.id, unit]));
  indexes.set(units, made);
  return made;
}
