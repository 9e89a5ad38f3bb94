import { factorSymmetric, solveFactored } from '../algebra/dense';
import { minimise } from '../algebra/minimise';
import { covarianceOf } from '../facets/covariance';
import { eliminate, type JointInformation } from '../facets/elimination';
import { largestDense } from '../facets/left-inverse';
import type { Forms } from '../ratings/forms';

export type Blup = { id: string; blup: number; condSd: number };

/** Figures in score points; variances in squared points. */
export type Lmm = {
  converged: boolean;
  remlCriterion: number;
  intercept: number;
  interceptSe: number;
  variance: { ratee: number; rater: number; item: number; pair: number | null; residual: number };
  ratee: Blup[];
  rater: Blup[];
  item: Blup[];
};

/**
 * Linear mixed model of the ratings by REML: score ~ 1 + (1|ratee) + (1|rater) + (1|item), with `pairs` also
 * (1|ratee:rater). Conditional SDs are given the intercept, as lme4's are. `null` when the scores do not vary or the
 * data are too large to factor.
 */
export function linearMixed(forms: Forms, pairs: boolean): Lmm | null {
  const rows = forms.item.length;
  const [ratees, raters, items] = [forms.rateeIds.length, forms.raterIds.length, forms.itemIds.length];
  const data = momentsOf(forms);
  if (rows < 2 || !(data.squares - (data.total * data.total) / rows > 0)) return null;
  if (Math.min(ratees, raters) + items + 1 > largestDense) return null;
  const levels = [ratees, raters, items];

  const evaluate = (logRatios: readonly number[]) => {
    const [ratee, rater, item] = logRatios.map(Math.exp) as [number, number, number];
    const halo = pairs ? Math.exp(logRatios[3]!) : 0;
    const { information, right, square, logPairs } = equationsOf(
      forms,
      data,
      [ratee, rater, item],
      halo,
      true,
    );
    const left = eliminate(information);
    const schur = left.schur();
    if (!factorSymmetric(schur, left.size)) return null;
    let logDet = left.logDiagonal + logPairs;
    for (let k = 0; k < left.size; k++) logDet += 2 * Math.log(schur[k * left.size + k]!);
    for (const [k, size] of levels.entries()) logDet += size * logRatios[k]!;
    const x = left.complete(
      solveFactored(schur, left.size, left.reduce(right)),
      (e) => right[left.outAt + e]!,
    );
    const residual = right.reduce((sum, b, k) => sum - b * x[k]!, square);
    const scale = residual / (rows - 1);
    return { criterion: logDet + (rows - 1) * (1 + Math.log(2 * Math.PI * scale)), scale, x };
  };
  const found = minimise(
    (at) => evaluate(at)?.criterion ?? Number.POSITIVE_INFINITY,
    new Array<number>(pairs ? 4 : 3).fill(-1),
    lowest,
  );
  const best = evaluate(found.at);
  if (!best) return null;
  const { scale, x, criterion } = best;
  const ratios = found.at.map(Math.exp);
  const own = ratios.slice(0, 3) as [number, number, number];
  const halo = ratios[3] ?? 0;
  const none = { move: [], level: [] };
  const given = covarianceOf(equationsOf(forms, data, own, halo, false).information, none, true);
  const joint = covarianceOf(equationsOf(forms, data, own, halo, true).information, none, true);
  if (!given || !joint) return null;
  const blups = (ids: string[], from: number): Blup[] =>
    ids.map((id, k) => ({ id, blup: x[from + k]!, condSd: Math.sqrt(scale * given.diagonal[from + k]!) }));
  return {
    converged: found.converged,
    remlCriterion: criterion,
    intercept: x[x.length - 1]!,
    interceptSe: Math.sqrt(scale * joint.diagonal[x.length - 1]!),
    variance: {
      ratee: scale * own[0],
      rater: scale * own[1],
      item: scale * own[2],
      pair: pairs ? scale * halo : null,
      residual: scale,
    },
    ratee: blups(forms.rateeIds, 0),
    rater: blups(forms.raterIds, ratees),
    item: blups(forms.itemIds, ratees + raters),
  };
}

/** Smallest logarithm of a variance over the residual's: 0 for all purposes. */
const lowest = -18;

/** Sums of scores per form and item, and over all. */
function momentsOf(forms: Forms) {
  const form = new Float64Array(forms.ratee.length);
  const item = new Float64Array(forms.itemIds.length);
  let [total, squares] = [0, 0];
  for (let f = 0; f < form.length; f++)
    for (let a = forms.start[f]!; a < forms.start[f + 1]!; a++) {
      const y = forms.categories[forms.score[a]!]!;
      form[f]! += y;
      item[forms.item[a]!]! += y;
      total += y;
      squares += y * y;
    }
  return { form, item, total, squares };
}

/**
 * Henderson's mixed model equations over the residual variance, pairs eliminated: with c_f = ρ / (1 + ρ n_f) the
 * answers of form f weigh I − c_f 11ᵀ. `ratios` are variances over the residual's; the intercept is the last parameter.
 */
function equationsOf(
  forms: Forms,
  data: ReturnType<typeof momentsOf>,
  ratios: [number, number, number],
  halo: number,
  withIntercept: boolean,
) {
  const [ratees, raters, items] = [forms.rateeIds.length, forms.raterIds.length, forms.itemIds.length];
  const q = items + (withIntercept ? 1 : 0);
  const information: JointInformation = {
    forms,
    theta: new Float64Array(ratees).fill(1 / ratios[0]),
    lambda: new Float64Array(raters).fill(1 / ratios[1]),
    form: new Float64Array(forms.ratee.length),
    q,
    rateeSmall: new Float64Array(ratees * q),
    raterSmall: new Float64Array(raters * q),
    small: new Float64Array(q * q),
  };
  const { theta, lambda, rateeSmall, raterSmall, small } = information;
  const right = new Float64Array(ratees + raters + q);
  const tail = ratees + raters;
  for (let i = 0; i < items; i++) {
    small[i * q + i] = 1 / ratios[2];
    right[tail + i] = data.item[i]!;
  }
  let square = data.squares;
  let logPairs = 0;
  for (let f = 0; f < forms.ratee.length; f++) {
    const n = forms.ratee[f]!;
    const j = forms.rater[f]!;
    const from = forms.start[f]!;
    const to = forms.start[f + 1]!;
    const answers = to - from;
    const share = 1 / (1 + halo * answers);
    const c = halo * share;
    const weight = answers * share;
    const sum = data.form[f]!;
    logPairs -= Math.log(share);
    square -= c * sum * sum;
    theta[n]! += weight;
    lambda[j]! += weight;
    information.form[f] = -weight;
    right[n]! += share * sum;
    right[ratees + j]! += share * sum;
    for (let a = from; a < to; a++) {
      const i = forms.item[a]!;
      rateeSmall[n * q + i]! += share;
      raterSmall[j * q + i]! += share;
      small[i * q + i]! += 1;
      right[tail + i]! -= c * sum;
      for (let b = from; b < to; b++) small[i * q + forms.item[b]!]! -= c;
      if (!withIntercept) continue;
      small[i * q + items]! += share;
      small[items * q + i]! += share;
    }
    if (!withIntercept) continue;
    rateeSmall[n * q + items]! += weight;
    raterSmall[j * q + items]! += weight;
    small[items * q + items]! += weight;
    right[tail + items]! += share * sum;
  }
  return { information, right, square, logPairs };
}
