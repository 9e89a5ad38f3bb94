import { Deviates } from '../algebra/random';
import type { Effects } from '../ratings/crossed-effects';
import type { WeightedFit } from './average';
import { drawEffects, levels, type RankingData } from './fit';
import type { OnProgress } from './variances';

/** Intervals hold this share of the draws. */
export const level = 0.9;

/** How many draws from which seed, how many are to be chosen, and the seats of the unit each ratee competes in if there are quotas. */
type RankDraws = {
  seed: number;
  top: number;
  draws: number;
  seats?: readonly number[];
  seatOf?: Int32Array;
  onProgress?: OnProgress;
};

/** Draws from one report of progress to the next. */
const reportEvery = 50;

/** A ratee's whole level as a rater of mean severity sees it, from the effects of a draw. */
type LevelReader = (effects: Effects) => number;

/**
 * What comes from draws of the posterior around the levels `theta`: SDs of ratees and severities, expected rank and rank
 * interval (1 is best), shares among the `top` best and within the unit's seats, and how often the person of the highest
 * level came out above the one of the lowest. Each point of `points` gives as many draws as it weighs. Over several
 * points also the interval of each ratee's level before centring, `common` (role effects less mean severity) added.
 */
export function sampleRanks(
  data: RankingData,
  points: readonly WeightedFit[],
  { theta, severity: severities }: { theta: Float64Array; severity: Float64Array },
  common: LevelReader,
  { seed, top, draws, seats, seatOf, onProgress }: RankDraws,
) {
  const { ratees, raters } = data.crossing;
  const random = new Deviates(seed);
  const ranks = new Int32Array(ratees * draws);
  const whole = points.length > 1 ? new Float64Array(ratees * draws) : null;
  const [squares, sums] = [new Float64Array(ratees), new Float64Array(ratees)];
  const [chosen, within] = [new Float64Array(ratees), new Float64Array(ratees)];
  const severity = new Float64Array(raters);
  const [own, middle] = [new Float64Array(ratees), new Float64Array(ratees)];
  const place = new Int32Array(ratees);
  const order = new Int32Array(ratees);
  const [best, worst] = [indexOfMost(theta, 1), indexOfMost(theta, -1)];
  let told = 0;
  let at = -1;
  let reached = 0;
  for (let d = 0; d < draws; d++) {
    while (at < 0 || (at + 1 < points.length && reached < (d + 0.5) / draws)) {
      at++;
      reached += points[at]!.weight;
      levels(data.crossing, points[at]!.fit.effects, middle);
    }
    const { fit, variances } = points[at]!;
    const draw = drawEffects(data, fit, variances, random);
    levels(data.crossing, draw, own);
    if (whole) {
      const shift = common(fit.effects) + common(draw);
      for (let n = 0; n < ratees; n++) {
        own[n]! += middle[n]!;
        whole[n * draws + d] = own[n]! + shift;
      }
    }
    centre(own);
    for (let n = 0; n < ratees; n++) {
      if (!whole) own[n]! += theta[n]!;
      squares[n]! += (own[n]! - theta[n]!) ** 2;
    }
    for (let j = 0; j < raters; j++)
      severity[j]! += (fit.effects.severity[j]! + draw.severity[j]! - severities[j]!) ** 2;
    placesOf(own, place, order);
    if (own[best]! > own[worst]!) told++;
    const left = seats?.slice();
    for (let r = 0; r < ratees; r++) {
      const n = order[r]!;
      ranks[n * draws + d] = r + 1;
      sums[n]! += r + 1;
      if (r < top) chosen[n]! += 1;
      if (!left || !seatOf) continue;
      const unit = seatOf[n]!;
      if ((left[unit] ?? 0) > 0) within[n]! += 1;
      left[unit] = (left[unit] ?? 0) - 1;
    }
    if ((d + 1) % reportEvery === 0 || d + 1 === draws) onProgress?.(d + 1, draws, 'draws');
  }
  const share = (x: Float64Array) => x.map((v) => v / draws);
  return {
    se: squares.map((x) => Math.sqrt(x / draws)),
    severitySe: severity.map((x) => Math.sqrt(x / draws)),
    rank: share(sums),
    top: share(chosen),
    quota: seats && seatOf ? share(within) : null,
    ...intervalsOf(ranks, ratees, draws),
    levels: whole && intervalsOf(whole, ratees, draws),
    told: told / draws,
  };
}

/** The middle `level` of each ratee's draws, which lie side by side; sorts them in place. */
function intervalsOf(values: Int32Array | Float64Array, ratees: number, draws: number) {
  const [low, high] = [new Float64Array(ratees), new Float64Array(ratees)];
  for (let n = 0; n < ratees; n++) {
    const sorted = values.subarray(n * draws, (n + 1) * draws).sort();
    low[n] = sorted[Math.floor(((1 - level) / 2) * draws)]!;
    high[n] = sorted[Math.min(draws - 1, Math.ceil(((1 + level) / 2) * draws) - 1)]!;
  }
  return { low, high };
}

function indexOfMost(values: Float64Array, sign: number): number {
  return values.reduce((most, x, n) => (sign * x > sign * values[most]! ? n : most), 0);
}

/** Places from 0 for the highest value: `place[n]` and its inverse `order`. Equal values follow their index. */
export function placesOf(values: Float64Array, place: Int32Array, order: Int32Array): void {
  const sorted = values.slice().sort();
  const taken = new Uint8Array(values.length);
  for (let n = 0; n < values.length; n++) {
    const value = values[n]!;
    let low = 0;
    let high = values.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (sorted[middle]! <= value) low = middle;
      else high = middle - 1;
    }
    let at = values.length - 1 - low;
    while (taken[at]) at++;
    taken[at] = 1;
    place[n] = at;
    order[at] = n;
  }
}

/** Takes the mean out of the values and returns it. */
export function centre(values: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]!;
  const mean = sum / values.length;
  for (let k = 0; k < values.length; k++) values[k]! -= mean;
  return mean;
}
