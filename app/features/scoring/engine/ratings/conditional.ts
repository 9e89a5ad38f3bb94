import type { Forms } from './forms';
import type { Patterns } from './pattern';

/**
 * Scores taken as numbers: points of the scale in one logit, the variance (squared points) of one answer about its
 * form's level, and the lowest and highest score used. A level of η logits means `lowest + unit · η` points.
 */
export type Numbers = { unit: number; noise: number; lowest: number; highest: number };

/**
 * Item difficulties and thresholds (logits), each with mean 0; without thresholds where scores are taken as numbers.
 * `shares`: thresholds from how often each score was given, to be found anew when the variances are known better.
 */
export type RatingScale = {
  delta: Float64Array;
  tau: Float64Array;
  converged: boolean;
  numbers?: Numbers;
  shares?: true;
};

/** Patterns used at most; the commonest come first. More would add little and cost much. */
const mostPatterns = 200;

/**
 * Items and thresholds by conditional maximum likelihood given every form's total (Andersen 1973). Whatever moves a
 * form as a whole (person, unit, severity, halo, role) drops out, so none of it can distort them, and the data shrink to
 * counts. Weak normal priors (`sd`, logits) keep them finite where categories or items hardly occur.
 */
export function conditionalScale(forms: Forms, patterns: Patterns, sd = { item: 1, tau: 3 }): RatingScale {
  const items = forms.itemIds.length;
  const m = forms.categories.length - 1;
  const data = countsOf(forms, patterns);
  const size = items + m;
  const precision = Float64Array.from({ length: size }, (_, k) => 1 / (k < items ? sd.item : sd.tau) ** 2);
  const value = (x: Float64Array) => evaluate(data, x, items, m, precision);

  let x = new Float64Array(size);
  let here = value(x);
  // Inverse Hessian by BFGS, from the diagonal of the information.
  const inverse = Array.from({ length: size }, (_, a) =>
    Float64Array.from({ length: size }, (_, b) => (a === b ? 1 / here.diagonal[a]! : 0)),
  );
  for (let round = 0; round < 500; round++) {
    const step = inverse.map((row) => dot(row, here.gradient));
    const gain = step.reduce((sum, s, k) => sum + s * here.gradient[k]!, 0);
    if (!(gain > 1e-24 * (1 + Math.abs(here.value)))) break;
    // So close to the top the value is all rounding: there a step has to bring the gradient down instead.
    const close = gain < 1e-12 * (1 + Math.abs(here.value));
    let next = x;
    let there = here;
    let better = false;
    for (let halvings = 0, scale = 1; halvings < 40 && !better; halvings++, scale /= 2) {
      next = x.map((v, k) => v + scale * step[k]!);
      there = value(next);
      better = close ? slopeOf(there) < slopeOf(here) : there.value >= here.value + 1e-4 * scale * gain;
    }
    if (!better) break;
    updateInverse(
      inverse,
      next.map((v, k) => v - x[k]!),
      here.gradient.map((g, k) => g - there.gradient[k]!),
    );
    x = next;
    here = there;
  }
  return {
    delta: centred(x.subarray(0, items)),
    tau: centred(x.subarray(items)),
    converged: slopeOf(here) < 1e-6,
  };
}

/** Squared gradient in units of the information's diagonal: about the squared distance to the top in standard errors. */
function slopeOf({ gradient, diagonal }: { gradient: Float64Array; diagonal: Float64Array }): number {
  return gradient.reduce((sum, g, k) => sum + (g * g) / diagonal[k]!, 0);
}

type Counts = {
  /** Answers per item and category, over the patterns used. */
  answers: Float64Array;
  patterns: { items: Uint16Array; totals: Float64Array }[];
};

function countsOf(forms: Forms, patterns: Patterns): Counts {
  const width = forms.categories.length;
  const sizes = new Int32Array(patterns.items.length);
  for (const p of patterns.of) sizes[p]! += 1;
  const used = [...sizes.keys()]
    .filter((p) => patterns.items[p]!.length > 1)
    .sort((a, b) => sizes[b]! - sizes[a]! || a - b)
    .slice(0, mostPatterns);
  const place = new Int32Array(sizes.length).fill(-1);
  for (const [k, p] of used.entries()) place[p] = k;
  const counts: Counts = {
    answers: new Float64Array(forms.itemIds.length * width),
    patterns: used.map((p) => ({
      items: patterns.items[p]!,
      totals: new Float64Array(patterns.items[p]!.length * (width - 1) + 1),
    })),
  };
  const { start, item, score } = forms;
  const { answers } = counts;
  for (let f = 0; f < patterns.of.length; f++) {
    const p = place[patterns.of[f]!]!;
    if (p === -1) continue;
    counts.patterns[p]!.totals[patterns.total[f]!]! += 1;
    for (let a = start[f]!, end = start[f + 1]!; a < end; a++) answers[item[a]! * width + score[a]!]! += 1;
  }
  return counts;
}

