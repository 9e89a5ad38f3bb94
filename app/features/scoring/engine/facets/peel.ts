import type { Forms } from '../ratings/forms';

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
  const status: Peeling['status'] = {
    ratee: forms.rateeIds.map(() => 'ok' as const),
    rater: forms.raterIds.map(() => 'ok' as const),
    item: forms.itemIds.map(() => 'ok' as const),
  };
  const order: Peeled[] = [];
  let active = forms;
  for (;;) {
    const before = order.length;
    peel(active, status, order);
    if (order.length === before) return { forms: active, order, status };
    const kept = keepAnswers(active, status);
    // A category lost on the way moves the ends of the scale, where extremes are.
    if (kept.categories.length === active.categories.length) return { forms: kept, order, status };
    active = kept;
  }
}

/** Takes out extremes until none is left at the present categories. */
function peel(forms: Forms, status: Peeling['status'], order: Peeled[]): void {
  const top = forms.categories.length - 1;
  const totals = new ActiveTotals(forms, status);
  for (let before = -1; before < order.length; ) {
    before = order.length;
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
      if (order.length > found) totals.update();
    }
  }
}

function directionOf(sum: number, count: number, top: number): Extreme | 'ok' {
  if (count === 0) return 'none';
  if (sum === 0) return 'min';
  return sum === top * count ? 'max' : 'ok';
}

/** Sums of category numbers and numbers of active ratings of all elements; what is set aside is taken off again. */
class ActiveTotals {
  readonly ratee: { sum: Int32Array; count: Int32Array };
  readonly rater: { sum: Int32Array; count: Int32Array };
  readonly item: { sum: Int32Array; count: Int32Array };
  /** Per form, whether it is still in the totals; per item the same. */
  private readonly inForm: Uint8Array;
  private readonly inItem: Uint8Array;

  constructor(
    private readonly forms: Forms,
    private readonly status: Peeling['status'],
  ) {
    const empty = (size: number) => ({ sum: new Int32Array(size), count: new Int32Array(size) });
    this.ratee = empty(forms.rateeIds.length);
    this.rater = empty(forms.raterIds.length);
    this.item = empty(forms.itemIds.length);
    this.inForm = new Uint8Array(forms.ratee.length).fill(1);
    this.inItem = new Uint8Array(forms.itemIds.length).fill(1);
    for (let f = 0; f < forms.ratee.length; f++) this.add(f, 1);
    this.update();
  }

  update(): void {
    const { forms, status, inForm, inItem } = this;
    for (let f = 0; f < inForm.length; f++) {
      if (!inForm[f]) continue;
      if (status.ratee[forms.ratee[f]!] === 'ok' && status.rater[forms.rater[f]!] === 'ok') continue;
      this.add(f, -1);
      inForm[f] = 0;
    }
    const leaving = Uint8Array.from(inItem, (x, i) => +(x === 1 && status.item[i] !== 'ok'));
    if (!leaving.includes(1)) return;
    for (let f = 0; f < inForm.length; f++) if (inForm[f]) this.add(f, -1, leaving);
    for (let i = 0; i < inItem.length; i++) if (leaving[i]) inItem[i] = 0;
  }

  /** Adds or takes off (`times` −1) a form's answers on the items of `these` that are still in. */
  private add(f: number, times: number, these: Uint8Array = this.inItem): void {
    const { forms, item } = this;
    let [sum, count] = [0, 0];
    for (let a = forms.start[f]!, end = forms.start[f + 1]!; a < end; a++) {
      const i = forms.item[a]!;
      if (!these[i]) continue;
      const x = forms.score[a]!;
      sum += x;
      count++;
      item.sum[i]! += times * x;
      item.count[i]! += times;
    }
    const [n, j] = [forms.ratee[f]!, forms.rater[f]!];
    this.ratee.sum[n]! += times * sum;
    this.ratee.count[n]! += times * count;
    this.rater.sum[j]! += times * sum;
    this.rater.count[j]! += times * count;
  }
}

/** The answers of elements not set aside, forms left empty dropped, categories that nobody uses any more renumbered away. */
function keepAnswers(forms: Forms, { ratee, rater, item }: Peeling['status']): Forms {
  const wholly = item.every((status) => status === 'ok');
  const keeps = Uint8Array.from(item, (status) => +(status === 'ok'));
  const formIn = Uint8Array.from(
    forms.ratee,
    (n, f) => +(ratee[n] === 'ok' && rater[forms.rater[f]!] === 'ok'),
  );
  const kept = {
    ratee: new Int32Array(formIn.length),
    rater: new Int32Array(formIn.length),
    role: new Uint8Array(formIn.length),
    start: new Int32Array(formIn.length + 1),
    item: new Uint16Array(forms.item.length),
    score: new Uint8Array(forms.item.length),
  };
  let [count, at] = [0, 0];
  const copy = (from: number, to: number) => {
    kept.item.set(forms.item.subarray(from, to), at);
    kept.score.set(forms.score.subarray(from, to), at);
    at += to - from;
  };
  for (let f = 0; f < formIn.length; ) {
    // A run of forms at once where no item is set aside.
    const first = f;
    if (formIn[f]) {
      const before = at;
      if (wholly) {
        while (formIn[f + 1]) f++;
        copy(forms.start[first]!, forms.start[f + 1]!);
      } else
        for (let a = forms.start[f]!; a < forms.start[f + 1]!; a++) if (keeps[forms.item[a]!]) copy(a, a + 1);
      if (at > before)
        for (let g = first; g <= f; g++) {
          kept.ratee[count] = forms.ratee[g]!;
          kept.rater[count] = forms.rater[g]!;
          kept.role[count] = forms.role[g]!;
          kept.start[++count] = g === f ? at : before + forms.start[g + 1]! - forms.start[first]!;
        }
    }
    f++;
  }
  const score = kept.score.subarray(0, at);
  const used = Uint8Array.from(forms.categories, (_, k) => +score.includes(k));
  if (used.includes(0)) {
    const number = Uint8Array.from(used.keys(), (k) => used.subarray(0, k).reduce((sum, x) => sum + x, 0));
    for (let a = 0; a < at; a++) score[a] = number[score[a]!]!;
  }
  return {
    ...forms,
    categories: forms.categories.filter((_, k) => used[k] === 1),
    ratee: kept.ratee.subarray(0, count),
    rater: kept.rater.subarray(0, count),
    role: kept.role.subarray(0, count),
    start: kept.start.subarray(0, count + 1),
    item: kept.item.subarray(0, at),
    score,
  };
}
