import { emptyPass, type FacetParameters, type FacetPass, readFacets } from './facet-pass';
import type { Forms } from './forms';

/** Precisions (1 / SD²) of normal priors; 0 is none. The prior of θ has a free mean. */
export type Precision = { theta: number; lambda: number; delta: number; tau: number };

export const flat: Precision = { theta: 0, lambda: 0, delta: 0, tau: 0 };

export type Maximum = {
  at: FacetParameters;
  /** The reading of the data at `at`. */
  pass: FacetPass;
  /** Log-likelihood minus the penalties of the priors (without Gaussian constants). */
  objective: number;
  /** Newton's decrement gᵀH⁻¹g at the last step: the squared distance to the maximum in standard errors. */
  decrement: number;
  rounds: number;
  converged: boolean;
};

/** No estimate that exists has a standard error of so many logits. */
const longestError = 300;

/** Where the decrement counts as 0; rounding leaves more of it in larger data. */
const smallest = (parameters: number) => 1e-14 + 1e-18 * parameters;

/**
 * Maximises the penalised joint likelihood by damped Newton steps for all facets together, each solved by conjugate
 * gradients. Stops on the decrement. Alternating sweeps are not used: on weakly linked data they stop far from the
 * maximum. `settle`, a linear projection, moves parameters and steps along directions that change no probability.
 */
export function maximise(
  forms: Forms,
  start: FacetParameters,
  prior: Precision,
  settle: (at: FacetParameters) => void = () => {},
  limit = 100,
): Maximum {
  let at = copyOf(start);
  let pass = emptyPass(forms);
  let spare = emptyPass(forms);
  readFacets(forms, at, pass);
  let objective = pass.loglik - penaltyOf(at, prior);
  let decrement = Number.POSITIVE_INFINITY;
  const parameters = at.theta.length + at.lambda.length;
  for (let rounds = 1; rounds <= limit; rounds++) {
    const tolerance = Math.min(1e-2, Math.max(1e-8, 0.1 * Math.sqrt(decrement / parameters)));
    const step = newtonStep(forms, at, pass, prior, tolerance, settle);
    decrement = step.decrement;
    let scale = Math.min(1, 1.5 / step.largest);
    for (let halvings = 0; ; halvings++, scale /= 2) {
      const next = moved(at, step.by, scale);
      readFacets(forms, next, spare);
      const value = spare.loglik - penaltyOf(next, prior);
      const rounding = 1e-11 * (1 + Math.abs(objective));
      if (!(value >= objective - rounding) && halvings < 30) continue;
      settle(next);
      at = next;
      objective = value;
      [pass, spare] = [spare, pass];
      break;
    }
    // A maximum at infinity: the score vanishes, yet the steps stay long for the error they should mend.
    const escaping = decrement < 1e-3 && step.largest > longestError * Math.sqrt(Math.max(0, decrement));
    const broken = escaping || !Number.isFinite(objective);
    if (broken || decrement < smallest(parameters))
      return { at, pass, objective, decrement, rounds, converged: !broken };
  }
  return { at, pass, objective, decrement, rounds: limit, converged: false };
}

function moved(at: FacetParameters, by: FacetParameters, scale: number): FacetParameters {
  const add = (a: Float64Array, b: Float64Array) => a.map((x, k) => x + scale * b[k]!);
  return {
    theta: add(at.theta, by.theta),
    lambda: add(at.lambda, by.lambda),
    delta: add(at.delta, by.delta),
    tau: add(at.tau, by.tau),
  };
}

function copyOf(at: FacetParameters): FacetParameters {
  return { theta: at.theta.slice(), lambda: at.lambda.slice(), delta: at.delta.slice(), tau: at.tau.slice() };
}

export function penaltyOf(at: FacetParameters, prior: Precision): number {
  const centre = meanOf(at.theta);
  const squares = (values: Float64Array, from = 0) => values.reduce((sum, x) => sum + (x - from) ** 2, 0);
  return (
    0.5 *
    (prior.theta * squares(at.theta, centre) +
      prior.lambda * squares(at.lambda) +
      prior.delta * squares(at.delta) +
      prior.tau * squares(at.tau))
  );
}

