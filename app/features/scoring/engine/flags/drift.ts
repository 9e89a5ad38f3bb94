import { discoveries } from '../algebra/discovery';
import { normalTail } from '../algebra/distribution';
import type { RankingModel } from '../fair/ranking';
import { type Flag, formStandards } from './flags';
import { residualScale, trendOf } from './residual';

/** Forms a rater must have given before a course is looked for. */
const enoughForms = 8;

/** False ones among the raters flagged, at most. */
const falseShare = 0.05;

/**
 * Raters who became stricter or more lenient as they went on: the trend of their forms' residuals over the order in
 * which they filled them in. `time` has one number per form of the model's forms (any clock, larger is later; the same
 * for forms of one sitting). Residuals already allow for whom they rated; `z` is normal where nothing drifts, and a
 * negative one means stricter later.
 */
export function driftFlags(model: RankingModel, time: ArrayLike<number>): Flag<'drift'>[] {
  const { forms } = model.data;
  const residuals = formStandards(model);
  const scale = residualScale(residuals);
  const given: number[][] = forms.raterIds.map(() => []);
  for (let f = 0; f < residuals.length; f++) given[forms.rater[f]!]!.push(f);
  const looked = given.flatMap((own, j) => {
    if (own.length < enoughForms) return [];
    const { z, early, late } = trendOf(
      own.map((f) => time[f]!),
      own.map((f) => residuals[f]! / scale),
    );
    return z === null ? [] : [{ j, forms: own.length, z, early, late, p: 2 * normalTail(Math.abs(z)) }];
  });
  return discoveries(looked, falseShare).map(({ j, forms: count, z, early, late, p }) => ({
    kind: 'drift',
    who: [forms.raterIds[j]!],
    strength: Math.abs(z),
    p,
    evidence: { forms: count, z, early, late },
  }));
}