/** Penalised conditional log-likelihood, its gradient, and a diagonal of its information, at x = (δ, τ). */
function evaluate(data: Counts, x: Float64Array, items: number, m: number, precision: Float64Array) {
  const gradient = x.map((v, k) => -precision[k]! * v);
  const diagonal = precision.slice();
  let value = -0.5 * x.reduce((sum, v, k) => sum + precision[k]! * v * v, 0);
  const exponent = new Float64Array(items * (m + 1));
  for (let i = 0; i < items; i++)
    for (let k = 1, sum = 0; k <= m; k++) {
      sum += x[items + k - 1]!;
      exponent[i * (m + 1) + k] = -k * x[i]! - sum;
    }
  const weight = exponent.map(Math.exp);
  const expected = new Float64Array(items * (m + 1));
  const second = new Float64Array(items);
  for (const { items: own, totals } of data.patterns)
    value -= addPattern(own, totals, weight, m, expected, second);
  for (let i = 0; i < items; i++) {
    let below = 0;
    let upper = 0;
    for (let k = m; k > 0; k--) {
      const at = i * (m + 1) + k;
      const surplus = data.answers[at]! - expected[at]!;
      value += data.answers[at]! * exponent[at]!;
      upper += surplus;
      below -= k * surplus;
      gradient[items + k - 1]! -= upper;
      diagonal[items + k - 1]! += 0.25 * expected[at]!;
    }
    gradient[i]! += below;
    diagonal[i]! += second[i]!;
  }
  return { value, gradient, diagonal };
}

/**
 * Adds a pattern's expected answers per item and category given the totals, and the variance of each item's score;
 * returns Σ over forms of ln of the normaliser. Normalisers are convolutions of the items' category weights.
 */
function addPattern(
  own: Uint16Array,
  totals: Float64Array,
  weight: Float64Array,
  m: number,
  expected: Float64Array,
  second: Float64Array,
): number {
  const n = own.length;
  const top = n * m + 1;
  // Sums over the first a items, and over the last ones, each scaled to a maximum of 1.
  const before = prefixSums(own, weight, m, top);
  const after = prefixSums(own.slice().reverse(), weight, m, top);
  const all = before.rows[n]!;
  const logScale = before.logs[n]!;
  let log = 0;
  for (let s = 0; s < top; s++) if (totals[s]! > 0) log += totals[s]! * (Math.log(all[s]!) + logScale);
  const share = new Float64Array(top);
  for (let s = 0; s < top; s++) share[s] = totals[s]! > 0 ? totals[s]! / all[s]! : 0;
  const others = new Float64Array(top);
  for (let a = 0; a < n; a++) {
    convolve(before.rows[a]!, a * m, after.rows[n - 1 - a]!, (n - 1 - a) * m, others);
    const scale = Math.exp(before.logs[a]! + after.logs[n - 1 - a]! - logScale);
    let mean = 0;
    let square = 0;
    const i = own[a]!;
    for (let k = 0; k <= m; k++) {
      let sum = 0;
      for (let s = k; s < (n - 1) * m + k + 1; s++) sum += share[s]! * others[s - k]!;
      const count = sum * scale * weight[i * (m + 1) + k]!;
      expected[i * (m + 1) + k]! += count;
      mean += k * count;
      square += k * k * count;
    }
    const forms = totals.reduce((sum, x) => sum + x, 0);
    second[i]! += forms > 0 ? square - (mean * mean) / forms : 0;
  }
  return log;
}

/**
 * ln of the chance that a form with this pattern has the same category on every item, given its total: 0 where the
 * total allows nothing else (all lowest, all highest), −∞ where it does not allow it.
 */
export function straightChances(pattern: Uint16Array, delta: Float64Array, tau: Float64Array): Float64Array {
  const m = tau.length;
  const exponent = new Float64Array(delta.length * (m + 1));
  for (let i = 0; i < delta.length; i++)
    for (let k = 1, sum = 0; k <= m; k++) {
      sum += tau[k - 1]!;
      exponent[i * (m + 1) + k] = -k * delta[i]! - sum;
    }
  const { rows, logs } = prefixSums(pattern, exponent.map(Math.exp), m, pattern.length * m + 1);
  const chances = new Float64Array(pattern.length * m + 1).fill(Number.NEGATIVE_INFINITY);
  for (let k = 0; k <= m; k++) {
    let log = -logs[pattern.length]! - Math.log(rows[pattern.length]![k * pattern.length]!);
    for (const i of pattern) log += exponent[i * (m + 1) + k]!;
    chances[k * pattern.length] = Math.min(0, log);
  }
  return chances;
}

function prefixSums(own: Uint16Array, weight: Float64Array, m: number, top: number) {
  const rows = [new Float64Array(top)];
  const logs = [0];
  rows[0]![0] = 1;
  for (let a = 0; a < own.length; a++) {
    const row = new Float64Array(top);
    convolve(rows[a]!, a * m, weight.subarray(own[a]! * (m + 1), (own[a]! + 1) * (m + 1)), m, row);
    const most = row.reduce((max, x) => Math.max(max, x), 0);
    rows.push(row.map((x) => x / most));
    logs.push(logs[a]! + Math.log(most));
  }
  return { rows, logs };
}

/** out ← a * b over totals 0..na and 0..nb. */
function convolve(a: Float64Array, na: number, b: Float64Array, nb: number, out: Float64Array): void {
  out.fill(0);
  for (let s = 0; s <= na; s++) {
    const x = a[s]!;
    if (x === 0) continue;
    for (let k = 0; k <= nb; k++) out[s + k]! += x * b[k]!;
  }
}

/** BFGS update of the inverse Hessian of a maximum: `turn` is the fall of the gradient along `change`. */
function updateInverse(inverse: Float64Array[], change: Float64Array, turn: Float64Array): void {
  const along = dot(change, turn);
  if (!(along > 1e-300)) return;
  const turned = Float64Array.from(inverse, (row) => dot(row, turn));
  const factor = (1 + dot(turn, turned) / along) / along;
  for (let a = 0; a < change.length; a++)
    for (let b = 0; b < change.length; b++)
      inverse[a]![b]! +=
        factor * change[a]! * change[b]! - (turned[a]! * change[b]! + change[a]! * turned[b]!) / along;
}

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, x) => sum + x, 0) / (values.length || 1);
  return values.map((x) => x - mean);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
