import type { Forms } from '../ratings/forms';
import { categoryWeights, solveMeasure } from '../ratings/rating-scale';
import type { FacetParameters } from './pass';
import type { Facet, Peeling } from './peel';

/** How far from the end of the scale an extreme score is taken to lie, in score steps (FACETS: Xtreme = 0.3). */
const inside = 0.3;

/**
 * Where an element that was set aside would stand: measured alone against everything estimated, by its ratings whose
 * other two elements are not extreme, at an expected total of 0.3 (all lowest) or the maximum − 0.3. `null` per element
 * where no such rating is left. Logits; `se` is conditional.
 */
export function extremeMeasures(
  forms: Forms,
  { status, forms: active }: Peeling,
  at: FacetParameters,
  facet: Facet,
): ({ measure: number; se: number } | null)[] {
  const offsets: number[][] = status[facet].map(() => []);
  for (let f = 0; f < forms.ratee.length; f++) {
    const n = forms.ratee[f]!;
    const j = forms.rater[f]!;
    for (let a = forms.start[f]!; a < forms.start[f + 1]!; a++) {
      const of = { ratee: n, rater: j, item: forms.item[a]! };
      const ok = (other: Facet) => other === facet || status[other][of[other]] === 'ok';
      if (status[facet][of[facet]] === 'ok' || !(ok('ratee') && ok('rater') && ok('item'))) continue;
      const eta =
        (facet === 'ratee' ? 0 : at.theta[n]!) -
        (facet === 'rater' ? 0 : at.lambda[j]!) -
        (facet === 'item' ? 0 : at.delta[of.item]!);
      offsets[of[facet]]!.push(eta);
    }
  }
  const weights = categoryWeights(at.tau);
  const top = active.categories.length - 1;
  return offsets.map((own, e) => {
    const direction = status[facet][e]!;
    if (own.length === 0 || direction === 'ok' || direction === 'none') return null;
    const target = direction === 'min' ? inside : top * own.length - inside;
    const { measure, information } = solveMeasure(own, weights, target);
    return { measure: facet === 'ratee' ? measure : -measure, se: 1 / Math.sqrt(information) };
  });
}
