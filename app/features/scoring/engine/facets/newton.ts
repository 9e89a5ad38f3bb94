import type { Forms } from '../ratings/forms';
import type { Patterns } from '../ratings/pattern';
import { EliminatedSystem } from './eliminated-system';
import { emptyPass, type FacetParameters, type FacetPass, readFacets } from './pass';
import type { Precision } from './precision';
import { isTabled, tabledReader } from './table';

export type Maximum = {
  at: FacetParameters;
  /** The reading of the data at `at`; its rows may be nearly whole only (`wholePass`). */
  pass: FacetPass;
  /** Log-likelihood minus the penalties of the priors (without Gaussian constants). */
  objective: number;
  /** Newton's decrement gᵀH⁻¹g at the last step: the squared distance to the maximum in standard errors. */
  decrement: number;
  rounds: number;
  converged: boolean;
};

/** Residual that conjugate gradients may leave of a step, as a share, where no more is needed. */
const loose = 0.05;

/** No estimate that exists has a standard error of so many logits. */
const longestError = 300;

/**
 * The decrement of the last step, over the number of ratees and raters, in tabulated data: the square of a part of each
 * standard error. In large data it stays above what rounding leaves, far below what anybody could see.
 */
const enough = (forms: number) => (forms < 50_000 ? 1e-14 : 1e-11);

/** The same in all, where data are few and cost nothing; rounding leaves more of it in larger data. */
const smallest = (parameters: number) => 1e-14 + 1e-18 * parameters;

/**
 * Maximises the penalised joint likelihood by damped Newton steps for all facets together, each solved by conjugate
 * gradients. Stops on the decrement. Alternating sweeps are not used: on weakly linked data they stop far from the
 * maximum. `settle`, a linear projection, moves parameters and steps along directions that change no probability.
 */
export function maximise(
  forms: Forms,
  patterns: Patterns,
  start: FacetParameters,
  prior: Precision,
  settle: (at: FacetParameters) => void = () => {},
  limit = 100,
): Maximum {
  const tabled = isTabled(forms, patterns);
  const read = tabled
    ? tabledReader(forms, patterns)
    : (where: FacetParameters, out: FacetPass) => readFacets(forms, where, out);
  let at = copyOf(start);
  let pass = emptyPass(forms);
  let spare = emptyPass(forms);
  read(at, pass);
  let objective = pass.loglik - penaltyOf(at, prior);
  let decrement = Number.POSITIVE_INFINITY;
  let expected = decrement;
  const parameters = at.theta.length + at.lambda.length;
  const target = tabled ? enough(forms.ratee.length) * parameters : smallest(parameters);
  for (let rounds = 1; rounds <= limit; rounds++) {
    // No step has to be more exact than the next one can use, nor the last one than to be seen to be short.
    const useful = Math.max(
      1e-8,
      0.1 * Math.sqrt(decrement / parameters),
      0.3 * Math.sqrt(target / expected),
    );
    const tolerance = Math.min(loose, useful);
    const step = newtonStep(forms, at, pass, prior, tolerance, settle);
    expected = step.decrement * Math.max(tolerance, step.decrement / decrement) ** 2;
    decrement = step.decrement;
    let scale = Math.min(1, 1.5 / step.largest);
    for (let halvings = 0; ; halvings++, scale /= 2) {
      const next = moved(at, step.by, scale);
      read(next, spare);
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
    if (broken || decrement < target) return { at, pass, objective, decrement, rounds, converged: !broken };
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

function penaltyOf(at: FacetParameters, prior: Precision): number {
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

/**
 * Solves H step = score: ratees (and the mean of their prior) eliminated exactly, raters, items and thresholds by
 * conjugate gradients.
 */
function newtonStep(
  forms: Forms,
  at: FacetParameters,
  pass: FacetPass,
  prior: Precision,
  tolerance: number,
  settle: (step: FacetParameters) => void,
) {
  const centre = meanOf(at.theta);
  const score: FacetParameters = {
    theta: pass.scoreTheta.map((s, n) => s - prior.theta * (at.theta[n]! - centre)),
    lambda: pass.scoreLambda.map((s, j) => s - prior.lambda * at.lambda[j]!),
    delta: at.delta.map((x, i) => pass.scoreSmall[i]! - prior.delta * x),
    tau: at.tau.map((x, h) => pass.scoreSmall[at.delta.length + h]! - prior.tau * x),
  };
  const by = new EliminatedSystem(forms, pass, prior).solve(score, tolerance);
  settle(by);
  let [decrement, largest] = [0, 0];
  for (const part of ['theta', 'lambda', 'delta', 'tau'] as const)
    for (let e = 0; e < by[part].length; e++) {
      decrement += by[part][e]! * score[part][e]!;
      largest = Math.max(largest, Math.abs(by[part][e]!));
    }
  return { by, decrement, largest };
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]!;
  return sum / values.length;
}
