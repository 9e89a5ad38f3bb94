import { factorSymmetric, solveFactored } from '../algebra/dense';
import type { RatingScale } from './conditional';
import type { Forms } from './forms';

/** A scale finer than this is a number for all purposes. */
const finest = 20;

/**
 * Thresholds show only in how answers differ within a form. Linacre (2002) asks for ten observations a category; fewer
 * free comparisons than that for each threshold (the first is where the scale begins), or one score a form, and nothing
 * tells where one step ends.
 */
const perThreshold = 10;

/** Whether the steps of the scale can be told from these forms; where not, scores are taken as numbers. */
export function canTellSteps({ start, categories }: Forms): boolean {
  const free = categories.length - 2;
  let comparisons = 0;
  for (let f = 0; f + 1 < start.length; f++) comparisons += start[f + 1]! - start[f]! - 1;
  return categories.length <= finest && comparisons >= perThreshold * free;
}

/** Share of a form's level in what one score a form is off by: not told by the data, so the usual halo is assumed. */
const usualHalo = 0.3;

/**
 * Items and noise where scores are taken as numbers: least squares within forms (items drawn to the mean as by one more
 * answer). A score that comes in whole steps is never known better than the rounding of a step: variance step² / 12
 * (Sheppard). One score a form leaves all its noise to the halo.
 */
export function numberScale(forms: Forms): RatingScale {
  const { categories, start, item, score } = forms;
  const items = forms.itemIds.length;
  const value = (a: number) => categories[score[a]!]!;
  const matrix = new Float64Array(items * items);
  const right = new Float64Array(items);
  let within = 0;
  let freedom = 1 - items;
  for (let i = 0; i < items; i++) matrix[i * items + i] = 1;
  for (let f = 0; f + 1 < start.length; f++) {
    const [from, to] = [start[f]!, start[f + 1]!];
    let mean = 0;
    for (let a = from; a < to; a++) mean += value(a) / (to - from);
    freedom += to - from - 1;
    for (let a = from; a < to; a++) {
      const off = value(a) - mean;
      within += off * off;
      right[item[a]!]! -= off;
      matrix[item[a]! * items + item[a]!]! += 1;
      for (let b = from; b < to; b++) matrix[item[a]! * items + item[b]!]! -= 1 / (to - from);
    }
  }
  factorSymmetric(matrix, items);
  const difficulty = solveFactored(matrix, items, right);
  const explained = difficulty.reduce((sum, d, i) => sum + d * right[i]!, 0);
  const step = stepOf(categories);
  const rounding = step ** 2 / 12;
  const isSingle = freedom < 1;
  const noise = isSingle ? rounding : Math.max(rounding, (within - explained) / freedom);
  const spread = spreadOf(forms);
  const single = Math.max(rounding, spread.left) / step ** 2;
  const own = isSingle ? (Math.sqrt(1 + 4 * usualHalo * single) - 1) / (2 * usualHalo) : noise / step ** 2;
  const unit = Math.max(own * step, Math.sqrt(Math.max(spread.ratees, spread.raters)) / 2);
  const mean = difficulty.reduce((sum, d) => sum + d / items, 0);
  return {
    delta: difficulty.map((d) => (d - mean) / unit),
    tau: new Float64Array(0),
    converged: true,
    numbers: { unit, noise, lowest: categories[0]!, highest: categories[categories.length - 1]! },
  };
}

/** The largest step that all scores are whole numbers of, from the lowest on. */
export function stepOf(categories: readonly number[]): number {
  const divisor = (a: number, b: number): number => (b < 1e-9 ? a : divisor(b, a % b));
  return categories.reduce((step, x) => divisor(step, x - categories[0]!), 0) || 1;
}

/** Variances of the ratees' means, of what raters give more or less, and of what both leave of a form's mean. */
export function spreadOf({ rateeIds, raterIds, ratee, rater, start, score, categories }: Forms) {
  const means = Float64Array.from(ratee, (_, f) => {
    let sum = 0;
    for (let a = start[f]!; a < start[f + 1]!; a++) sum += categories[score[a]!]!;
    return sum / (start[f + 1]! - start[f]!);
  });
  const sides = [
    { of: ratee, at: new Float64Array(rateeIds.length) },
    { of: rater, at: new Float64Array(raterIds.length) },
  ] as const;
  const settle = (k: 0 | 1) => {
    const { of, at } = sides[k];
    const other = sides[k === 0 ? 1 : 0];
    const count = new Float64Array(at.length);
    at.fill(0);
    for (const [f, x] of means.entries()) {
      at[of[f]!]! += x - other.at[other.of[f]!]!;
      count[of[f]!]! += 1;
    }
    for (let k = 0; k < at.length; k++) at[k]! /= count[k]!;
  };
  settle(0);
  const ratees = varianceOf(sides[0].at);
  for (let round = 0; round < 20; round++) for (const k of [1, 0] as const) settle(k);
  const left = means.reduce(
    (sum, x, f) => sum + (x - sides[0].at[ratee[f]!]! - sides[1].at[rater[f]!]!) ** 2,
    0,
  );
  const freedom = means.length - rateeIds.length - raterIds.length + 1;
  const raters = varianceOf(sides[1].at);
  return { ratees, raters, left: freedom > 0 ? left / freedom : varianceOf(means) / 2 };
}

function varianceOf(values: Float64Array): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
}
