import type { Forms } from '../ratings/forms';
import { patternsOf } from '../ratings/pattern';
import { type Covariance, covarianceOf, isInvertible } from './covariance';
import type { JointInformation } from './elimination';
import { fairAverages } from './jmle';
import { type Maximum, maximise } from './newton';
import { type FacetParameters, smallSize, wholePass } from './pass';
import type { Precision } from './precision';
import { robustVariances } from './robust';
import { startOf } from './start';

/** Standard deviations of the normal priors, in logits. The mean of θ is free; the others are centred at 0. */
export type PriorSd = { theta: number; rater: number; item: number; tau: number };

export const defaultPrior: PriorSd = { theta: 1.5, rater: 1, item: 1, tau: 3 };

export type MapRatee = {
  id: string;
  theta: number | null;
  se: number | null;
  seRobust: number | null;
  /** Expected score in category values at mean severity and difficulty. */
  fair: number | null;
};

export type MapElement = { id: string; measure: number | null; se: number | null };

export type MapResult = {
  converged: boolean;
  decrement: number;
  priorSd: PriorSd;
  /** Rounds of variance estimation; `null` where the variances were given. */
  emIterations: number | null;
  mu: number;
  /** Log-likelihood minus the squares of the priors, without Gaussian constants. */
  penalisedObjective: number;
  loglik: number;
  tau: number[];
  ratees: MapRatee[];
  raters: MapElement[];
  items: MapElement[];
};

/** Penalised joint likelihood: always finite and unique, extremes and unlinked subsets included. */
export function map(forms: Forms, priorSd: PriorSd = defaultPrior): MapResult {
  const maximum = fitMap(forms, priorSd);
  return describe(forms, priorSd, maximum, covarianceAt(forms, maximum, priorSd), null);
}

/** An SD below this (logits) is nothing, and a prior of nothing has no mode to look for. */
const leastSd = 1e-6;

/** Variances of ratees and raters stop moving when both SDs change by less than this. */
const settled = 1e-6;

/**
 * The same with the SDs of ratees and raters estimated: σ² ← mean of (estimate² + its posterior variance), from
 * `priorSd` until both move by less than 1e-6. Item and threshold priors stay. `null` above the size that can be inverted,
 * with one ratee or one rater (there is no spread to estimate), and where an SD ends at nothing.
 */
export function mapEb(forms: Forms, priorSd: PriorSd = defaultPrior, limit = 500): MapResult | null {
  if (forms.rateeIds.length < 2 || forms.raterIds.length < 2) return null;
  let sd = priorSd;
  let start: FacetParameters | undefined;
  for (let round = 1; round <= limit; round++) {
    const maximum = fitMap(forms, sd, start);
    const covariance = covarianceAt(forms, maximum, sd);
    if (!covariance) return null;
    const [ratees, raters] = [forms.rateeIds.length, forms.raterIds.length];
    const mu = meanOf(maximum.at.theta);
    const mean = covariance.row(covariance.diagonal.length - 1);
    const varMu = mean[mean.length - 1]!;
    const theta = average(
      ratees,
      (n) => (maximum.at.theta[n]! - mu) ** 2 + covariance.diagonal[n]! - 2 * mean[n]! + varMu,
    );
    const rater = average(raters, (j) => maximum.at.lambda[j]! ** 2 + covariance.diagonal[ratees + j]!);
    const next = { ...sd, theta: Math.sqrt(theta), rater: Math.sqrt(rater) };
    if (!(next.theta > leastSd && next.rater > leastSd)) return null;
    const still = Math.abs(next.theta - sd.theta) < settled && Math.abs(next.rater - sd.rater) < settled;
    sd = next;
    start = maximum.at;
    if (still || !maximum.converged) return describe(forms, sd, maximum, covariance, round);
  }
  return null;
}

function fitMap(forms: Forms, priorSd: PriorSd, start?: FacetParameters): Maximum {
  const patterns = patternsOf(forms);
  const from = start ?? startOf(forms, patterns);
  if (!start) centre(from);
  return maximise(forms, patterns, from, precisionOf(priorSd), centre);
}

/** Shifts severities, items and thresholds to mean 0, which no probability notices and their priors like best. */
function centre({ theta, lambda, delta, tau }: FacetParameters): void {
  let shift = 0;
  for (const values of [lambda, delta, tau]) {
    if (values.length === 0) continue;
    const mean = meanOf(values);
    for (let k = 0; k < values.length; k++) values[k]! -= mean;
    shift += mean;
  }
  for (let n = 0; n < theta.length; n++) theta[n]! -= shift;
}

