/** Values closer than this are the same estimate up to rounding. */
const tied = 1e-9;

/** Ranks from 1 for the highest; ties share their average rank. A `null` has none. */
export function averageRanks(values: readonly (number | null)[]): (number | null)[] {
  const order = values
    .flatMap((value, k) => (value === null ? [] : [{ value, k }]))
    .sort((a, b) => b.value - a.value);
  const ranks = new Array<number | null>(values.length).fill(null);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && order[from]!.value - order[to]!.value < tied) to++;
    for (let place = from; place < to; place++) ranks[order[place]!.k] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}
