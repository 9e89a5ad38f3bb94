import type { Crossing, Effects } from '../ratings/crossed-effects';
import { categoryWeights, expectedValue } from '../ratings/rating-scale';
import type { WeightedFit } from './average';
import { pointsAt } from './expected';
import { levels, type RankingData } from './fit';

/** Expected score in category values over the items at a level. */
export function fairReader({ scale, forms }: RankingData): (level: number) => number {
  const { numbers } = scale;
  const weights = categoryWeights(scale.tau);
  const at = numbers
    ? (eta: number) => pointsAt(numbers, eta)
    : (eta: number) => expectedValue(eta, weights, forms.categories);
  return (own) => scale.delta.reduce((sum, d) => sum + at(own - d), 0) / scale.delta.length;
}

/** What each role counts in the level at which scores are read: its weight; its forms when none weighs anything. */
export function roleShares(
  { forms, crossing }: RankingData,
  weights?: Readonly<Record<string, number>>,
): Float64Array {
  const roleOf = new Map<number, number>();
  const count = new Float64Array(crossing.classes);
  for (let f = 0; f < forms.role.length; f++) {
    roleOf.set(crossing.class[f]!, forms.role[f]!);
    count[crossing.class[f]!]! += 1;
  }
  const weight = count.map((_, r) => weights?.[forms.roleIds[roleOf.get(r)!]!] ?? 0);
  const used = weight.some((w) => w > 0) ? weight : count;
  const total = used.reduce((sum, w) => sum + w, 0);
  return used.map((w) => w / total);
}

/** Fair scores averaged over points: levels far out at a point that is hardly likely do not carry a score away. */
export function fairMeans(
  crossing: Crossing,
  points: readonly WeightedFit[],
  fair: (level: number, effects: Effects) => number,
): Float64Array {
  const means = new Float64Array(crossing.ratees);
  const level = new Float64Array(crossing.ratees);
  for (const { fit, weight } of points) {
    levels(crossing, fit.effects, level);
    for (let n = 0; n < means.length; n++) means[n]! += weight * fair(level[n]!, fit.effects);
  }
  return means;
}

/**
 * Intervals of few people are made wider by √((N + 1) / (N − 1)), as those of a mean and a variance found from N are:
 * items, thresholds and the common level are found from these very people too (checked by simulation, tests/bench).
 */
export const widening = (ratees: number) => Math.sqrt((ratees + 1) / (ratees - 1));
