import type { Forms } from '../ratings/forms';
import { categoryWeights, probabilities } from '../ratings/rating-scale';
import type { FacetParameters, FacetPass } from './pass';

/** Mean squares (1 expected) and their Wilson–Hilferty z. */
type Fit = { infit: number; outfit: number; infitZ: number; outfitZ: number };

/** Fit of every element of each facet at the estimates; `null` for elements without ratings. */
type FacetFit = { ratee: (Fit | null)[]; rater: (Fit | null)[]; item: (Fit | null)[] };

/**
 * Infit Σ(x−E)²/ΣV and outfit mean (x−E)²/V with z = (MS^⅓ − 1)(3/q) + q/3, where q² = Σ(C−V²)/(ΣV)² for infit and
 * Σ(C/V²)/N² − 1/N for outfit; C is the fourth central moment (Wright & Masters 1982).
 */
export function fitOf(forms: Forms, at: FacetParameters): FacetFit {
  const sums = {
    ratee: new Float64Array(forms.rateeIds.length * terms),
    rater: new Float64Array(forms.raterIds.length * terms),
    item: new Float64Array(forms.itemIds.length * terms),
  };
  const weights = categoryWeights(at.tau);
  const p = new Float64Array(weights.length);
  for (let f = 0; f < forms.ratee.length; f++) {
    const n = forms.ratee[f]!;
    const j = forms.rater[f]!;
    for (let a = forms.start[f]!; a < forms.start[f + 1]!; a++) {
      const i = forms.item[a]!;
      probabilities(at.theta[n]! - at.lambda[j]! - at.delta[i]!, weights, p);
      let mean = 0;
      for (let k = 1; k < p.length; k++) mean += k * p[k]!;
      let variance = 0;
      let fourth = 0;
      for (let k = 0; k < p.length; k++) {
        const square = (k - mean) ** 2;
        variance += p[k]! * square;
        fourth += p[k]! * square * square;
      }
      const square = (forms.score[a]! - mean) ** 2;
      add(sums.ratee, n, square, variance, fourth);
      add(sums.rater, j, square, variance, fourth);
      add(sums.item, i, square, variance, fourth);
    }
  }
  const all = (sum: Float64Array) =>
    Array.from({ length: sum.length / terms }, (_, e) => meanSquares(sum, e));
  return { ratee: all(sums.ratee), rater: all(sums.rater), item: all(sums.item) };
}

/** How well the measures of a facet are told apart (Linacre): from their spread and their standard errors. */
export type Separation = { observedSd: number; rmse: number; reliability: number; separation: number };

/** `null` with fewer than two measures, or when they do not spread. */
export function separationOf(measures: readonly number[], errors: readonly number[]): Separation | null {
  const n = measures.length;
  if (n < 2) return null;
  const mean = measures.reduce((sum, x) => sum + x, 0) / n;
  const variance = measures.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1);
  const error = errors.reduce((sum, x) => sum + x * x, 0) / n;
  if (!(variance > 0 && error > 0)) return null;
  return {
    observedSd: Math.sqrt(variance),
    rmse: Math.sqrt(error),
    reliability: 1 - error / variance,
    separation: Math.sqrt(Math.max(0, variance - error) / error),
  };
}

/** Residual of every form: z = Σ(x−E)/√ΣV over its answers, and their mean in score steps. */
export function formResiduals(
  forms: Forms,
  at: FacetParameters,
  pass: FacetPass,
): { z: Float64Array; mean: Float64Array } {
  const weights = categoryWeights(at.tau);
  const p = new Float64Array(weights.length);
  const z = new Float64Array(forms.ratee.length);
  const mean = new Float64Array(forms.ratee.length);
  for (let f = 0; f < z.length; f++) {
    const base = at.theta[forms.ratee[f]!]! - at.lambda[forms.rater[f]!]!;
    let sum = 0;
    for (let a = forms.start[f]!; a < forms.start[f + 1]!; a++) {
      probabilities(base - at.delta[forms.item[a]!]!, weights, p);
      sum += forms.score[a]!;
      for (let k = 1; k < p.length; k++) sum -= k * p[k]!;
    }
    z[f] = sum / Math.sqrt(pass.infoForm[f]!);
    mean[f] = sum / (forms.start[f + 1]! - forms.start[f]!);
  }
  return { z, mean };
}

/** Per element: N, Σ(x−E)², ΣV, Σ(x−E)²/V, Σ(C−V²), Σ C/V². */
const terms = 6;

function add(sums: Float64Array, element: number, square: number, variance: number, fourth: number): void {
  const at = element * terms;
  sums[at]! += 1;
  sums[at + 1]! += square;
  sums[at + 2]! += variance;
  sums[at + 3]! += square / variance;
  sums[at + 4]! += fourth - variance * variance;
  sums[at + 5]! += fourth / (variance * variance);
}

function meanSquares(sums: Float64Array, element: number): Fit | null {
  const [n, square, variance, standard, spread, kurtosis] = sums.subarray(
    element * terms,
    (element + 1) * terms,
  );
  if (!n) return null;
  const infit = square! / variance!;
  const outfit = standard! / n;
  return {
    infit,
    outfit,
    infitZ: wilsonHilferty(infit, Math.sqrt(spread!) / variance!),
    outfitZ: wilsonHilferty(outfit, Math.sqrt(kurtosis! / (n * n) - 1 / n)),
  };
}

function wilsonHilferty(meanSquare: number, q: number): number {
  return q > 0 ? (Math.cbrt(meanSquare) - 1) * (3 / q) + q / 3 : 0;
}
