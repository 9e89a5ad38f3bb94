import { conditionalScale, type RatingScale } from './conditional';
import type { Forms } from './forms';
import { spreadOf, stepOf } from './number-scale';
import type { Patterns } from './pattern';
import { categoryWeights, probabilities } from './rating-scale';

/** Categories that a scale of steps has at most where its thresholds come from shares. */
const mostCategories = 9;

/** Variance (squared steps) that people and raters must leave of a score for steps to be what blurs it, and not a fine measure. */
const leastLeft = 0.2;

/** What is added to the count of each category, so that a rare one is not said never to occur. */
const pseudo = 0.5;

/** Points and half width (SDs) of the sum that stands for a normal distribution. */
const points = 41;
const width = 5;

/** Whether thresholds can be had from how often each score was given: few categories, and scores that steps blur. */
export function hasShares(forms: Forms): boolean {
  const { categories } = forms;
  return categories.length <= mostCategories && spreadOf(forms).left >= leastLeft * stepOf(categories) ** 2;
}

/** Items as the forms tell them, however little that is, with thresholds still to come from `thresholdsAt`. */
export function shareScale(forms: Forms, patterns: Patterns, variance: number): RatingScale {
  const { delta, converged } = conditionalScale(forms, patterns);
  return { delta, converged, tau: thresholdsAt(forms, delta, variance), shares: true };
}

/**
 * Thresholds at which a normal level of this variance (squared logits), whatever it is made of, gives each category as
 * often as it was given: Σ_i ∫ P_k(η − δ_i) dN(0, variance) = share of k. One score a form says nothing within forms
 * about where one step ends; what it says is how many scores lie on each side.
 */
export function thresholdsAt(
  { categories, score, itemIds }: Forms,
  delta: Float64Array,
  variance: number,
): Float64Array {
  const m = categories.length - 1;
  const share = new Float64Array(m + 1).fill(pseudo);
  for (const k of score) share[k]! += 1;
  const all = share.reduce((sum, x) => sum + x, 0);
  const tau = new Float64Array(m);
  for (let k = 0; k < m; k++) tau[k] = Math.log(share[k]! / share[k + 1]!);
  const p = new Float64Array(m + 1);
  const given = new Float64Array(m + 1);
  const density = Float64Array.from({ length: points }, (_, g) => Math.exp(-(at(g) ** 2) / 2));
  const mass = density.reduce((sum, x) => sum + x, 0) * itemIds.length;
  for (let round = 0; round < 500; round++) {
    const weights = categoryWeights(tau);
    given.fill(0);
    for (let g = 0; g < points; g++)
      for (const d of delta) {
        probabilities(at(g) * Math.sqrt(variance) - d, weights, p);
        for (let k = 0; k <= m; k++) given[k]! += (density[g]! * p[k]!) / mass;
      }
    // A category given too often by the model moves away from the one below and nearer to the one above.
    let most = 0;
    const off = given.map((x, k) => Math.log((x * all) / share[k]!));
    for (let k = 0; k < m; k++) {
      const by = off[k + 1]! - off[k]!;
      most = Math.max(most, Math.abs(by));
      tau[k]! += by;
    }
    if (most < 1e-6) break;
  }
  const mean = tau.reduce((sum, x) => sum + x, 0) / (m || 1);
  return tau.map((x) => x - mean);
}

const at = (g: number) => width * ((2 * g) / (points - 1) - 1);
