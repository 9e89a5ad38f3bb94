/**
 * The rating-scale model (Andrich 1978; Linacre 1989): ln P_k / P_{k−1} = η − τ_k, so that
 * P_k = exp(kη − T_k) / Σ_l exp(lη − T_l) with T_k = τ_1 + … + τ_k and T_0 = 0. Logits throughout.
 */

/** exp(−T_k) of each category 0..m. */
export function categoryWeights(tau: ArrayLike<number>): Float64Array {
  const weights = new Float64Array(tau.length + 1).fill(1);
  let sum = 0;
  for (let h = 0; h < tau.length; h++) {
    sum += tau[h]!;
    weights[h + 1] = Math.exp(-sum);
  }
  return weights;
}

/** Probabilities of the categories 0..m at η, into `p`. No overflow, however large η is. */
export function probabilities(eta: number, weights: Float64Array, p: Float64Array): void {
  const m = weights.length - 1;
  // Powers of exp(−|η|) only: counted from the end that η points to.
  const u = Math.exp(-Math.abs(eta));
  let power = 1;
  let sum = 0;
  for (let step = 0; step <= m; step++) {
    const k = eta > 0 ? m - step : step;
    const x = weights[k]! * power;
    p[k] = x;
    sum += x;
    power *= u;
  }
  for (let k = 0; k <= m; k++) p[k]! /= sum;
}

/** ln Σ_k exp(kη − T_k), the logarithm of what the probabilities at η are divided by. */
export function logSum(eta: number, weights: Float64Array): number {
  const m = weights.length - 1;
  const u = Math.exp(-Math.abs(eta));
  let power = 1;
  let sum = 0;
  for (let step = 0; step <= m; step++) {
    sum += weights[eta > 0 ? m - step : step]! * power;
    power *= u;
  }
  return Math.log(sum) + (eta > 0 ? m * eta : 0);
}

/** Mean, variance and fourth central moment of the category number at η. */
export function momentsAt(
  eta: number,
  weights: Float64Array,
): { mean: number; variance: number; fourth: number } {
  const p = new Float64Array(weights.length);
  probabilities(eta, weights, p);
  let mean = 0;
  for (let k = 1; k < p.length; k++) mean += k * p[k]!;
  let variance = 0;
  let fourth = 0;
  for (let k = 0; k < p.length; k++) {
    const square = (k - mean) ** 2;
    variance += p[k]! * square;
    fourth += p[k]! * square * square;
  }
  return { mean, variance, fourth };
}

/** Expected score in original category values at η. */
export function expectedValue(eta: number, weights: Float64Array, categories: readonly number[]): number {
  const p = new Float64Array(weights.length);
  probabilities(eta, weights, p);
  return categories.reduce((sum, value, k) => sum + p[k]! * value, 0);
}

/**
 * The η at which Σ over the offsets of the expected category number is `target`, with the information Σ V there.
 * `target` lies strictly between 0 and m times the number of offsets. Bracketed Newton: always converges.
 */
export function solveMeasure(
  offsets: ArrayLike<number>,
  weights: Float64Array,
  target: number,
): { measure: number; information: number } {
  let low = -60;
  let high = 60;
  let measure = 0;
  let information = 0;
  for (let round = 0; round < 200; round++) {
    let sum = 0;
    information = 0;
    for (let a = 0; a < offsets.length; a++) {
      const { mean, variance } = momentsAt(measure + offsets[a]!, weights);
      sum += mean;
      information += variance;
    }
    if (sum < target) low = measure;
    else high = measure;
    const step = (target - sum) / information;
    if (Math.abs(step) < 1e-12) break;
    const next = measure + step;
    measure = next > low && next < high ? next : (low + high) / 2;
  }
  return { measure, information };
}
