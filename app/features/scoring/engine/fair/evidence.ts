import { factorSymmetric } from '../algebra/dense';
import { levels, type RankingData, type RankingFit, type Variances } from './fit';

/**
 * ln of how probable the data are at given variances, up to a constant: Laplace's approximation at the mode, the flat
 * role effects integrated out too (REML; Tierney & Kadane 1986, Rue, Martino & Chopin 2009). Exact where scores are
 * taken as numbers. `null` where the information has no factor.
 */
export function evidence(data: RankingData, variances: Variances, fit: RankingFit): number | null {
  const { crossing, curves, patterns, total, precision: copies } = data;
  const { ratees, raters, units, from, rater, class: classOf } = crossing;
  const { effects, halo } = fit;
  const level = new Float64Array(ratees);
  levels(crossing, effects, level);
  let value = 0;
  for (let n = 0; n < ratees; n++)
    for (let f = from[n]!; f < from[n + 1]!; f++) {
      const eta = level[n]! - effects.severity[rater[f]!]! + effects.class[classOf[f]!]! + halo[f]!;
      const pattern = patterns.of[f]!;
      const log = total[f]! * eta - curves.logNormaliser(pattern, eta);
      curves.at(pattern, eta);
      const own = variances.halo > 0 ? (halo[f]! * halo[f]!) / variances.halo : 0;
      value += copies[classOf[f]!]! * (log - own / 2);
      value -= Math.log(1 + variances.halo * curves.variance) / 2;
    }
  const blocks: [Float64Array, number][] = [
    [effects.theta, variances.person],
    [effects.severity, variances.severity],
  ];
  if (units > 1) blocks.push([effects.unit, variances.unit]);
  for (const [x, variance] of blocks)
    value -= (x.reduce((sum, v) => sum + v * v, 0) / variance + x.length * Math.log(variance)) / 2;
  const log = logDeterminant(data, variances, fit.system.weight, raters > ratees);
  return log === null ? null : value - log / 2;
}

/** How many effects are left when those of the larger side, ratees or raters, are eliminated. */
export function outerSize({ crossing: { ratees, raters, units, classes } }: RankingData): number {
  return Math.min(ratees, raters) + (units > 1 ? units : 0) + classes;
}

/** ln det of the information of all effects but the halos: the larger side eliminated, the rest factored densely. */
function logDeterminant(
  { crossing }: RankingData,
  variances: Variances,
  weight: Float64Array,
  raterInside: boolean,
): number | null {
  const { ratees, raters, units, classes, from, rater, class: classOf, member, unitFrom } = crossing;
  const [inner, side] = raterInside ? [raters, ratees] : [ratees, raters];
  const [innerPrior, sidePrior] = raterInside
    ? [1 / variances.severity, 1 / variances.person]
    : [1 / variances.person, 1 / variances.severity];
  const unitAt = side;
  const classAt = side + (units > 1 ? units : 0);
  const size = classAt + classes;
  const unitOf = new Int32Array(ratees);
  for (let c = 0; c < units; c++)
    for (let k = unitFrom[c]!; k < unitFrom[c + 1]!; k++) unitOf[member[k]!] = c;
  const matrix = new Float64Array(size * size);
  for (let k = 0; k < size; k++)
    matrix[k * size + k] = k < unitAt ? sidePrior : k < classAt ? 1 / variances.unit : 0;
  const diagonal = new Float64Array(inner).fill(innerPrior);
  const coupling = Array.from({ length: inner }, () => new Map<number, number>());
  // An effect's sign in the predictor: severities lower it.
  const sideSign = raterInside ? 1 : -1;
  const innerSign = raterInside ? -1 : 1;
  for (let n = 0; n < ratees; n++)
    for (let f = from[n]!; f < from[n + 1]!; f++) {
      const w = weight[f]!;
      const [e, s] = raterInside ? [rater[f]!, n] : [n, rater[f]!];
      const at = [s, classAt + classOf[f]!];
      const sign = [sideSign, 1];
      if (units > 1) {
        at.push(unitAt + unitOf[n]!);
        sign.push(1);
      }
      diagonal[e]! += w;
      for (let a = 0; a < at.length; a++) {
        coupling[e]!.set(at[a]!, (coupling[e]!.get(at[a]!) ?? 0) + innerSign * sign[a]! * w);
        for (let b = 0; b < at.length; b++) matrix[at[a]! * size + at[b]!]! += sign[a]! * sign[b]! * w;
      }
    }
  let log = 0;
  for (let e = 0; e < inner; e++) {
    log += Math.log(diagonal[e]!);
    const row = [...coupling[e]!];
    for (const [a, x] of row) for (const [b, y] of row) matrix[a * size + b]! -= (x * y) / diagonal[e]!;
  }
  if (!factorSymmetric(matrix, size)) return null;
  for (let k = 0; k < size; k++) log += 2 * Math.log(matrix[k * size + k]!);
  return log;
}
