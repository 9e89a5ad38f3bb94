import type { Forms } from './forms';

export type Facet = 'ratee' | 'rater' | 'item';
export type Extreme = 'max' | 'min' | 'none';

/** An element that was set aside, in order of removal; `n` is the number of its ratings still active then. */
export type Peeled = { facet: Facet; element: number; direction: Extreme; n: number };

/** Elements whose scores are all lowest or all highest have no finite estimate and are set aside first. */
export type Peeling = {
  /** The data without them; ids and codes of elements as before. Categories lost on the way are renumbered. */
  forms: Forms;
  order: Peeled[];
  /** Per element: 'ok' or the direction in which it was set aside. */
  status: Record<Facet, (Extreme | 'ok')[]>;
};

/** Removes extreme ratees, then raters, then items, again and again until none is left: removal cascades. */
export function peelExtremes(forms: Forms): Peeling {
  const order: Peeled[] = [];
  const status: Peeling['status'] = {
    ratee: forms.rateeIds.map(() => 'ok' as const),
    rater: forms.raterIds.map(() => 'ok' as const),
    item: forms.itemIds.map(() => 'ok' as const),
  };
  const left = (n: number, j: number, i: number) =>
    status.ratee[n] === 'ok' && status.rater[j] === 'ok' && status.item[i] === 'ok';
  const round = (active: Forms): number => {
    const before = order.length;
    const top = active.categories.length - 1;
    let totals = totalsOf(active, left);
    for (const facet of ['ratee', 'rater', 'item'] as const) {
      const found = order.length;
      const { sum, count } = totals[facet];
      for (let e = 0; e < sum.length; e++) {
        if (status[facet][e] !== 'ok') continue;
        const direction = directionOf(sum[e]!, count[e]!, top);
        if (direction === 'ok') continue;
        status[facet][e] = direction;
        order.push({ facet, element: e, direction, n: count[e]! });
      }
      if (order.length > found) totals = totalsOf(active, left);
    }
    return order.length - before;
  };
  let active = forms;
  for (;;) {
    while (round(active) > 0);
    const kept = keepAnswers(active, left);
    if (kept.categories.length === active.categories.length) return { forms: kept, order, status };
    active = kept;
  }
}

function directionOf(sum: number, count: number, top: number): Extreme | 'ok' {
  if (count === 0) return 'none';
  if (sum === 0) return 'min';
  return sum === top * count ? 'max' : 'ok';
}

type Totals = Record<Facet, { sum: Float64Array; count: Int32Array }>;

/** Sum of category numbers and number of active ratings of every element of each facet, in one reading. */
function totalsOf(forms: Forms, left: (n: number, j: number, i: number) => boolean): Totals {
  const empty = (size: number) => ({ sum: new Float64Array(size), count: new Int32Array(size) });
  const totals = {
    ratee: empty(forms.rateeIds.length),
    rater: empty(forms.raterIds.length),
    item: empty(forms.itemIds.length),
  };
  const { ratee, rater, item } = totals;
  for (let f = 0; f < forms.ratee.length; f++) {
    const n = forms.ratee[f]!;
    const j = forms.rater[f]!;
    let sum = 0;
    let count = 0;
    for (let a = forms.start[f]!, end = forms.start[f + 1]!; a < end; a++) {
      const i = forms.item[a]!;
      if (!left(n, j, i)) continue;
      const x = forms.score[a]!;
      sum += x;
      count++;
      item.sum[i]! += x;
      item.count[i]! += 1;
    }
    ratee.sum[n]! += sum;
    ratee.count[n]! += count;
    rater.sum[j]! += sum;
    rater.count[j]! += count;
  }
  return totals;
}

/** The answers that pass, forms left empty dropped, categories that nobody uses any more renumbered away. */
function keepAnswers(forms: Forms, keep: (n: number, j: number, i: number) => boolean): Forms {
  const passes = (f: number, a: number) => keep(forms.ratee[f]!, forms.rater[f]!, forms.item[a]!);
  const used = new Uint8Array(forms.categories.length);
  let [answers, count] = [0, 0];
  for (let f = 0; f < forms.ratee.length; f++) {
    const before = answers;
    for (let a = forms.start[f]!; a < forms.start[f + 1]!; a++) {
      if (!passes(f, a)) continue;
      answers++;
      used[forms.score[a]!] = 1;
    }
    if (answers > before) count++;
  }
  if (answers === forms.item.length && used.every((x) => x === 1)) return forms;
  const number = Uint8Array.from(used.keys(), (k) => used.subarray(0, k).reduce((sum, x) => sum + x, 0));
  const kept: Forms = {
    ...forms,
    categories: forms.categories.filter((_, k) => used[k] === 1),
    ratee: new Int32Array(count),
    rater: new Int32Array(count),
    role: new Uint8Array(count),
    start: new Int32Array(count + 1),
    item: new Uint16Array(answers),
    score: new Uint8Array(answers),
  };
  for (let f = 0, form = 0, at = 0; f < forms.ratee.length; f++) {
    for (let a = forms.start[f]!; a < forms.start[f + 1]!; a++) {
      if (!passes(f, a)) continue;
      kept.item[at] = forms.item[a]!;
      kept.score[at++] = number[forms.score[a]!]!;
    }
    if (at === kept.start[form]) continue;
    kept.ratee[form] = forms.ratee[f]!;
    kept.rater[form] = forms.rater[f]!;
    kept.role[form] = forms.role[f]!;
    kept.start[++form] = at;
  }
  return kept;
}
