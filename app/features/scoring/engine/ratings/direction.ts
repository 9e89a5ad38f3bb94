import { DisjointSets, subsetsOf } from './connectivity';
import type { Forms } from './forms';
import { type Patterns, patternsOf } from './pattern';

/**
 * Directions in which ratees, raters and items can move together without changing one probability: θ_n − λ_j − δ_i
 * stays. Every component of the ratee–rater graph has one (θ and λ up together); a shift of all items another. Where
 * the forms split the items into groups that no form joins, further ones can hide although the graph is connected.
 */
export type Directions = {
  subsets: number;
  ofRatee: Int32Array;
  ofRater: Int32Array;
  /** Moves of (θ, λ, δ) that shift item groups against each other; the first is the shift of all items. */
  moves: { theta: Float64Array; lambda: Float64Array; delta: Float64Array }[];
  /** Component of each rater in the rater–item graph: the extra sets within which severities are centred. */
  raterItemSets: number;
  raterItemSetOf: Int32Array;
};

/** Finds all directions exactly, by potentials along a spanning forest and the rank of what its cycles say. */
export function directionsOf(forms: Forms, patterns: Patterns = patternsOf(forms)): Directions {
  const { subsets, ofRatee, ofRater } = subsetsOf(forms);
  const [ratees, raters, items] = [forms.rateeIds.length, forms.raterIds.length, forms.itemIds.length];
  const together = new DisjointSets(items);
  const reach = new DisjointSets(raters + items);
  const rated = new Uint8Array(items);
  for (const own of patterns.items)
    for (const i of own) {
      together.join(own[0]!, i);
      rated[i] = 1;
    }
  const firstItem = patterns.items.map((own) => own[0]!);
  for (let f = 0; f < forms.ratee.length; f++)
    reach.join(forms.rater[f]!, raters + firstItem[patterns.of[f]!]!);
  for (let i = 0; i < items; i++) reach.join(raters + i, raters + together.find(i));
  const roots = [...new Set(Array.from(rated.keys()).flatMap((i) => (rated[i] ? [together.find(i)] : [])))];
  const groupOf = Int32Array.from({ length: items }, (_, i) => roots.indexOf(together.find(i)));

  const setIds = new Map<number, number>();
  const raterItemSetOf = Int32Array.from({ length: raters }, (_, j) => {
    if (ofRater[j] === -1) return -1;
    const root = reach.find(j);
    if (!setIds.has(root)) setIds.set(root, setIds.size);
    return setIds.get(root)!;
  });

  const label = (f: number) => groupOf[firstItem[patterns.of[f]!]!]!;
  const { potential, cycles } = potentialsOf(forms, roots.length, label);
  const moves = nullSpace(cycles, roots.length).map((shift) => {
    const at = (v: number) => shift.reduce((sum, c, g) => sum + c * potential[v * roots.length + g]!, 0);
    return {
      theta: Float64Array.from({ length: ratees }, (_, n) => at(n)),
      lambda: Float64Array.from({ length: raters }, (_, j) => at(ratees + j)),
      delta: Float64Array.from({ length: items }, (_, i) => (rated[i] ? shift[groupOf[i]!]! : 0)),
    };
  });
  return { subsets, ofRatee, ofRater, moves, raterItemSets: setIds.size, raterItemSetOf };
}

/**
 * With θ_n − λ_j = c_g for a form on item group g, the potential of each node is a sum of ±c along a spanning forest
 * (row v: one whole number per group); every other form closes a cycle, a linear condition on c.
 */
function potentialsOf(forms: Forms, groups: number, label: (f: number) => number) {
  const ratees = forms.rateeIds.length;
  const nodes = ratees + forms.raterIds.length;
  const potential = new Float64Array(nodes * groups);
  const cycles: number[][] = [];
  if (groups === 1) {
    // One group: a common shift c, taken up by every ratee; no cycle can forbid it.
    potential.fill(1, 0, ratees);
    return { potential, cycles };
  }
  const edges: number[][] = Array.from({ length: nodes }, () => []);
  for (let f = 0; f < forms.ratee.length; f++) {
    edges[forms.ratee[f]!]!.push(f);
    edges[ratees + forms.rater[f]!]!.push(f);
  }
  const done = new Uint8Array(nodes);
  const step = (v: number, w: number, f: number) => {
    for (let g = 0; g < groups; g++) {
      const c = g === label(f) ? 1 : 0;
      potential[w * groups + g] = potential[v * groups + g]! + (v < ratees ? -c : c);
    }
  };
  for (let root = 0; root < nodes; root++) {
    if (done[root] || edges[root]!.length === 0) continue;
    done[root] = 1;
    const queue = [root];
    for (let q = 0; q < queue.length; q++)
      for (const f of edges[queue[q]!]!) {
        const v = queue[q]!;
        const w = v < ratees ? ratees + forms.rater[f]! : forms.ratee[f]!;
        if (done[w]) continue;
        done[w] = 1;
        step(v, w, f);
        queue.push(w);
      }
  }
  const known = new Set<string>();
  for (let f = 0; f < forms.ratee.length; f++) {
    const row = Array.from({ length: groups }, (_, g) => {
      const difference =
        potential[forms.ratee[f]! * groups + g]! - potential[(ratees + forms.rater[f]!) * groups + g]!;
      return difference - (g === label(f) ? 1 : 0);
    });
    const key = row.join();
    if (known.has(key) || row.every((x) => x === 0)) continue;
    known.add(key);
    cycles.push(row);
  }
  return { potential, cycles };
}

/** Basis of the vectors that every row sends to 0 (Gauss–Jordan); the all-ones vector comes first. */
function nullSpace(rows: number[][], size: number): number[][] {
  const left = rows.map((row) => [...row]);
  const pivots: number[] = [];
  for (let column = 0, from = 0; column < size && from < left.length; column++) {
    let best = from;
    for (let r = from; r < left.length; r++)
      if (Math.abs(left[r]![column]!) > Math.abs(left[best]![column]!)) best = r;
    if (Math.abs(left[best]![column]!) < 1e-9) continue;
    [left[from], left[best]] = [left[best]!, left[from]!];
    const lead = left[from]!.map((x) => x / left[from]![column]!);
    left[from] = lead;
    for (let r = 0; r < left.length; r++)
      if (r !== from) left[r] = left[r]!.map((x, c) => x - left[r]![column]! * lead[c]!);
    pivots.push(column);
    from++;
  }
  const free = Array.from({ length: size }, (_, c) => c).filter((c) => !pivots.includes(c));
  const basis = free.map((c) => {
    const vector = new Array<number>(size).fill(0);
    vector[c] = 1;
    for (const [r, pivot] of pivots.entries()) vector[pivot] = -left[r]![c]!;
    return vector;
  });
  // All ones is always in the space and has a 1 in every free column: it can stand for the first of them.
  return [new Array<number>(size).fill(1), ...basis.slice(1)];
}
