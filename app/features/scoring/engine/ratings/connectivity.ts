import type { Forms } from './forms';

/** Who can be compared with whom. Ratees and raters are nodes, forms are edges; items are not in the graph. */
type Connectivity = {
  /** Number of components of the ratee–rater graph. */
  subsets: number;
  /** Component of each ratee and rater, numbered by their first ratee; −1 for an element without forms. */
  ofRatee: Int32Array;
  ofRater: Int32Array;
  /** Forms whose removal would split their component while both their ends have other forms. */
  bridges: number[];
  /** Raters whose removal would split their component, other than from ratees that only they rated. */
  bridgingRaters: number[];
};

/** Components of the ratee–rater graph by union–find. */
export function subsetsOf(forms: Forms): Pick<Connectivity, 'subsets' | 'ofRatee' | 'ofRater'> {
  const ratees = forms.rateeIds.length;
  const sets = new DisjointSets(ratees + forms.raterIds.length);
  const seen = new Uint8Array(ratees + forms.raterIds.length);
  for (let f = 0; f < forms.ratee.length; f++) {
    const n = forms.ratee[f]!;
    const j = ratees + forms.rater[f]!;
    sets.join(n, j);
    seen[n] = 1;
    seen[j] = 1;
  }
  const number = new Int32Array(seen.length).fill(-1);
  let subsets = 0;
  const of = new Int32Array(seen.length).fill(-1);
  for (let v = 0; v < seen.length; v++) {
    if (!seen[v]) continue;
    const root = sets.find(v);
    if (number[root] === -1) number[root] = subsets++;
    of[v] = number[root]!;
  }
  return { subsets, ofRatee: of.slice(0, ratees), ofRater: of.slice(ratees) };
}

/** Components with the forms and raters they hang on (Tarjan's low-link, without recursion). */
export function connectivityOf(forms: Forms): Connectivity {
  const ratees = forms.rateeIds.length;
  const nodes = ratees + forms.raterIds.length;
  const { from, edge } = adjacencyOf(forms);
  const other = (f: number, v: number) => (v < ratees ? ratees + forms.rater[f]! : forms.ratee[f]!);
  const degree = (v: number) => from[v + 1]! - from[v]!;
  const order = new Int32Array(nodes);
  const low = new Int32Array(nodes);
  const at = from.slice(0, nodes);
  const entered = new Int32Array(nodes).fill(-1);
  const bridges: number[] = [];
  const bridging = new Set<number>();
  let clock = 0;
  // From raters only: the way down to any other rater then leads through a ratee who has another one.
  for (let root = ratees; root < nodes; root++) {
    if (order[root] || degree(root) === 0) continue;
    const path = [root];
    let branches = 0;
    order[root] = low[root] = ++clock;
    while (path.length > 0) {
      const v = path[path.length - 1]!;
      if (at[v]! < from[v + 1]!) {
        const f = edge[at[v]!]!;
        at[v]! += 1;
        if (f === entered[v]) continue;
        const w = other(f, v);
        if (order[w]) low[v] = Math.min(low[v]!, order[w]!);
        else {
          order[w] = low[w] = ++clock;
          entered[w] = f;
          path.push(w);
        }
        continue;
      }
      path.pop();
      const up = path[path.length - 1];
      if (up === undefined) break;
      low[up] = Math.min(low[up]!, low[v]!);
      if (low[v]! > order[up]! && degree(v) > 1 && degree(up) > 1) bridges.push(entered[v]!);
      if (degree(v) < 2) continue;
      if (up === root) branches++;
      else if (low[v]! >= order[up]! && up >= ratees) bridging.add(up - ratees);
    }
    // A root splits its component when two of the branches below it are more than a leaf.
    if (branches > 1) bridging.add(root - ratees);
  }
  return {
    ...subsetsOf(forms),
    bridges: bridges.sort((a, b) => a - b),
    bridgingRaters: [...bridging].sort((a, b) => a - b),
  };
}

/** How well a unit hangs together with the others: fewer than ten linking forms, or a single linking rater, is weak. */
type UnitLinks = {
  unit: number;
  forms: number;
  linkingForms: number;
  linkingRaters: number;
  status: 'connected' | 'weak' | 'disconnected';
};

/**
 * Forms that link each unit with the others: those by raters who rated in more than one unit. `unitOf` is the unit of
 * each ratee, from 0. A lone unit has nothing to be linked with and is connected.
 */
export function unitLinks(forms: Forms, unitOf: ArrayLike<number>, units: number): UnitLinks[] {
  const home = new Int32Array(forms.raterIds.length).fill(-1);
  const roams = new Uint8Array(home.length);
  for (let f = 0; f < forms.ratee.length; f++) {
    const j = forms.rater[f]!;
    const u = unitOf[forms.ratee[f]!]!;
    if (home[j] === -1) home[j] = u;
    else if (home[j] !== u) roams[j] = 1;
  }
  const links = Array.from({ length: units }, () => ({ forms: 0, linking: 0, raters: new Set<number>() }));
  for (let f = 0; f < forms.ratee.length; f++) {
    const unit = links[unitOf[forms.ratee[f]!]!]!;
    unit.forms++;
    if (!roams[forms.rater[f]!]) continue;
    unit.linking++;
    unit.raters.add(forms.rater[f]!);
  }
  return links.map((unit, u) => ({
    unit: u,
    forms: unit.forms,
    linkingForms: unit.linking,
    linkingRaters: unit.raters.size,
    status:
      units === 1 ? 'connected' : unit.linking === 0 ? 'disconnected' : weak(unit.linking, unit.raters.size),
  }));
}

function weak(forms: number, raters: number): 'connected' | 'weak' {
  return forms < 10 || raters < 2 ? 'weak' : 'connected';
}

/** Disjoint sets with path halving and union by size. */
export class DisjointSets {
  private readonly parent: Int32Array;
  private readonly size: Int32Array;

  constructor(n: number) {
    this.parent = Int32Array.from({ length: n }, (_, k) => k);
    this.size = new Int32Array(n).fill(1);
  }

  find(v: number): number {
    let at = v;
    while (this.parent[at] !== at) {
      this.parent[at] = this.parent[this.parent[at]!]!;
      at = this.parent[at]!;
    }
    return at;
  }

  join(a: number, b: number): void {
    let big = this.find(a);
    let small = this.find(b);
    if (big === small) return;
    if (this.size[big]! < this.size[small]!) [big, small] = [small, big];
    this.parent[small] = big;
    this.size[big]! += this.size[small]!;
  }
}

/** Forms at each node: those of node v are `edge[from[v]]` to `edge[from[v + 1]]`; raters come after the ratees. */
function adjacencyOf(forms: Forms): { from: Int32Array; edge: Int32Array } {
  const ratees = forms.rateeIds.length;
  const from = new Int32Array(ratees + forms.raterIds.length + 1);
  for (let f = 0; f < forms.ratee.length; f++) {
    from[forms.ratee[f]! + 1]! += 1;
    from[ratees + forms.rater[f]! + 1]! += 1;
  }
  for (let v = 1; v < from.length; v++) from[v]! += from[v - 1]!;
  const at = from.slice();
  const edge = new Int32Array(2 * forms.ratee.length);
  for (let f = 0; f < forms.ratee.length; f++)
    for (const v of [forms.ratee[f]!, ratees + forms.rater[f]!]) {
      edge[at[v]!] = f;
      at[v]! += 1;
    }
  return { from, edge };
}
