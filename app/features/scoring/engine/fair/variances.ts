import { Deviates } from '../algebra/random';
import type { Forms } from '../ratings/forms';
import { drawEffects, fitRanking, levels, type RankingData, type RankingFit, type Variances } from './fit';

/** Called after each round of variances and every few draws: how many are done, of how many at most. */
export type OnProgress = (done: number, of: number, stage: 'variances' | 'draws') => void;

/** Smallest variance (squared logits): 0 for all purposes. */
const least = 1e-6;

/** A halo variance below this hardly matters beside the noise of a form. */
const small = 0.05;

/** Whether a form's level can be told from what its single answers are off by: not with one answer a form. */
const hasHalo = (forms: Forms): boolean => forms.item.length > forms.ratee.length;

/**
 * Variances by REML: σ² ← Σ x̂² / (q − Σ Var(x|y) / σ²) for each kind of effect (Schall 1991, the fixed point of EM but
 * faster), posterior variances from `draws` draws with the same seed each round (fewer for more ratees). The halo of a
 * form counts as often as its role's precision says in both sums. Stops when no variance moves by more than `settled`,
 * relatively; what is not settled then is said.
 */
export function estimateVariances(
  data: RankingData,
  start: Variances,
  seed: number,
  {
    draws = drawsFor(data.crossing.ratees),
    limit = 60,
    settled = 1e-3,
    onProgress = undefined as OnProgress | undefined,
  } = {},
): { variances: Variances; fit: RankingFit; rounds: number; settled: boolean } {
  const { crossing, forms, scale } = data;
  let variances = start;
  let fit = fitRanking(data, variances);
  for (let round = 1; ; round++) {
    const next = refined(data, variances, fit, seed, draws);
    if (crossing.units < 2) next.unit = variances.unit;
    if (!scale.numbers && !hasHalo(forms)) next.halo = least;
    // On its way to 0 a halo shrinks by a factor close to 1 each round: take four at once.
    if (next.halo < variances.halo && variances.halo < small)
      next.halo = Math.max(least, variances.halo * (next.halo / variances.halo) ** 4);
    // Differences far below what the variances can be known to do not count, however small a variance is.
    const moved = (key: keyof Variances) => Math.abs(next[key] - variances[key]) / (variances[key] + 0.05);
    const change = Math.max(moved('person'), moved('unit'), moved('severity'), moved('halo'));
    variances = next;
    fit = fitRanking(data, variances, fit);
    onProgress?.(round, limit, 'variances');
    if (change < settled || round >= limit || !fit.converged)
      return { ...atLeastKnown(data, variances, fit), rounds: round, settled: change < settled };
  }
}

/**
 * A variance of persons that came out below its own standard error, √(2 / Σ ω²) with ω what each person's forms tell, is
 * not known to be that small: the standard error stands instead, so that nobody is said to be exactly like everybody.
 */
function atLeastKnown(data: RankingData, variances: Variances, fit: RankingFit) {
  const { from, ratees } = data.crossing;
  let squares = 0;
  for (let n = 0; n < ratees; n++) {
    let told = 0;
    for (let f = from[n]!; f < from[n + 1]!; f++) told += fit.system.weight[f]!;
    squares += told * told;
  }
  const error = Math.sqrt(2 / squares);
  if (!(variances.person < error)) return { variances, fit };
  const known = { ...variances, person: error };
  return { variances: known, fit: fitRanking(data, known, fit) };
}

/** Posterior variances are means over many people: the more people, the fewer draws they take. */
function drawsFor(ratees: number): number {
  return Math.min(24, Math.max(6, Math.ceil(40_000 / ratees)));
}

function refined(
  data: RankingData,
  variances: Variances,
  fit: RankingFit,
  seed: number,
  draws: number,
): Variances {
  const { crossing, precision: copies } = data;
  const random = new Deviates(seed);
  const { weight } = fit.system;
  const squares = { theta: 0, unit: 0, severity: 0, form: 0 };
  const level = new Float64Array(crossing.ratees);
  const s = variances.halo;
  for (let d = 0; d < draws; d++) {
    const draw = drawEffects(data, fit, variances, random);
    for (const part of ['theta', 'unit', 'severity'] as const)
      for (const x of draw[part]) squares[part] += x * x;
    levels(crossing, draw, level);
    for (let n = 0; n < crossing.ratees; n++)
      for (let f = crossing.from[n]!; f < crossing.from[n + 1]!; f++) {
        const eta = level[n]! - draw.severity[crossing.rater[f]!]! + draw.class[crossing.class[f]!]!;
        squares.form += (s * weight[f]! * eta) ** 2 / copies[crossing.class[f]!]!;
      }
  }
  const schall = (size: number, sum: number, posterior: number, variance: number) => {
    const freedom = size - posterior / variance;
    return Math.max(least, freedom > 1e-3 * size ? sum / freedom : (sum + posterior) / size);
  };
  const of = (x: Float64Array, posterior: number, variance: number) =>
    schall(
      x.length,
      x.reduce((total, v) => total + v * v, 0),
      posterior / draws,
      variance,
    );
  // The halo of a form given the rest has variance σ² (1 − σ² ω), ω the weight of one copy of the form.
  const form = { size: 0, sum: 0, own: 0 };
  for (let f = 0; f < weight.length; f++) {
    const w = copies[crossing.class[f]!]!;
    form.size += w;
    form.sum += w * fit.halo[f]! * fit.halo[f]!;
    form.own += s * (w - s * weight[f]!);
  }
  return {
    person: of(fit.effects.theta, squares.theta, variances.person),
    unit: of(fit.effects.unit, squares.unit, variances.unit),
    severity: of(fit.effects.severity, squares.severity, variances.severity),
    halo: schall(form.size, form.sum, form.own + squares.form / draws, s),
  };
}
