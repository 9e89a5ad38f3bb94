import type { Covariance } from './covariance';
import type { FacetParameters } from './facet-pass';
import type { Forms } from './forms';
import { categoryWeights, probabilities } from './rating-scale';

/**
 * Cluster-robust variances of the ratees' measures: diagonal of V B V, B = Σ over forms of g gᵀ with g the score of a
 * form over all parameters, times k / (k − 1) for a ratee with k forms. NaN for a ratee with fewer than two.
 */
export function robustVariances(forms: Forms, at: FacetParameters, covariance: Covariance): Float64Array {
  const [ratees, raters, items] = [at.theta.length, at.lambda.length, at.delta.length];
  const m = at.tau.length;
  const { residual, sum, tau } = formScores(forms, at);
  const count = new Int32Array(ratees);
  for (const n of forms.ratee) count[n]! += 1;
  const variances = new Float64Array(ratees).fill(Number.NaN);
  for (let n = 0; n < ratees; n++) {
    const k = count[n]!;
    if (k < 2) continue;
    const row = covariance.row(n);
    let total = 0;
    for (let f = 0; f < sum.length; f++) {
      let score = sum[f]! * (row[forms.ratee[f]!]! - row[ratees + forms.rater[f]!]!);
      for (let a = forms.start[f]!; a < forms.start[f + 1]!; a++)
        score -= residual[a]! * row[ratees + raters + forms.item[a]!]!;
      for (let h = 0; h < m; h++) score += tau[f * m + h]! * row[ratees + raters + items + h]!;
      total += score * score;
    }
    variances[n] = (total * k) / (k - 1);
  }
  return variances;
}

/** Residual of each answer, their sum per form, and the thresholds' part of each form's score. */
function formScores(forms: Forms, at: FacetParameters) {
  const m = at.tau.length;
  const weights = categoryWeights(at.tau);
  const p = new Float64Array(m + 1);
  const residual = new Float64Array(forms.item.length);
  const sum = new Float64Array(forms.ratee.length);
  const tau = new Float64Array(forms.ratee.length * m);
  for (let f = 0; f < sum.length; f++) {
    const base = at.theta[forms.ratee[f]!]! - at.lambda[forms.rater[f]!]!;
    for (let a = forms.start[f]!; a < forms.start[f + 1]!; a++) {
      probabilities(base - at.delta[forms.item[a]!]!, weights, p);
      const x = forms.score[a]!;
      let above = 0;
      let mean = 0;
      for (let h = m; h > 0; h--) {
        above += p[h]!;
        mean += h * p[h]!;
        tau[f * m + h - 1]! += above - (x >= h ? 1 : 0);
      }
      residual[a] = x - mean;
      sum[f]! += x - mean;
    }
  }
  return { residual, sum, tau };
}
