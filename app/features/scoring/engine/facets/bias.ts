import type { Forms } from '../ratings/forms';
import { categoryWeights, solveMeasure } from '../ratings/rating-scale';
import type { FacetParameters } from './pass';

/**
 * How much higher (logits) one rater put one ratee than the model expects, everything else anchored: t with
 * Σ E(η + t) = Σ x over the form. `null` for a form of only lowest or only highest scores.
 */
export function formBias(
  forms: Forms,
  at: FacetParameters,
  form: number,
): { bias: number; se: number } | null {
  const base = at.theta[forms.ratee[form]!]! - at.lambda[forms.rater[form]!]!;
  const offsets: number[] = [];
  let sum = 0;
  for (let a = forms.start[form]!; a < forms.start[form + 1]!; a++) {
    offsets.push(base - at.delta[forms.item[a]!]!);
    sum += forms.score[a]!;
  }
  if (sum === 0 || sum === offsets.length * (forms.categories.length - 1)) return null;
  const { measure, information } = solveMeasure(offsets, categoryWeights(at.tau), sum);
  return { bias: measure, se: 1 / Math.sqrt(information) };
}
