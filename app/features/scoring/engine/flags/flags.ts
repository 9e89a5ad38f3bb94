import { normalTail } from '../algebra/distribution';
import { levels } from '../fair/fit';
import type { RankingModel } from '../fair/ranking';
import { straightChances } from '../ratings/conditional';
import { categoryWeights, probabilities } from '../ratings/rating-scale';
import type { RatingTable } from '../ratings/ratings';
import { collusionFlags } from './collusion';

export type FlagKind =
  | 'straight_line'
  | 'constant'
  | 'severe'
  | 'lenient'
  | 'erratic'
  | 'too_predictable'
  | 'reciprocal_pair'
  | 'ring'
  | 'self_far'
  | 'orders_differ';

/** A question for a person, never a penalty: what was seen, of whom, how strong, and the figures behind it. */
export type Flag<Kind extends string = FlagKind> = {
  kind: Kind;
  /** Raters it is about (for pairs and rings, members); for `self_far` and `orders_differ` the ratee. */
  who: string[];
  /** In standard units, or a share: what `evidence` says. Larger is stronger. */
  strength: number;
  /** Chance of as much without a cause, before any allowance for how many were looked at; `null` where none is figured. */
  p: number | null;
  evidence: Record<string, number>;
};

/** Forms a rater must have given before their habits are looked at, and ratings before their scatter is. */
const enoughForms = 3;
const enoughRatings = 40;

/**
 * Patterns worth a look (scoring method, §6), strongest first within each kind. `severitySe`: posterior SD of each
 * rater's severity; `table`: all ratings, self forms included.
 */
export function flagsOf(model: RankingModel, severitySe: ArrayLike<number>, table: RatingTable): Flag[] {
  const residuals = formStandards(model);
  const flags = [
    ...straightFlags(model),
    ...severityFlags(model, severitySe),
    ...scatterFlags(model),
    ...collusionFlags(model.data.forms, residuals),
    ...selfFlags(table),
  ];
  const order = [...new Set(flags.map(({ kind }) => kind))];
  return flags.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.strength - a.strength);
}

/** r = (S − E) / √(V (1 + σ_γ² V)) of every form, E and V at its predictor without halo. */
export function formStandards({ data, fit, variances }: RankingModel): Float64Array {
  const { crossing, curves, patterns, total } = data;
  const level = new Float64Array(crossing.ratees);
  levels(crossing, fit.effects, level);
  return Float64Array.from(crossing.rater, (j, f) => {
    const eta =
      level[data.forms.ratee[f]!]! - fit.effects.severity[j]! + fit.effects.class[crossing.class[f]!]!;
    curves.at(patterns.of[f]!, eta);
    const v = Math.max(curves.variance, 1e-9);
    return (total[f]! - curves.mean) / Math.sqrt(v * (1 + variances.halo * v));
  });
}

/** Raters whose forms give one score throughout, oftener than their totals explain; and those who never vary at all. */
function straightFlags({ data }: RankingModel): Flag[] {
  const { forms, patterns, scale } = data;
  const chances = new Map<number, Float64Array>();
  const own = forms.raterIds.map(() => ({
    forms: 0,
    straight: 0,
    chances: [] as number[],
    values: new Set<number>(),
  }));
  for (let f = 0; f < forms.ratee.length; f++) {
    const p = patterns.of[f]!;
    const items = patterns.items[p]!;
    if (items.length < 3) continue;
    if (!chances.has(p) && !scale.numbers) chances.set(p, straightChances(items, scale.delta, scale.tau));
    const rater = own[forms.rater[f]!]!;
    const scores = forms.score.subarray(forms.start[f]!, forms.start[f + 1]!);
    rater.forms++;
    for (const x of scores) rater.values.add(x);
    // Without steps there is no chance of a straight form to compare with.
    if (scale.numbers) continue;
    rater.chances.push(Math.exp(chances.get(p)![patterns.total[f]!]!));
    if (scores.every((x) => x === scores[0])) rater.straight++;
  }
  return forms.raterIds.flatMap((id, j): Flag[] => {
    const rater = own[j]!;
    if (rater.forms < enoughForms) return [];
    const found: Flag[] = [];
    const evidence = { forms: rater.forms, straight_forms: rater.straight };
    const p = atLeast(rater.chances, rater.straight);
    if (rater.straight > 0 && p < 1e-3)
      found.push({ kind: 'straight_line', who: [id], strength: rater.straight / rater.forms, p, evidence });
    if (rater.values.size === 1)
      found.push({
        kind: 'constant',
        who: [id],
        strength: rater.forms,
        p: null,
        evidence: { forms: rater.forms, score: forms.categories[[...rater.values][0]!]! },
      });
    return found;
  });
}

