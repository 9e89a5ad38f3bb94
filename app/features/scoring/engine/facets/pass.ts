import type { Forms } from '../ratings/forms';
import { categoryWeights } from '../ratings/rating-scale';

/** Ratee ability θ, rater severity λ, item difficulty δ, thresholds τ: logits; η = θ_n − λ_j − δ_i. */
export type FacetParameters = {
  theta: Float64Array;
  lambda: Float64Array;
  delta: Float64Array;
  tau: Float64Array;
};

/**
 * One reading of the data at given parameters: log-likelihood, score vector and information. Items and thresholds
 * together are the `small` block (I + m numbers). The cross blocks ratee × rater are one number per form.
 */
export type FacetPass = {
  loglik: number;
  scoreTheta: Float64Array;
  scoreLambda: Float64Array;
  scoreSmall: Float64Array;
  infoTheta: Float64Array;
  infoLambda: Float64Array;
  /** Σ V over the answers of each form: minus the information between its ratee and its rater. */
  infoForm: Float64Array;
  /**
   * Information between each ratee, or rater, and the small block: rows of `width` numbers which, times `basis`
   * (`width` rows of I + m), give it. `readFacets` gives it whole, a reader of large data nearly.
   */
  rateeSmall: Float64Array;
  raterSmall: Float64Array;
  width: number;
  basis: Float64Array;
  small: Float64Array;
};

export function emptyPass(forms: Forms): FacetPass {
  const [ratees, raters, q] = [forms.rateeIds.length, forms.raterIds.length, smallSize(forms)];
  return {
    loglik: 0,
    scoreTheta: new Float64Array(ratees),
    scoreLambda: new Float64Array(raters),
    scoreSmall: new Float64Array(q),
    infoTheta: new Float64Array(ratees),
    infoLambda: new Float64Array(raters),
    infoForm: new Float64Array(forms.ratee.length),
    rateeSmall: new Float64Array(ratees * q),
    raterSmall: new Float64Array(raters * q),
    width: q,
    basis: Float64Array.from({ length: q * q }, (_, k) => +(k % (q + 1) === 0)),
    small: new Float64Array(q * q),
  };
}

/** `pass` itself if its rows are whole, else a new reading whose rows are. */
export function wholePass(forms: Forms, at: FacetParameters, pass: FacetPass): FacetPass {
  if (pass.width === smallSize(forms)) return pass;
  const whole = emptyPass(forms);
  readFacets(forms, at, whole);
  return whole;
}

export function smallSize(forms: Forms): number {
  return forms.itemIds.length + forms.categories.length - 1;
}

/** Fills `out`, an `emptyPass`, with the log-likelihood, score and information at `at`. */
export function readFacets(forms: Forms, at: FacetParameters, out: FacetPass): void {
  for (const part of Object.values(out)) if (part instanceof Float64Array && part !== out.basis) part.fill(0);
  const items = forms.itemIds.length;
  const m = forms.categories.length - 1;
  const q = items + m;
  const weights = categoryWeights(at.tau);
  const p = new Float64Array(m + 1);
  const above = new Float64Array(m + 2);
  const first = new Float64Array(m + 2);
  const expDelta = at.delta.map((d) => Math.exp(-d));
  const formTau = new Float64Array(m);
  const { ratee, rater, start, item, score } = forms;
  const { rateeSmall, raterSmall, small, scoreSmall } = out;
  let loglik = 0;
  for (let f = 0; f < ratee.length; f++) {
    const n = ratee[f]!;
    const j = rater[f]!;
    const base = at.theta[n]! - at.lambda[j]!;
    const expBase = Math.exp(base);
    const rowN = n * q;
    const rowJ = j * q;
    let sumR = 0;
    let sumV = 0;
    let product = 1;
    formTau.fill(0);
    for (let a = start[f]!; a < start[f + 1]!; a++) {
      const i = item[a]!;
      const x = score[a]!;
      const u = expBase * expDelta[i]!;
      // Powers of u or of 1/u, whichever is below 1.
      let z = 0;
      if (u <= 1)
        for (let k = 0, power = 1; k <= m; k++, power *= u) {
          p[k] = weights[k]! * power;
          z += p[k]!;
        }
      else
        for (let k = m, power = 1; k >= 0; k--, power /= u) {
          p[k] = weights[k]! * power;
          z += p[k]!;
        }
      const scale = 1 / z;
      product *= p[x]! * scale;
      let mean = 0;
      above[m + 1] = 0;
      first[m + 1] = 0;
      for (let k = m; k > 0; k--) {
        const pk = p[k]! * scale;
        above[k] = above[k + 1]! + pk;
        first[k] = first[k + 1]! + k * pk;
      }
      mean = first[1]!;
      let second = 0;
      for (let k = 1; k <= m; k++) second += (2 * k - 1) * above[k]!;
      const variance = second - mean * mean;
      const residual = x - mean;
      sumR += residual;
      sumV += variance;
      scoreSmall[i]! -= residual;
      rateeSmall[rowN + i]! -= variance;
      raterSmall[rowJ + i]! += variance;
      small[i * q + i]! += variance;
      for (let h = 1; h <= m; h++) {
        const gh = above[h]!;
        const cross = first[h]! - mean * gh;
        formTau[h - 1]! += cross;
        small[i * q + items + h - 1]! += cross;
        scoreSmall[items + h - 1]! += gh - (x >= h ? 1 : 0);
        const row = (items + h - 1) * q + items - 1;
        for (let b = h; b <= m; b++) small[row + b]! += above[b]! * (1 - gh);
      }
      if (product < 1e-250) {
        loglik += Math.log(product);
        product = 1;
      }
    }
    loglik += Math.log(product);
    out.scoreTheta[n]! += sumR;
    out.scoreLambda[j]! -= sumR;
    out.infoTheta[n]! += sumV;
    out.infoLambda[j]! += sumV;
    out.infoForm[f] = sumV;
    for (let h = 0; h < m; h++) {
      rateeSmall[rowN + items + h]! -= formTau[h]!;
      raterSmall[rowJ + items + h]! += formTau[h]!;
    }
  }
  for (let a = 0; a < q; a++) for (let b = 0; b < a; b++) small[a * q + b] = small[b * q + a]!;
  out.loglik = loglik;
}
