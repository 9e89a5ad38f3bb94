import { subsetsOf } from './connectivity';
import type { Forms } from './forms';
import { rawTotals } from './jmle';
import { centre, level, sampleRanks } from './rank-draws';
import {
  estimateVariances,
  fitRanking,
  levels,
  type RankingData,
  type RankingFit,
  rankingData,
  startVariances,
  type Variances,
} from './ranking-fit';
import { categoryWeights, expectedValue } from './rating-scale';

export type RankingOptions = {
  seed: number;
  /** How many are to be chosen. */
  top: number;
  /** Unit of each ratee of the forms, from 0. */
  unitOf?: Int32Array;
  /** Weights of the roles in the level at which fair scores are read; roles without forms or weight do not count. */
  roleWeights?: Readonly<Record<string, number>>;
  /** Frozen variances; estimated when absent. */
  variances?: Variances;
  draws?: number;
  /** Fewer forms than this are too few to show anybody. */
  formsNeeded?: number;
  /** Seats of each unit's quota: P(within it) is figured when given. */
  seats?: readonly number[];
};

export type Band = 'likely' | 'council' | 'unlikely';

export type RankedRatee = {
  id: string;
  nForms: number;
  rawMean: number;
  /** Whole level θ_n + u_c in logits, mean 0 over ratees, and its posterior SD. */
  theta: number;
  se: number;
  /** Expected score in category values from raters of mean severity, and its interval at `level`. */
  fair: number;
  low: number;
  high: number;
  level: number;
  /** 1 is best: expected over the draws, and the interval at `level`. */
  rankExpected: number;
  rankLow: number;
  rankHigh: number;
  /** Share of draws among the `top` best, and within the unit's seats (`null` without seats). */
  pTop: number;
  pQuota: number | null;
  band: Band | null;
  status: 'ok' | 'too_few' | 'unlinked';
  subset: number;
};

export type Ranking = {
  converged: boolean;
  /** Whether the variances had settled when their rounds ended; `true` for given ones. */
  settled: boolean;
  rounds: number;
  decrement: number;
  variances: Variances;
  variancesGiven: boolean;
  draws: number;
  ratees: RankedRatee[];
  raters: { id: string; severity: number; se: number }[];
  tau: number[];
  items: { id: string; measure: number }[];
};

/** Standard normal quantile of (1 + level) / 2. */
const reach = 1.6448536269514722;

/** Ranks kept for intervals at most: fewer draws are taken of more people. */
const mostRanks = 60_000_000;

/**
 * The order of people with its uncertainty: random persons, units, severities and halo in the ordinal model, variances
 * by REML, everything that involves ranks from seeded draws of the posterior. `null` without two ratees or two
 * categories; a run that has not converged has no ratees.
 */
export function rank(forms: Forms, options: RankingOptions): Ranking | null {
  const model = rankingModel(forms, options);
  return model && rankBy(model, options);
}

/** The model behind an order: its data, its mode and its variances. */
export type RankingModel = {
  data: RankingData;
  fit: RankingFit;
  variances: Variances;
  rounds: number;
  settled: boolean;
};

/** Fits the model alone; `null` without two ratees or two categories. */
export function rankingModel(forms: Forms, options: RankingOptions): RankingModel | null {
  if (forms.rateeIds.length < 2 || forms.categories.length < 2) return null;
  const data = rankingData(forms, options.unitOf);
  return options.variances
    ? {
        data,
        variances: options.variances,
        fit: fitRanking(data, options.variances),
        rounds: 0,
        settled: true,
      }
    : { data, ...estimateVariances(data, startVariances, options.seed) };
}

