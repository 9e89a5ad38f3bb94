import type { Forms } from './forms';

/** The different sets of items that forms answer. A form's total over its set is all the ranking layer needs of it. */
export type Patterns = {
  /** Items of each pattern, in order; an item answered twice appears twice. */
  items: Uint16Array[];
  /** Pattern and total category number of each form. */
  of: Int32Array;
  total: Int32Array;
};

/** Groups forms by the items they answer. */
export function patternsOf(forms: Forms): Patterns {
  const count = forms.ratee.length;
  const of = new Int32Array(count);
  const total = new Int32Array(count);
  const items: Uint16Array[] = [];
  const known = new Map<number, number[]>();
  let last = -1;
  for (let f = 0; f < count; f++) {
    const from = forms.start[f]!;
    const to = forms.start[f + 1]!;
    let sum = 0;
    for (let a = from; a < to; a++) sum += forms.score[a]!;
    total[f] = sum;
    if (last === -1 || !same(items[last]!, forms.item, from, to)) {
      let hash = to - from;
      for (let a = from; a < to; a++) hash = (Math.imul(hash, 31) + forms.item[a]!) | 0;
      const candidates = known.get(hash) ?? [];
      const found = candidates.find((p) => same(items[p]!, forms.item, from, to));
      last = found ?? items.push(forms.item.slice(from, to)) - 1;
      if (found === undefined) known.set(hash, [...candidates, last]);
    }
    of[f] = last;
  }
  return { items, of, total };
}

function same(pattern: Uint16Array, item: Uint16Array, from: number, to: number): boolean {
  if (pattern.length !== to - from) return false;
  for (let k = 0; k < pattern.length; k++) if (pattern[k] !== item[from + k]) return false;
  return true;
}
