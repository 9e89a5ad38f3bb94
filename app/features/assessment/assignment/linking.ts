/** Linking forms among the superior ones: which are missing, and which of a rater's forms are such. */
import type { CycleSettings, Linking } from '~/features/cycle/cycle';
import { drawLinks } from '~/features/cycle/cycle-linking';
import { type Actor, isWithin } from '~/features/organisation/actor';
import { nearestOffices, type PlacedUnit } from './superior';

type Ratee = { id: number; personId: number; unitId: number };
type Form = { rateeId: number; raterId: number; state: string };
/** Somebody of the province who rates across units, and whether they hold a rating title today. */
export type Linker = { personId: number; isHolder: boolean };

type Standing = {
  ratees: readonly Ratee[];
  /** Superior forms of the cycle, linking ones among them. */
  superiors: readonly Form[];
  /** By branch: who rates there as superior. */
  holders: ReadonlyMap<number, readonly number[]>;
};

/** Forms by the province's raters that the lot asks for and nobody has yet. */
export function missingLinks(
  { level, perUnit, ratersEach, seed = 0 }: Linking,
  linkers: readonly Linker[],
  tree: readonly PlacedUnit[],
  { ratees, superiors, holders }: Standing,
): { id: number; raterId: number }[] {
  const units = nearestOffices(tree, level);
  const mayRate = new Map(linkers.map(({ personId, isHolder }) => [personId, isHolder]));
  const people = ratees.flatMap(({ id, personId, unitId }) => {
    const drawnIn = units.get(unitId);
    const never = [personId, ...(holders.get(unitId) ?? [])];
    return drawnIn === undefined ? [] : [{ id, unitId: drawnIn, never }];
  });
  const neverFor = new Map(people.map(({ id, never }) => [id, never]));
  // What was sent counts, and what a rater still in office may send.
  const standing = superiors.filter(
    ({ rateeId, raterId, state }) =>
      mayRate.has(raterId) &&
      !neverFor.get(rateeId)?.includes(raterId) &&
      (state === 'submitted' || mayRate.get(raterId)),
  );
  const raters = linkers.filter(({ isHolder }) => isHolder).map(({ personId }) => personId);
  return drawLinks({ people, raters, perUnit, ratersEach, seed, standing }).map(({ rateeId, raterId }) => ({
    id: rateeId,
    raterId,
  }));
}

/**
 * Is the rater's superior form about somebody in `unitPath` a linking one? They rate for the province, and hold no title
 * in the office that rates there anyway.
 */
export function isLinkingForm(
  rater: Actor,
  unitPath: string,
  { linking, superior }: Pick<CycleSettings, 'linking' | 'superior'>,
): boolean {
  if (!linking || rater.kind !== 'person') return false;
  const holds = (level: string, titles: readonly string[]) =>
    rater.appointments.some(
      (seat) => seat.unitLevel === level && titles.includes(seat.title) && isWithin(unitPath, seat.unitPath),
    );
  return holds(linking.officeLevel, linking.titles) && !holds(superior.level, superior.titles);
}