/** The order a fitted model gives, from draws of its posterior. */
export function rankBy(
  { data, fit, variances, rounds, settled }: RankingModel,
  options: RankingOptions,
): Ranking {
  const { forms } = data;
  const draws = Math.min(options.draws ?? 2000, Math.max(200, Math.floor(mostRanks / forms.rateeIds.length)));
  const converged = fit.converged && data.scale.converged;
  const found = converged
    ? describe(data, fit, variances, { ...options, draws })
    : { ratees: [], raters: [] };
  return {
    converged,
    settled,
    rounds,
    decrement: fit.decrement,
    variances,
    variancesGiven: options.variances !== undefined,
    draws,
    ...found,
    tau: [...data.scale.tau],
    items: forms.itemIds.map((id, i) => ({ id, measure: data.scale.delta[i]! })),
  };
}

function describe(
  data: RankingData,
  fit: RankingFit,
  variances: Variances,
  options: RankingOptions & { draws: number },
): Pick<Ranking, 'ratees' | 'raters'> {
  const { forms, crossing, scale } = data;
  const { ratees } = crossing;
  const theta = new Float64Array(ratees);
  levels(crossing, fit.effects, theta);
  const mean = centre(theta);
  const sampled = sampleRanks(data, fit, variances, theta, options);
  const { subsets, ofRatee } = subsetsOf(forms);
  const main = largest(ofRatee, subsets);
  const raw = rawTotals(forms, 'ratee');
  const weights = categoryWeights(scale.tau);
  const shift = mean + roleLevel(data, fit, options.roleWeights);
  const fair = (at: number) =>
    scale.delta.reduce((sum, d) => sum + expectedValue(at + shift - d, weights, forms.categories), 0) /
    scale.delta.length;
  return {
    ratees: forms.rateeIds.map((id, n): RankedRatee => {
      const nForms = crossing.from[n + 1]! - crossing.from[n]!;
      const few = nForms < (options.formsNeeded ?? 3);
      const status = few ? 'too_few' : ofRatee[n] === main ? 'ok' : 'unlinked';
      const se = sampled.se[n]!;
      const pTop = sampled.top[n]!;
      return {
        id,
        nForms,
        rawMean: raw.sum[n]! / raw.count[n]!,
        theta: theta[n]!,
        se,
        fair: fair(theta[n]!),
        low: fair(theta[n]! - reach * se),
        high: fair(theta[n]! + reach * se),
        level,
        rankExpected: sampled.rank[n]!,
        rankLow: sampled.low[n]!,
        rankHigh: sampled.high[n]!,
        pTop,
        pQuota: sampled.quota ? sampled.quota[n]! : null,
        band: status === 'ok' ? bandOf(pTop) : null,
        status,
        subset: ofRatee[n]!,
      };
    }),
    raters: forms.raterIds.map((id, j) => ({
      id,
      severity: fit.effects.severity[j]!,
      se: sampled.severitySe[j]!,
    })),
  };
}

/** Three bands, not places: .8 and more, .1 and more, less. */
export function bandOf(pTop: number): Band {
  if (pTop >= 0.8) return 'likely';
  return pTop >= 0.1 ? 'council' : 'unlikely';
}

/** Mean role effect by the roles' weights; by their numbers of forms when none of them weighs anything. */
function roleLevel(
  { forms, crossing }: RankingData,
  fit: RankingFit,
  weights?: Readonly<Record<string, number>>,
): number {
  const roleOf = new Map<number, number>();
  const count = new Float64Array(crossing.classes);
  for (let f = 0; f < forms.role.length; f++) {
    roleOf.set(crossing.class[f]!, forms.role[f]!);
    count[crossing.class[f]!]! += 1;
  }
  const weight = [...fit.effects.class.keys()].map((r) => weights?.[forms.roleIds[roleOf.get(r)!]!] ?? 0);
  const used = weight.some((w) => w > 0) ? weight : [...count];
  const total = used.reduce((sum, w) => sum + w, 0);
  return fit.effects.class.reduce((sum, x, r) => sum + used[r]! * x, 0) / total;
}

function largest(of: Int32Array, subsets: number): number {
  const size = new Int32Array(subsets);
  for (const c of of) if (c !== -1) size[c]! += 1;
  return size.indexOf(size.reduce((most, x) => Math.max(most, x), 0));
}