/** Raters whose severity lies beyond 1.5 SD of severities with its whole 95 % interval. The model corrects for it. */
function severityFlags({ data, fit, variances }: RankingModel, se: ArrayLike<number>): Flag[] {
  const limit = 1.5 * Math.sqrt(variances.severity);
  return data.forms.raterIds.flatMap((id, j): Flag[] => {
    const severity = fit.effects.severity[j]!;
    if (Math.abs(severity) - 1.96 * se[j]! <= limit) return [];
    return [
      {
        kind: severity > 0 ? 'severe' : 'lenient',
        who: [id],
        strength: Math.abs(severity) / Math.sqrt(variances.severity),
        p: null,
        evidence: { severity, se: se[j]! },
      },
    ];
  });
}

/**
 * Raters of 40 ratings or more whose answers within forms scatter too much (infit above 1.5) or too little (below 0.5)
 * about each form's own level, beyond what chance does to so many ratings (z beyond 3). Infit is taken relative to the
 * median rater's: a few who never scatter would otherwise make the rest look erratic.
 */
function scatterFlags({ data, fit }: RankingModel): Flag[] {
  const { forms, crossing, scale } = data;
  if (scale.numbers) return [];
  const weights = categoryWeights(scale.tau);
  const level = new Float64Array(crossing.ratees);
  levels(crossing, fit.effects, level);
  const p = new Float64Array(weights.length);
  const sums = forms.raterIds.map(() => ({ n: 0, square: 0, variance: 0, spread: 0 }));
  for (let f = 0; f < forms.ratee.length; f++) {
    const j = forms.rater[f]!;
    const eta =
      level[forms.ratee[f]!]! -
      fit.effects.severity[j]! +
      fit.effects.class[crossing.class[f]!]! +
      fit.halo[f]!;
    for (let a = forms.start[f]!; a < forms.start[f + 1]!; a++) {
      probabilities(eta - scale.delta[forms.item[a]!]!, weights, p);
      const mean = p.reduce((sum, x, k) => sum + k * x, 0);
      const variance = p.reduce((sum, x, k) => sum + x * (k - mean) ** 2, 0);
      const fourth = p.reduce((sum, x, k) => sum + x * (k - mean) ** 4, 0);
      const own = sums[j]!;
      own.n++;
      own.square += (forms.score[a]! - mean) ** 2;
      own.variance += variance;
      own.spread += fourth - variance * variance;
    }
  }
  const judged = sums.filter(({ n, spread }) => n >= enoughRatings && spread > 0);
  const usual = medianOf(judged.map(({ square, variance }) => square / variance));
  return forms.raterIds.flatMap((id, j): Flag[] => {
    const { n, square, variance, spread } = sums[j]!;
    if (n < enoughRatings || !(spread > 0 && usual > 0)) return [];
    const infit = square / variance / usual;
    const z = (square / usual - variance) / Math.sqrt(spread);
    if (Math.abs(z) < 3 || (infit > 0.5 && infit < 1.5)) return [];
    const kind = infit > 1 ? 'erratic' : 'too_predictable';
    return [
      {
        kind,
        who: [id],
        strength: Math.abs(z),
        p: 2 * normalTail(Math.abs(z)),
        evidence: { ratings: n, infit, z },
      },
    ];
  });
}

/** People whose own mean stands further from the others' than three robust SDs of what is usual here. */
function selfFlags(table: RatingTable): Flag[] {
  const self = table.roleIds.indexOf('self');
  if (self === -1) return [];
  const sums = new Float64Array(4 * table.rateeIds.length);
  for (let k = 0; k < table.score.length; k++) {
    const at = 4 * table.ratee[k]! + (table.role[k] === self ? 0 : 2);
    sums[at]! += table.score[k]!;
    sums[at + 1]! += 1;
  }
  const gaps = table.rateeIds.flatMap((id, n) => {
    const [own, ownCount, others, count] = sums.subarray(4 * n, 4 * n + 4);
    return ownCount! > 0 && count! > 0 ? [{ id, own: own! / ownCount!, others: others! / count! }] : [];
  });
  const usual = medianOf(gaps.map(({ own, others }) => own - others));
  const spread = 1.4826 * medianOf(gaps.map(({ own, others }) => Math.abs(own - others - usual)));
  if (gaps.length < 20 || !(spread > 0)) return [];
  return gaps.flatMap(({ id, own, others }): Flag[] => {
    const z = (own - others - usual) / spread;
    if (Math.abs(z) <= 3) return [];
    return [
      { kind: 'self_far', who: [id], strength: Math.abs(z), p: null, evidence: { own, others, usual, z } },
    ];
  });
}

/** P(at least `count` of independent events with these chances). */
function atLeast(chances: readonly number[], count: number): number {
  let distribution = [1];
  for (const p of chances)
    distribution = Array.from(
      { length: distribution.length + 1 },
      (_, k) => (distribution[k] ?? 0) * (1 - p) + (distribution[k - 1] ?? 0) * p,
    );
  return distribution.slice(count).reduce((sum, x) => sum + x, 0);
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
