import { rawTotals } from '../facets/jmle';
import { subsetsOf } from '../ratings/connectivity';
import type { Effects } from '../ratings/crossed-effects';
import { type Forms, keepForms } from '../ratings/forms';
import { averageVariances, isSmall, mostAveraged, type WeightedFit } from './average';
import { type Band, bandOf } from './band';
import { expectedRawMeans } from './expected';
import {
  fitRanking,
  levels,
  type RankingData,
  type RankingFit,
  rankingData,
  startVariances,
  type Variances,
  withShares,
} from './fit';
import { fairMeans, fairReader, roleShares, widening } from './level';
import { centre, level, sampleRanks } from './rank-draws';
import { isThin, linkedPart } from './thin';
import { estimateVariances, type OnProgress } from './variances';

export type RankingOptions = {
  seed: number;
  /** How many are to be chosen. */
  top: number;
  /** Unit of each ratee of the forms, from 0. */
  unitOf?: Int32Array;
  /** Weights of the roles in the level at which fair scores are read; roles without forms or weight do not count. */
  roleWeights?: Readonly<Record<string, number>>;
  /**
   * How much a form of each role tells about its ratee: its whole log-likelihood, halo included, is multiplied by this
   * (scoring method, §2 and §4: w / (1/V + σ_γ²)). 1 where not named; 2 counts a form as two that agree would be; forms
   * of a role with 0 are left out of everything. Only ratios mean something: twice as much for all narrows every interval.
   */
  rolePrecision?: Readonly<Record<string, number>>;
  /** Frozen variances; estimated when absent. */
  variances?: Variances;
  draws?: number;
  /** Fewer forms than this are too few to show anybody. */
  formsNeeded?: number;
  /** Seats of each unit's quota: P(within it) is figured when given. */
  seats?: readonly number[];
  /** Unit of each ratee that `seats` counts, from 0, where it is another than that of `unitOf`. */
  seatOf?: Int32Array;
  /** Called once a round of variances and every 50 draws. */
  onProgress?: OnProgress;
};

