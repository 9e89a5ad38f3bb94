/** Which level may stand under which: titles at province level and above carry powers that nobody may give from below. */
import type { UnitLevel } from '../organisation';

/** Height in the tree: 0 at the top. */
export const unitHeight: Record<UnitLevel, number> = {
  centre: 0,
  province: 1,
  district: 2,
  grassroots: 3,
  branch: 4,
};

/**
 * May a unit of `level` hang under one of level `above` (null: the top of a tree)? A province hangs under the centre
 * only, the centre under nothing; other units under their own level or a higher one.
 */
export function mayHangUnder(level: UnitLevel, above: UnitLevel | null): boolean {
  if (above === null) return true;
  if (level === 'centre') return false;
  return level === 'province' ? above === 'centre' : unitHeight[above] <= unitHeight[level];
}
