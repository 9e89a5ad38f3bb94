/** Where something said of one among many can be said without naming them. */

import { unitThreshold } from '../scoring';
import { idsOf } from './place-units';

/**
 * For each of those who could be meant (`homes`: the smallest unit each belongs to, as a path), the smallest unit at which
 * five or more share the place; null where even the whole has fewer. Whoever has a place in a smaller unit is no cover in
 * a larger one: there only those who found none below could be meant.
 */
export function hidingPlaces(homes: ReadonlyMap<string, string>): Map<string, string | null> {
  const waiting = new Map<string, string[]>();
  for (const [who, home] of homes) waiting.set(home, [...(waiting.get(home) ?? []), who]);
  const places = new Map<string, string | null>();
  for (;;) {
    const deepest = [...waiting.keys()].sort((a, b) => idsOf(b).length - idsOf(a).length)[0];
    if (deepest === undefined) return places;
    const together = waiting.get(deepest)!;
    waiting.delete(deepest);
    const above = parentOf(deepest);
    if (together.length >= unitThreshold) for (const who of together) places.set(who, deepest);
    else if (above === null) for (const who of together) places.set(who, null);
    else waiting.set(above, [...(waiting.get(above) ?? []), ...together]);
  }
}

/** '/1/5/' of '/1/5/9/'; '/' of '/1/'; null of '/'. */
function parentOf(path: string): string | null {
  const ids = idsOf(path);
  if (ids.length === 0) return null;
  return ids.length === 1 ? '/' : `/${ids.slice(0, -1).join('/')}/`;
}
