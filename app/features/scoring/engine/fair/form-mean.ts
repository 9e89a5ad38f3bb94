import { Deviates } from '../algebra/random';
import { averageRanks } from '../algebra/rank';
import type { Flag } from '../flags/flags';
import { CrossedSystem, type Crossing, type Effects } from '../ratings/crossed-effects';
import { levels, type RankingData } from './fit';
import type { RankedRatee } from './ranking';

/** Variances in squared score points: persons, units, severities, and what is left of a form's mean. */
type FormMeanVariances = { person: number; unit: number; severity: number; form: number };

type FormMeanFit = {
  settled: boolean;
  rounds: number;
  variances: FormMeanVariances;
  /** Level θ_n + u_c of each ratee in score points, mean 0. */
  level: Float64Array;
};

const seed = 1;
const draws = 12;

/**
 * The companion for large data: form means as numbers, with random persons, units and severities and fixed roles,
 * variances by REML (Schall 1991; posterior variances from draws with a fixed seed). No ordinal scale, no oracle.
 */
export function fitFormMeans({ forms, crossing }: RankingData, limit = 60): FormMeanFit {
  const means = new Float64Array(forms.ratee.length);
  for (let f = 0; f < means.length; f++) {
    let sum = 0;
    for (let a = forms.start[f]!; a < forms.start[f + 1]!; a++) sum += forms.categories[forms.score[a]!]!;
    means[f] = sum / (forms.start[f + 1]! - forms.start[f]!);
  }
  const spread = varianceOf(means) || 1e-6;
  let variances: FormMeanVariances = {
    person: 0.3 * spread,
    unit: 0.1 * spread,
    severity: 0.3 * spread,
    form: 0.3 * spread,
  };
  for (let rounds = 1; ; rounds++) {
    const { effects, next } = improved(crossing, means, variances);
    const change = (['person', 'unit', 'severity', 'form'] as const).reduce(
      (most, key) => Math.max(most, Math.abs(next[key] - variances[key]) / (variances[key] + 0.01 * spread)),
      0,
    );
    variances = next;
    if (change >= 1e-3 && rounds < limit) continue;
    const level = new Float64Array(crossing.ratees);
    levels(crossing, effects, level);
    const mean = level.reduce((sum, x) => sum + x, 0) / level.length;
    return { settled: change < 1e-3, rounds, variances, level: level.map((x) => x - mean) };
  }
}

/** People whose place by form means lies outside the interval of their place in the ordinal model. */
export function orderFlags(ratees: readonly RankedRatee[], { level }: FormMeanFit): Flag[] {
  const ranks = averageRanks([...level]);
  return ratees.flatMap((ratee, n): Flag[] => {
    const linear = ranks[n]!;
    if (ratee.status !== 'ok' || (linear >= ratee.rankLow && linear <= ratee.rankHigh)) return [];
    const evidence = {
      rank_expected: ratee.rankExpected,
      rank_low: ratee.rankLow,
      rank_high: ratee.rankHigh,
      rank_by_form_means: linear,
    };
    const strength = Math.abs(linear - ratee.rankExpected) / Math.max(1, ratee.rankHigh - ratee.rankLow);
    return [{ kind: 'orders_differ', who: [ratee.id], strength, p: null, evidence }];
  });
}

/** Best linear predictions at given variances, and the variances they suggest. */
function improved(crossing: Crossing, means: Float64Array, variances: FormMeanVariances) {
  const { ratees, raters, units, classes } = crossing;
  const precision = {
    theta: 1 / variances.person,
    unit: 1 / variances.unit,
    severity: 1 / variances.severity,
  };
  const system = new CrossedSystem(crossing, precision);
  system.weight.fill(1 / variances.form);
  system.prepare();
  const none = {
    theta: new Float64Array(ratees),
    unit: new Float64Array(units),
    severity: new Float64Array(raters),
  };
  const effects = system.solve(
    means.map((x) => x / variances.form),
    none,
    1e-8,
  );
  const random = new Deviates(seed);
  const noise = (size: number, scale: number) => {
    const values = new Float64Array(size);
    for (let k = 0; k < size; k++) values[k] = scale * random.normal();
    return values;
  };
  const squares = { theta: 0, unit: 0, severity: 0 };
  for (let d = 0; d < draws; d++) {
    const draw = system.solve(
      noise(means.length, 1 / Math.sqrt(variances.form)),
      {
        theta: noise(ratees, Math.sqrt(precision.theta)),
        unit: noise(units, Math.sqrt(precision.unit)),
        severity: noise(raters, Math.sqrt(precision.severity)),
      },
      1e-3,
    );
    for (const part of ['theta', 'unit', 'severity'] as const)
      for (const x of draw[part]) squares[part] += (x * x) / draws;
  }
  const freedom = (size: number, posterior: number, variance: number) =>
    Math.max(1e-3 * size, size - posterior / variance);
  const of = {
    theta: freedom(ratees, squares.theta, variances.person),
    unit: units > 1 ? freedom(units, squares.unit, variances.unit) : 0,
    severity: freedom(raters, squares.severity, variances.severity),
  };
  const left = residualSquares(crossing, means, effects);
  const least = 1e-9;
  return {
    effects,
    next: {
      person: Math.max(least, sumOfSquares(effects.theta) / of.theta),
      unit: units > 1 ? Math.max(least, sumOfSquares(effects.unit) / of.unit) : variances.unit,
      severity: Math.max(least, sumOfSquares(effects.severity) / of.severity),
      form: Math.max(least, left / Math.max(1, means.length - classes - of.theta - of.unit - of.severity)),
    },
  };
}

function residualSquares(crossing: Crossing, means: Float64Array, effects: Effects): number {
  const level = new Float64Array(crossing.ratees);
  levels(crossing, effects, level);
  let sum = 0;
  for (let n = 0; n < crossing.ratees; n++)
    for (let f = crossing.from[n]!; f < crossing.from[n + 1]!; f++) {
      const fitted = level[n]! - effects.severity[crossing.rater[f]!]! + effects.class[crossing.class[f]!]!;
      sum += (means[f]! - fitted) ** 2;
    }
  return sum;
}

function sumOfSquares(values: Float64Array): number {
  return values.reduce((sum, x) => sum + x * x, 0);
}

function varianceOf(values: Float64Array): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
}