function precisionOf(sd: PriorSd): Precision {
  const precision = (x: number) => {
    if (!(x > 0 && Number.isFinite(x))) throw new RangeError('a prior SD must be positive and finite');
    return 1 / (x * x);
  };
  return {
    theta: precision(sd.theta),
    lambda: precision(sd.rater),
    delta: precision(sd.item),
    tau: precision(sd.tau),
  };
}

/** Inverse of the joint negative Hessian in (θ, λ, δ, τ, μ) with Σλ = Σδ = Στ = 0, which hold at the maximum. */
function covarianceAt(forms: Forms, maximum: Maximum, priorSd: PriorSd): Covariance | null {
  if (!isInvertible(forms)) return null;
  const pass = wholePass(forms, maximum.at, maximum.pass);
  const prior = precisionOf(priorSd);
  const [ratees, raters, items] = [forms.rateeIds.length, forms.raterIds.length, forms.itemIds.length];
  const inner = smallSize(forms);
  const q = inner + 1;
  const widen = (rows: Float64Array, count: number, last: number) => {
    const wide = new Float64Array(count * q);
    for (let r = 0; r < count; r++) {
      wide.set(rows.subarray(r * inner, (r + 1) * inner), r * q);
      wide[r * q + inner] = last;
    }
    return wide;
  };
  const small = widen(pass.small, inner, 0);
  const information: JointInformation = {
    forms,
    theta: pass.infoTheta.map((x) => x + prior.theta),
    lambda: pass.infoLambda.map((x) => x + prior.lambda),
    form: pass.infoForm,
    q,
    rateeSmall: widen(pass.rateeSmall, ratees, -prior.theta),
    raterSmall: widen(pass.raterSmall, raters, 0),
    small: Float64Array.from({ length: q * q }, (_, k) => {
      const [a, b] = [Math.floor(k / q), k % q];
      const own = a !== b ? 0 : a < items ? prior.delta : a < inner ? prior.tau : ratees * prior.theta;
      return (a < inner ? small[k]! : 0) + own;
    }),
  };
  const total = ratees + raters + q;
  const sumOver = (from: number, to: number) =>
    Float64Array.from({ length: total }, (_, k) => +(k >= from && k < to));
  const level = [sumOver(ratees, ratees + raters), sumOver(ratees + raters, ratees + raters + items)];
  if (inner > items) level.push(sumOver(ratees + raters + items, total - 1));
  return covarianceOf(information, { level, move: [] }, true);
}

function describe(
  forms: Forms,
  priorSd: PriorSd,
  { at, pass, objective, decrement, converged }: Maximum,
  covariance: Covariance | null,
  emIterations: number | null,
): MapResult {
  const fair = fairAverages(forms, at, () => true);
  const robust = covariance && converged ? robustVariances(forms, at, covariance) : null;
  const measure = (x: number) => (converged ? x : null);
  const se = (k: number) =>
    converged && covariance ? Math.sqrt(Math.max(0, covariance.diagonal[k]!)) : null;
  const [ratees, raters] = [at.theta.length, at.lambda.length];
  return {
    converged,
    decrement,
    priorSd,
    emIterations,
    mu: meanOf(at.theta),
    penalisedObjective: objective,
    loglik: pass.loglik,
    tau: [...at.tau],
    ratees: forms.rateeIds.map((id, n) => ({
      id,
      theta: measure(at.theta[n]!),
      se: se(n),
      seRobust: robust && robust[n]! >= 0 ? Math.sqrt(robust[n]!) : null,
      fair: converged ? fair(at.theta[n]!).fair : null,
    })),
    raters: forms.raterIds.map((id, j) => ({ id, measure: measure(at.lambda[j]!), se: se(ratees + j) })),
    items: forms.itemIds.map((id, i) => ({
      id,
      measure: measure(at.delta[i]!),
      se: se(ratees + raters + i),
    })),
  };
}

function average(n: number, value: (k: number) => number): number {
  let sum = 0;
  for (let k = 0; k < n; k++) sum += value(k);
  return sum / n;
}

function meanOf(values: Float64Array): number {
  return average(values.length, (k) => values[k]!);
}
