/** Who is eliminated when, and whom each pivot touches among those after it. */
export type EliminationOrder = {
  /** Node of each place, and place of each node. */
  order: Int32Array;
  place: Int32Array;
  /** Per place, the nodes left that the pivot links: its column in the factor, unsorted. */
  columns: Int32Array[];
  /** Entries of all columns. */
  entries: number;
};

/**
 * Minimum-degree order of nodes linked in cliques (Amestoy, Davis & Duff 1996: quotient graph with approximate external
 * degrees and absorbed elements). Clique c has the nodes `member[from[c]]` to `member[from[c + 1]]`. `null` when the
 * factor would have more than `most` entries.
 */
export function minimumDegree(
  nodes: number,
  from: Int32Array,
  member: Int32Array,
  most: number,
): EliminationOrder | null {
  const elements: (Int32Array | null)[] = Array.from({ length: from.length - 1 }, (_, c) =>
    member.slice(from[c]!, from[c + 1]!),
  );
  const of: number[][] = Array.from({ length: nodes }, () => []);
  for (let c = 0; c + 1 < from.length; c++)
    for (let k = from[c]!; k < from[c + 1]!; k++) of[member[k]!]!.push(c);
  const degree = Float64Array.from(of, (own) => own.reduce((sum, c) => sum + elements[c]!.length - 1, 0));
  const queue = new DegreeQueue(degree);
  const place = new Int32Array(nodes).fill(-1);
  const order = new Int32Array(nodes);
  const columns: Int32Array[] = [];
  const seen = new Int32Array(nodes).fill(-1);
  // Per element, how many of its nodes are outside the pivot's; valid in the round it carries.
  const outside: number[] = [];
  const round: number[] = [];
  let entries = 0;
  for (let at = 0; at < nodes; at++) {
    const pivot = queue.take((v) => place[v] === -1);
    place[pivot] = at;
    order[at] = pivot;
    const linked: number[] = [];
    seen[pivot] = at;
    for (const c of of[pivot]!) {
      for (const v of elements[c] ?? [])
        if (seen[v] !== at) {
          seen[v] = at;
          linked.push(v);
        }
      elements[c] = null;
    }
    entries += linked.length;
    if (entries > most) return null;
    const column = Int32Array.from(linked);
    columns.push(column);
    for (const v of column)
      for (const c of of[v]!) {
        const element = elements[c];
        if (!element) continue;
        if (round[c] !== at) {
          round[c] = at;
          outside[c] = element.length;
        }
        outside[c]! -= 1;
      }
    const own = elements.push(column) - 1;
    for (const v of column) {
      let sum = column.length - 1;
      const left = of[v]!.filter((c) => {
        if (!elements[c]) return false;
        sum += outside[c]!;
        // An element with all its nodes in the new one says nothing more.
        if (outside[c] === 0) elements[c] = null;
        return outside[c]! > 0;
      });
      left.push(own);
      of[v] = left;
      degree[v] = Math.min(sum, nodes - at - 2);
      queue.put(v);
    }
  }
  return { order, place, columns, entries };
}

/** Nodes by degree: buckets of candidates, of which those whose degree has changed since are passed over. */
class DegreeQueue {
  private readonly buckets: number[][] = [];
  private lowest = 0;

  constructor(private readonly degree: Float64Array) {
    for (let v = degree.length - 1; v >= 0; v--) this.put(v);
  }

  put(v: number): void {
    const d = this.degree[v]!;
    while (this.buckets.length <= d) this.buckets.push([]);
    this.buckets[d]!.push(v);
    if (d < this.lowest) this.lowest = d;
  }

  take(isLeft: (v: number) => boolean): number {
    for (;;) {
      const bucket = this.buckets[this.lowest]!;
      const v = bucket.pop();
      if (v === undefined) this.lowest++;
      else if (isLeft(v) && this.degree[v] === this.lowest) return v;
    }
  }
}
