/** The board's shortlist: marks before the meeting, then an order that is the board's own. */
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

function shown(total: number): number {
  return Math.round(total * 10);
}
