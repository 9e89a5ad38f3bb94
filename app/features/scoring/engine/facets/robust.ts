import type { Forms } from '../ratings/forms';
import { categoryWeights, probabilities } from '../ratings/rating-scale';
import type { Covariance } from './covariance';
import type { FacetParameters } from './pass';

/**
 * Cluster-robust variances of the ratees' measures: diagonal of V B V, B = Σ over forms of g gᵀ with g the score of a
 * form over all parameters, times k / (k − 1) for a ratee with k forms. NaN for a ratee with fewer than two.
 */
export function robustVariances(forms: Forms, at: FacetParameters, covariance: Covariance): Float64Array {
  const count = new Int32Array(at.theta.length);
  for (const n of forms.ratee) count[n]! += 1;
  const scores = scoreProducts(forms, at);
  return Float64Array.from(count, (k, n) =>
    k < 2 ? Number.NaN : (quadratic(forms, scores, covariance.row(n)) * k) / (k - 1),
  );
}

/** B by its parts: a form touches its ratee, its rater and the `q` items and thresholds only. */
type ScoreProducts = {
  q: number;
  theta: Float64Array;
  lambda: Float64Array;
  /** Per form: minus what it puts between its ratee and its rater. */
  form: Float64Array;
  rateeSmall: Float64Array;
  raterSmall: Float64Array;
  small: Float64Array;
};

function scoreProducts(forms: Forms, at: FacetParameters): ScoreProducts {
  const [items, m] = [at.delta.length, at.tau.length];
  const q = items + m;
  const products: ScoreProducts = {
    q,
    theta: new Float64Array(at.theta.length),
    lambda: new Float64Array(at.lambda.length),
    form: new Float64Array(forms.ratee.length),
    rateeSmall: new Float64Array(at.theta.length * q),
    raterSmall: new Float64Array(at.lambda.length * q),
    small: new Float64Array(q * q),
  };
  const weights = categoryWeights(at.tau);
  const p = new Float64Array(m + 1);
  const own = new Float64Array(q);
  for (let f = 0; f < forms.ratee.length; f++) {
    const [n, j] = [forms.ratee[f]!, forms.rater[f]!];
    const base = at.theta[n]! - at.lambda[j]!;
    own.fill(0);
    let sum = 0;
    for (let a = forms.start[f]!; a < forms.start[f + 1]!; a++) {
      probabilities(base - at.delta[forms.item[a]!]!, weights, p);
      const x = forms.score[a]!;
      let above = 0;
      let mean = 0;
      for (let h = m; h > 0; h--) {
        above += p[h]!;
        mean += h * p[h]!;
        own[items + h - 1]! += above - (x >= h ? 1 : 0);
      }
      own[forms.item[a]!]! -= x - mean;
      sum += x - mean;
    }
    products.theta[n]! += sum * sum;
    products.lambda[j]! += sum * sum;
    products.form[f] = sum * sum;
    for (let s = 0; s < q; s++) {
      products.rateeSmall[n * q + s]! += sum * own[s]!;
      products.raterSmall[j * q + s]! -= sum * own[s]!;
      for (let t = 0; t < q; t++) products.small[s * q + t]! += own[s]! * own[t]!;
    }
  }
  return products;
}

/** xᵀ B x for x over ratees, raters, items and thresholds. */
function quadratic(forms: Forms, products: ScoreProducts, x: Float64Array): number {
  const { q, theta, lambda, form, rateeSmall, raterSmall, small } = products;
  const [ratees, raters] = [theta.length, lambda.length];
  const last = ratees + raters;
  const along = new Float64Array(q);
  let total = 0;
  for (let n = 0; n < ratees; n++) {
    const own = x[n]!;
    total += theta[n]! * own * own;
    for (let s = 0, row = n * q; s < q; s++) along[s]! += own * rateeSmall[row + s]!;
  }
  for (let j = 0; j < raters; j++) {
    const own = x[ratees + j]!;
    total += lambda[j]! * own * own;
    for (let s = 0, row = j * q; s < q; s++) along[s]! += own * raterSmall[row + s]!;
  }
  let crossed = 0;
  for (let f = 0; f < form.length; f++)
    crossed += form[f]! * x[forms.ratee[f]!]! * x[ratees + forms.rater[f]!]!;
  for (let s = 0; s < q; s++) {
    total += 2 * along[s]! * x[last + s]!;
    for (let t = 0; t < q; t++) total += small[s * q + t]! * x[last + s]! * x[last + t]!;
  }
  return total - 2 * crossed;
}
