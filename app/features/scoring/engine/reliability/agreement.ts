import type { Forms } from '../ratings/forms';

type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** Pairs of values given to the same unit: `pairs[c * k + d]` for k values; each unit weighs its number of values. */
type Coincidences = { values: readonly number[]; pairs: Float64Array };

/**
 * Krippendorff's coincidence matrix over the units ratee × item: o_ck = Σ_u n_uc (n_uk − [c = k]) / (m_u − 1).
 * Missing data are simply absent; a unit with fewer than two values pairs nothing.
 */
export function coincidencesOf(forms: Forms): Coincidences {
  const pairs = new Float64Array(forms.categories.length ** 2);
  for (const own of itemCoincidences(forms))
    for (let c = 0; c < pairs.length; c++) pairs[c]! += own.pairs[c]!;
  return { values: forms.categories, pairs };
}

/**
 * How far those who rated the same ratee agree on each item: Krippendorff's alpha over the units of one item, `null`
 * where nothing pairs or one value occurs. `forms` are without self forms, as `formsOf` leaves them.
 */
export function itemAlphas(
  forms: Forms,
  metric: Metric = 'ordinal',
): { item: string; alpha: number | null }[] {
  return itemCoincidences(forms).map((own, i) => ({ item: forms.itemIds[i]!, alpha: alphaOf(own, metric) }));
}

/** One coincidence matrix per item. */
function itemCoincidences(forms: Forms): Coincidences[] {
  const k = forms.categories.length;
  const found = forms.itemIds.map(() => ({ values: forms.categories, pairs: new Float64Array(k * k) }));
  const counts = new Int32Array(found.length * k);
  for (let f = 0; f < forms.ratee.length; f++) {
    for (let a = forms.start[f]!; a < forms.start[f + 1]!; a++)
      counts[forms.item[a]! * k + forms.score[a]!]! += 1;
    if (forms.ratee[f] === forms.ratee[f + 1]) continue;
    for (const [i, { pairs }] of found.entries()) addUnit(counts.subarray(i * k, (i + 1) * k), pairs);
    counts.fill(0);
  }
  return found;
}

/**
 * Krippendorff's alpha, 1 − observed / expected disagreement (Krippendorff 2011, "Computing Krippendorff's
 * Alpha-Reliability"). `null` when nothing pairs or only one value occurs.
 */
export function alphaOf({ values, pairs }: Coincidences, metric: Metric): number | null {
  const k = values.length;
  const n = values.map((_, c) => pairs.subarray(c * k, (c + 1) * k).reduce((sum, x) => sum + x, 0));
  const total = n.reduce((sum, x) => sum + x, 0);
  let observed = 0;
  let expected = 0;
  for (let c = 0; c < k; c++)
    for (let d = 0; d < k; d++) {
      const distance = distanceOf(metric, values, n, c, d);
      observed += pairs[c * k + d]! * distance;
      expected += n[c]! * n[d]! * distance;
    }
  return expected > 0 ? 1 - ((total - 1) * observed) / expected : null;
}

/** One-way ICC with unequal groups; mean squares in squared score points. Negative values are reported as they are. */
type OneWay = {
  targets: number;
  observations: number;
  /** (N − Σ n_t² / N) / (T − 1): the group size that stands for unequal ones. */
  k0: number;
  msb: number;
  msw: number;
  icc1: number | null;
  icc1k: number | null;
};

/** One-way random ICC of form means (a form is one rater's mean over items for one ratee). `null` without replication. */
export function formMeanIcc(forms: Forms): OneWay | null {
  const n = new Int32Array(forms.rateeIds.length);
  const sum = new Float64Array(n.length);
  const means = new Float64Array(forms.ratee.length);
  for (let f = 0; f < means.length; f++) {
    let points = 0;
    for (let a = forms.start[f]!; a < forms.start[f + 1]!; a++) points += forms.categories[forms.score[a]!]!;
    means[f] = points / (forms.start[f + 1]! - forms.start[f]!);
    n[forms.ratee[f]!]! += 1;
    sum[forms.ratee[f]!]! += means[f]!;
  }
  const targets = n.length;
  const observations = means.length;
  if (targets < 2 || observations <= targets) return null;
  const grand = means.reduce((total, x) => total + x, 0) / observations;
  const ssb = sum.reduce((total, s, t) => total + n[t]! * (s / n[t]! - grand) ** 2, 0);
  const ssw = means.reduce((total, x, f) => {
    const t = forms.ratee[f]!;
    return total + (x - sum[t]! / n[t]!) ** 2;
  }, 0);
  const msb = ssb / (targets - 1);
  const msw = ssw / (observations - targets);
  const k0 = (observations - n.reduce((total, x) => total + x * x, 0) / observations) / (targets - 1);
  return {
    targets,
    observations,
    k0,
    msb,
    msw,
    icc1: ratio(msb - msw, msb + (k0 - 1) * msw),
    icc1k: ratio(msb - msw, msb),
  };
}

function addUnit(counts: Int32Array, pairs: Float64Array): void {
  const size = counts.reduce((sum, x) => sum + x, 0);
  if (size < 2) return;
  const k = counts.length;
  for (let c = 0; c < k; c++)
    for (let d = 0; d < k; d++)
      pairs[c * k + d]! += (counts[c]! * (counts[d]! - (c === d ? 1 : 0))) / (size - 1);
}

function distanceOf(
  metric: Metric,
  values: readonly number[],
  n: readonly number[],
  c: number,
  d: number,
): number {
  if (c === d) return 0;
  if (metric === 'nominal') return 1;
  const [low, high] = [values[Math.min(c, d)]!, values[Math.max(c, d)]!];
  if (metric === 'interval') return (high - low) ** 2;
  if (metric === 'ratio') return ((high - low) / (high + low)) ** 2;
  let between = 0;
  for (let g = Math.min(c, d); g <= Math.max(c, d); g++) between += n[g]!;
  return (between - (n[c]! + n[d]!) / 2) ** 2;
}

function ratio(above: number, below: number): number | null {
  return below > 0 ? above / below : null;
}
