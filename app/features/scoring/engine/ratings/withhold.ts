import { keepRatings, type RatingRow, type RatingTable, tableOf } from './ratings';

/** Which role is anonymous, and how many different raters it takes before anything of theirs may be used. */
type WithholdRule = { role: string; needed: number };

/** What was held back of one ratee: the whole source, or the items that too few answered. */
type Withheld = { ratee: string; source: boolean; items: string[] };

/**
 * Takes out of the ratings what may not be known: every peer rating of a ratee with fewer than `needed` peers,
 * and the peer ratings of an item that fewer than `needed` of them scored. It runs before any aggregate, so that no
 * total, rank or export contains a part from which the hidden one could be solved.
 */
export function withholdPeers(
  ratings: readonly RatingRow[] | RatingTable,
  { role, needed }: WithholdRule,
): { ratings: RatingTable; withheld: Withheld[] } {
  const table = 'score' in ratings ? ratings : tableOf(ratings);
  const peer = table.roleIds.indexOf(role);
  const items = table.itemIds.length;
  const perRatee = new Map<number, Set<number>>();
  const perItem = new Map<number, Set<number>>();
  for (let k = 0; k < table.score.length; k++) {
    if (table.role[k] !== peer) continue;
    const ratee = table.ratee[k]!;
    add(perRatee, ratee, table.rater[k]!);
    add(perItem, ratee * items + table.item[k]!, table.rater[k]!);
  }
  const withheld: Withheld[] = [];
  const hidden = new Set<number>();
  for (const [ratee, peers] of [...perRatee].sort(([a], [b]) => a - b)) {
    const few: number[] = [];
    let open = 0;
    for (let i = 0; i < items; i++) {
      const n = perItem.get(ratee * items + i)?.size ?? 0;
      if (n > 0 && (n < needed || peers.size < needed)) few.push(i);
      else if (n > 0) open++;
    }
    for (const i of few) hidden.add(ratee * items + i);
    if (few.length > 0)
      withheld.push({
        ratee: table.rateeIds[ratee]!,
        source: open === 0,
        items: few.map((i) => table.itemIds[i]!),
      });
  }
  const kept = keepRatings(
    table,
    (k) => table.role[k] !== peer || !hidden.has(table.ratee[k]! * items + table.item[k]!),
  );
  return { ratings: kept, withheld };
}

function add(sets: Map<number, Set<number>>, key: number, value: number): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
