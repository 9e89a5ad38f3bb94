import type { Numbers } from '../ratings/conditional';
import type { Effects } from '../ratings/crossed-effects';
import { categoryWeights, expectedValue } from '../ratings/rating-scale';
import { levels, type RankingData } from './fit';

/**
 * Mean of the expected scores (category values) over each ratee's own forms and items, at the levels, severities and
 * role effects of `effects` and without halo.
 */
export function expectedRawMeans(data: RankingData, effects: Effects): Float64Array {
  const { crossing, patterns } = data;
  const total = totalReader(data);
  const level = new Float64Array(crossing.ratees);
  levels(crossing, effects, level);
  return level.map((own, n) => {
    let [sum, answers] = [0, 0];
    for (let f = crossing.from[n]!; f < crossing.from[n + 1]!; f++) {
      const eta = own - effects.severity[crossing.rater[f]!]! + effects.class[crossing.class[f]!]!;
      sum += total(patterns.of[f]!, eta);
      answers += patterns.items[patterns.of[f]!]!.length;
    }
    return sum / answers;
  });
}

/** Points at a level where scores are taken as numbers, within the scores used. */
export function pointsAt({ lowest, highest, unit }: Numbers, eta: number): number {
  return Math.min(highest, Math.max(lowest, lowest + unit * eta));
}

/** Expected total of a pattern's items at η: from the form curves where category values are evenly spaced. */
function totalReader({
  forms,
  patterns,
  scale,
  curves,
}: RankingData): (pattern: number, eta: number) => number {
  const values = forms.categories;
  const { numbers } = scale;
  if (numbers)
    return (pattern, eta) =>
      patterns.items[pattern]!.reduce((sum, i) => sum + pointsAt(numbers, eta - scale.delta[i]!), 0);
  const step = values[1]! - values[0]!;
  if (values.every((value, k) => value === values[0]! + k * step))
    return (pattern, eta) => {
      curves.at(pattern, eta);
      return values[0]! * patterns.items[pattern]!.length + step * curves.mean;
    };
  const weights = categoryWeights(scale.tau);
  return (pattern, eta) =>
    patterns.items[pattern]!.reduce(
      (sum, i) => sum + expectedValue(eta - scale.delta[i]!, weights, values),
      0,
    );
}
