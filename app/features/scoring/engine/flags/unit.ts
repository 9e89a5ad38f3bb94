import { discoveries } from '../algebra/discovery';
import { normalTail } from '../algebra/distribution';
import type { RankingModel } from '../fair/ranking';
import { type Flag, formStandards } from './flags';
import { residualScale } from './residual';

/** Forms a rater must have given inside a unit, and outside it, before the two are compared. */
const enoughForms = 3;

/** False ones among the pairs flagged, at most. */
const falseShare = 0.05;

/**
 * Raters whose forms about one unit lie higher (or lower) than theirs about all others, by more than their ratees'
 * levels and their own severity explain: evidence for the council. A rater of one unit alone cannot be told from that
 * unit's level and is not looked at. `unitOf`: unit of each ratee of the model's forms, from 0, of whatever kind is
 * asked about; `evidence.unit` is its number, `inside` and `elsewhere` mean residuals in standard units.
 */
export function unitBiasFlags(model: RankingModel, unitOf: ArrayLike<number>): Flag<'unit_bias'>[] {
  const { forms } = model.data;
  const residuals = formStandards(model);
  const scale = residualScale(residuals);
  const all = forms.raterIds.map(() => ({
    n: 0,
    sum: 0,
    units: new Map<number, { n: number; sum: number }>(),
  }));
  for (let f = 0; f < residuals.length; f++) {
    const own = all[forms.rater[f]!]!;
    const unit = unitOf[forms.ratee[f]!]!;
    const inside = own.units.get(unit) ?? { n: 0, sum: 0 };
    own.units.set(unit, inside);
    for (const part of [own, inside]) {
      part.n += 1;
      part.sum += residuals[f]! / scale;
    }
  }
  const looked = all.flatMap((own, j) =>
    [...own.units].flatMap(([unit, inside]) => {
      const n = own.n - inside.n;
      if (inside.n < enoughForms || n < enoughForms) return [];
      const [here, elsewhere] = [inside.sum / inside.n, (own.sum - inside.sum) / n];
      const z = (here - elsewhere) / Math.sqrt(1 / inside.n + 1 / n);
      return [{ j, unit, forms: inside.n, here, elsewhere, z, p: 2 * normalTail(Math.abs(z)) }];
    }),
  );
  return discoveries(looked, falseShare).map(({ j, unit, forms: count, here, elsewhere, z, p }) => ({
    kind: 'unit_bias',
    who: [forms.raterIds[j]!],
    strength: Math.abs(z),
    p,
    evidence: { unit, forms: count, inside: here, elsewhere, z },
  }));
}