/** Solves H step = score by preconditioned conjugate gradients (Jacobi; Cholesky on items and thresholds). */
function newtonStep(
  forms: Forms,
  at: FacetParameters,
  pass: FacetPass,
  prior: Precision,
  tolerance: number,
  settle: (step: FacetParameters) => void,
) {
  const [ratees, raters, items] = [at.theta.length, at.lambda.length, at.delta.length];
  const q = items + at.tau.length;
  const size = ratees + raters + q;
  const centre = meanOf(at.theta);
  const residual = new Float64Array(size);
  for (let n = 0; n < ratees; n++) residual[n] = pass.scoreTheta[n]! - prior.theta * (at.theta[n]! - centre);
  for (let j = 0; j < raters; j++) residual[ratees + j] = pass.scoreLambda[j]! - prior.lambda * at.lambda[j]!;
  for (let s = 0; s < q; s++)
    residual[ratees + raters + s] =
      pass.scoreSmall[s]! - (s < items ? prior.delta * at.delta[s]! : prior.tau * at.tau[s - items]!);

  const diagonal = new Float64Array(ratees + raters);
  for (let n = 0; n < ratees; n++) diagonal[n] = pass.infoTheta[n]! + prior.theta || 1;
  for (let j = 0; j < raters; j++) diagonal[ratees + j] = pass.infoLambda[j]! + prior.lambda || 1;
  const factor = smallFactor(pass.small, q, items, prior);
  const precondition = (r: Float64Array, z: Float64Array) => {
    for (let k = 0; k < diagonal.length; k++) z[k] = r[k]! / diagonal[k]!;
    solveSmall(factor, q, r, z, ratees + raters);
  };

  const x = new Float64Array(size);
  const z = new Float64Array(size);
  const product = new Float64Array(size);
  precondition(residual, z);
  const direction = z.slice();
  let rz = dot(residual, z);
  const score = residual.slice();
  const target = rz * tolerance * tolerance;
  // Below this a residual is rounding, and following it only feeds directions without information.
  const floor = 1e-21 * size;
  for (let round = 0; round < 5000 && rz > target && rz > floor; round++) {
    applyInformation(forms, pass, prior, direction, product, items);
    const curvature = dot(direction, product);
    if (!(curvature > 0)) break;
    const alpha = rz / curvature;
    for (let k = 0; k < size; k++) {
      x[k]! += alpha * direction[k]!;
      residual[k]! -= alpha * product[k]!;
    }
    precondition(residual, z);
    const next = dot(residual, z);
    const beta = next / rz;
    rz = next;
    for (let k = 0; k < size; k++) direction[k] = z[k]! + beta * direction[k]!;
  }
  const by: FacetParameters = {
    theta: x.slice(0, ratees),
    lambda: x.slice(ratees, ratees + raters),
    delta: x.slice(ratees + raters, ratees + raters + items),
    tau: x.slice(ratees + raters + items),
  };
  settle(by);
  let [decrement, largest, k] = [0, 0, 0];
  for (const part of [by.theta, by.lambda, by.delta, by.tau])
    for (let e = 0; e < part.length; e++, k++) {
      decrement += part[e]! * score[k]!;
      largest = Math.max(largest, Math.abs(part[e]!));
    }
  return { by, decrement, largest };
}

function applyInformation(
  forms: Forms,
  pass: FacetPass,
  prior: Precision,
  x: Float64Array,
  y: Float64Array,
  items: number,
): void {
  const [ratees, raters] = [pass.infoTheta.length, pass.infoLambda.length];
  const q = pass.scoreSmall.length;
  const tail = ratees + raters;
  const centre = prior.theta > 0 ? meanOf(x.subarray(0, ratees)) : 0;
  for (let s = 0; s < q; s++) {
    let sum = (s < items ? prior.delta : prior.tau) * x[tail + s]!;
    for (let t = 0; t < q; t++) sum += pass.small[s * q + t]! * x[tail + t]!;
    y[tail + s] = sum;
  }
  for (let v = 0; v < tail; v++) {
    const rows = v < ratees ? pass.rateeSmall : pass.raterSmall;
    const from = (v < ratees ? v : v - ratees) * q;
    const own = x[v]!;
    let sum =
      v < ratees
        ? pass.infoTheta[v]! * own + prior.theta * (own - centre)
        : (pass.infoLambda[v - ratees]! + prior.lambda) * own;
    for (let s = 0; s < q; s++) {
      const b = rows[from + s]!;
      sum += b * x[tail + s]!;
      y[tail + s]! += b * own;
    }
    y[v] = sum;
  }
  const { ratee, rater } = forms;
  for (let f = 0; f < ratee.length; f++) {
    const n = ratee[f]!;
    const j = ratees + rater[f]!;
    const w = pass.infoForm[f]!;
    y[n]! -= w * x[j]!;
    y[j]! -= w * x[n]!;
  }
}

/** Cholesky factor of the small block, lifted a little: it is singular along shifts that change nothing. */
function smallFactor(small: Float64Array, q: number, items: number, prior: Precision): Float64Array {
  const l = new Float64Array(q * q);
  for (let a = 0; a < q; a++)
    for (let b = 0; b <= a; b++) {
      let sum = small[a * q + b]!;
      if (a === b) sum += 1e-3 * sum + (a < items ? prior.delta : prior.tau) + (sum > 0 ? 0 : 1);
      for (let k = 0; k < b; k++) sum -= l[a * q + k]! * l[b * q + k]!;
      l[a * q + b] = a === b ? Math.sqrt(Math.max(sum, 1e-12)) : sum / l[b * q + b]!;
    }
  return l;
}

function solveSmall(l: Float64Array, q: number, r: Float64Array, z: Float64Array, from: number): void {
  for (let a = 0; a < q; a++) {
    let sum = r[from + a]!;
    for (let b = 0; b < a; b++) sum -= l[a * q + b]! * z[from + b]!;
    z[from + a] = sum / l[a * q + a]!;
  }
  for (let a = q - 1; a >= 0; a--) {
    let sum = z[from + a]!;
    for (let b = a + 1; b < q; b++) sum -= l[b * q + a]! * z[from + b]!;
    z[from + a] = sum / l[a * q + a]!;
  }
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]!;
  return sum / values.length;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
