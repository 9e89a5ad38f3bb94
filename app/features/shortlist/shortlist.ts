/** The board's shortlist: marks before the meeting, then an order that is the board's own. */
import { Conflict, Invalid } from '~/lib/errors';

export const opinions = ['agree', 'ask', 'pass'] as const;
/** agree = choose; ask = to be discussed; pass = not this year. */
export type Opinion = (typeof opinions)[number];

export type OpinionCount = Record<Opinion, number>;

export function countOpinions(given: readonly { opinion: Opinion }[]): OpinionCount {
  return {
    agree: given.filter((one) => one.opinion === 'agree').length,
    ask: given.filter((one) => one.opinion === 'ask').length,
    pass: given.filter((one) => one.opinion === 'pass').length,
  };
}

/** Files that stand side by side at once. */
export const mostCompared = 4;

/**
 * People who tie at the cut: those whose shown total (one decimal) equals that of the last place, on both sides of it.
 * Empty when the cut falls cleanly. `totals` in the order of the list; null totals never tie.
 */
export function tieAtCut(totals: readonly (number | null)[], places: number): number[] {
  const last = totals[places - 1];
  if (last === null || last === undefined || totals.length <= places) return [];
  const same = totals.flatMap((total, index) =>
    total !== null && shown(total) === shown(last) ? [index] : [],
  );
  return same.some((index) => index >= places) ? same : [];
}

/** A tie at the cut in numbers: how many people share which total; null when the cut falls cleanly. */
export function tieOf(
  rows: readonly { total: number | null }[],
  places: number,
): { count: number; total: number } | null {
  const same = tieAtCut(
    rows.map((row) => row.total),
    places,
  );
  return same.length > 0 ? { count: same.length, total: rows[same[0]!]!.total! } : null;
}

/**
 * `order` with one nominee at `place` (1 is first), the others in their order. Throws `Conflict` for a nominee who is
 * not on the list, `Invalid` for a place it does not have.
 */
export function moveTo(order: readonly string[], nominationId: string, place: number): string[] {
  if (!order.includes(nominationId)) throw new Conflict({ reason: 'shortlist.notListed' });
  if (!Number.isInteger(place) || place < 1 || place > order.length)
    throw new Invalid([{ path: 'place', code: 'shortlist.noSuchPlace', params: { most: order.length } }]);
  const others = order.filter((id) => id !== nominationId);
  return [...others.slice(0, place - 1), nominationId, ...others.slice(place - 1)];
}

/** One place up (−1) or down (+1); at either end the order stays as it is. */
export function moveBy(order: readonly string[], nominationId: string, step: -1 | 1): string[] {
  const place = order.indexOf(nominationId) + 1 + step;
  return moveTo(order, nominationId, Math.min(order.length, Math.max(1, place)));
}

function shown(total: number): number {
  return Math.round(total * 10);
}