export type RankedRatee = {
  id: string;
  nForms: number;
  rawMean: number;
  /**
   * The raw mean the model expects of the ratee's own forms and items: at its level, the severities and roles of those
   * who filled them in, without halo. `fair − expectedRaw` is what the raters' severity took away; `expectedRaw − rawMean`
   * what few forms pull towards the common level.
   */
  expectedRaw: number;
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

export type RankedRater = {
  id: string;
  /** Logits, positive where the rater gives less, and its posterior SD. */
  severity: number;
  se: number;
  /** What a person of mean level gets from this rater more than from one of mean severity, in category values; interval. */
  points: number;
  low: number;
  high: number;
};

export type Ranking = {
  converged: boolean;
  /** Whether the variances had settled when their rounds ended; `true` for given ones. */
  settled: boolean;
  rounds: number;
  decrement: number;
  variances: Variances;
  /** Whether the steps of the scale are told by forms, or by how often each score was given, or scores are numbers. */
  scale: 'steps' | 'shares' | 'numbers';
  /** How the variances came: given, the likeliest ones, or averaged over all that may be true (few people or raters). */
  by: 'given' | 'likeliest' | 'average';
  /** Whether the forms tell at least the highest person from the lowest (19 draws of 20); `false`: nobody from anybody. */
  distinct: boolean;
  draws: number;
  ratees: RankedRatee[];
  raters: RankedRater[];
  tau: number[];
  items: { id: string; measure: number }[];
};

/** Standard normal quantile of (1 + level) / 2. */
const reach = 1.6448536269514722;

/** The highest person is told from the lowest when so many draws agree. */
const told = 0.95;

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

/** The model behind an order: its data (and whose seats its ratees compete for), its mode and its variances. */
export type RankingModel = {
  data: RankingData;
  seatOf?: Int32Array;
  fit: RankingFit;
  variances: Variances;
  rounds: number;
  settled: boolean;
  /** Where the variances are averaged over: the posterior is a mixture of these. */
  points?: WeightedFit[];
};

/**
 * Fits the model alone; `null` without two ratees or two categories. RangeError for a role precision that is not a
 * finite number from 0.
 */
export function rankingModel(all: Forms, options: RankingOptions): RankingModel | null {
  const { forms, unitOf, seatOf } = withoutWeightless(all, options);
  if (forms.rateeIds.length < 2 || forms.categories.length < 2) return null;
  const data = rankingData(forms, unitOf, undefined, options.rolePrecision);
  if (options.variances) {
    const { variances } = options;
    return { data, seatOf, variances, fit: fitRanking(data, variances), rounds: 0, settled: true };
  }
  const { onProgress } = options;
  if (isSmall(data)) return { seatOf, ...averageVariances(data, onProgress) };
  if (isThin(forms)) return { seatOf, ...averagedInPart(data, unitOf, options) };
  return { data, seatOf, ...estimateVariances(data, startVariances, options.seed, { onProgress }) };
}

/** All forms at the variances that a part of them, not too large to be averaged over, tells. */
function averagedInPart(
  whole: RankingData,
  unitOf: Int32Array | undefined,
  { rolePrecision, onProgress }: RankingOptions,
): Omit<RankingModel, 'seatOf'> {
  const { part: effects, forms } = mostAveraged;
  const part = linkedPart(whole.forms, whole.crossing, unitOf, { effects, forms });
  const told = averageVariances(rankingData(part.forms, part.unitOf, undefined, rolePrecision), onProgress);
  const { variances, rounds, settled } = told;
  const data = withShares(whole, variances);
  return { data, variances, rounds, settled, fit: fitRanking(data, variances) };
}

/** The forms that count, with the units of the ratees they are about. */
function withoutWeightless(forms: Forms, { unitOf, seatOf = unitOf, rolePrecision = {} }: RankingOptions) {
  for (const [role, precision] of Object.entries(rolePrecision))
    if (!(precision >= 0 && precision < Number.POSITIVE_INFINITY))
      throw new RangeError(`precision of role ${role}: ${precision}`);
  const weightless = forms.roleIds.map((role) => rolePrecision[role] === 0);
  if (!forms.role.some((role) => weightless[role])) return { forms, unitOf, seatOf };
  const kept = keepForms(forms, (f) => !weightless[forms.role[f]!]);
  const ofKept = (of?: Int32Array) => of && kept.rateeAt.map((n) => of[n]!);
  return { forms: kept.forms, unitOf: ofKept(unitOf), seatOf: ofKept(seatOf) };
}

/** The order a fitted model gives, from draws of its posterior. */
export function rankBy(model: RankingModel, options: RankingOptions): Ranking {
  const { data, seatOf, fit, variances, rounds, settled } = model;
  const { forms } = data;
  const draws = Math.min(options.draws ?? 2000, Math.max(200, Math.floor(mostRanks / forms.rateeIds.length)));
  const converged = fit.converged && data.scale.converged;
  const found = converged
    ? describe(model, { ...options, seatOf, draws })
    : { ratees: [], raters: [], distinct: false };
  return {
    converged,
    settled,
    rounds,
    decrement: fit.decrement,
    variances,
    scale: data.scale.numbers ? 'numbers' : data.scale.shares ? 'shares' : 'steps',
    by: options.variances ? 'given' : model.points ? 'average' : 'likeliest',
    draws,
    ...found,
    tau: [...data.scale.tau],
    items: forms.itemIds.map((id, i) => ({ id, measure: data.scale.delta[i]! })),
  };
}

function describe(
  { data, fit, variances, points }: RankingModel,
  options: RankingOptions & { draws: number },
): Pick<Ranking, 'ratees' | 'raters' | 'distinct'> {
  const { forms, crossing } = data;
  const { ratees } = crossing;
  const theta = new Float64Array(ratees);
  levels(crossing, fit.effects, theta);
  const mean = centre(theta);
  const share = roleShares(data, options.roleWeights);
  const common = ({ class: roles, severity }: Effects) =>
    roles.reduce((sum, x, r) => sum + share[r]! * x, 0) -
    severity.reduce((sum, x) => sum + x, 0) / severity.length;
  const sampled = sampleRanks(
    data,
    points ?? [{ fit, variances, weight: 1 }],
    { theta, severity: fit.effects.severity },
    common,
    options,
  );
  const { subsets, ofRatee } = subsetsOf(forms);
  const main = largest(ofRatee, subsets);
  const raw = rawTotals(forms, 'ratee');
  const expected = expectedRawMeans(data, fit.effects);
  const fairAt = fairReader(data);
  const shift = mean + common(fit.effects);
  const fair = (at: number) => fairAt(at + shift);
  const wider = points ? widening(ratees) : 1;
  const average =
    points && fairMeans(data.crossing, points, (level, effects) => fairAt(level + common(effects)));
  return {
    distinct: sampled.told >= told,
    ratees: forms.rateeIds.map((id, n): RankedRatee => {
      const nForms = crossing.from[n + 1]! - crossing.from[n]!;
      const few = nForms < (options.formsNeeded ?? 3);
      const status = few ? 'too_few' : ofRatee[n] === main ? 'ok' : 'unlinked';
      const se = wider * sampled.se[n]!;
      const pTop = sampled.top[n]!;
      const ends = sampled.levels
        ? [sampled.levels.low[n]! - shift, sampled.levels.high[n]! - shift]
        : [theta[n]! - reach * sampled.se[n]!, theta[n]! + reach * sampled.se[n]!];
      const middle = (ends[0]! + ends[1]!) / 2;
      const [low, high] = ends.map((end) => fair(middle + wider * (end - middle))) as [number, number];
      const own = average ? average[n]! : fair(theta[n]!);
      return {
        id,
        nForms,
        rawMean: raw.sum[n]! / raw.count[n]!,
        expectedRaw: expected[n]!,
        theta: theta[n]!,
        se,
        fair: own,
        low: Math.min(low, own),
        high: Math.max(high, own),
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
    raters: forms.raterIds.map((id, j): RankedRater => {
      const severity = fit.effects.severity[j]!;
      const se = sampled.severitySe[j]!;
      const points = (by: number) => fair(-by) - fair(0);
      return {
        id,
        severity,
        se,
        points: points(severity),
        low: points(severity + reach * se),
        high: points(severity - reach * se),
      };
    }),
  };
}

function largest(of: Int32Array, subsets: number): number {
  const size = new Int32Array(subsets);
  for (const c of of) if (c !== -1) size[c]! += 1;
  return size.indexOf(size.reduce((most, x) => Math.max(most, x), 0));
}
