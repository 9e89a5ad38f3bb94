/** Who stands above a branch: the nearest unit of the level whose officers rate its secretary. */
export type PlacedUnit = { id: number; parentId: number | null; level: string };

/** By branch, the nearest unit of `level` above it; branches without one are absent. */
export function nearestOffices(tree: readonly PlacedUnit[], level: string): Map<number, number> {
  const units = new Map(tree.map((unit) => [unit.id, unit]));
  const above = (unit: PlacedUnit) => units.get(unit.parentId ?? 0);
  const found = new Map<number, number>();
  for (const branch of tree) {
    if (branch.level !== 'branch') continue;
    let here = above(branch);
    while (here && here.level !== level) here = above(here);
    if (here) found.set(branch.id, here.id);
  }
  return found;
}
