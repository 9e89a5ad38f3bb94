import { minimise } from '../algebra/minimise';
import type { Effects } from '../ratings/crossed-effects';
import {
  fitRanking,
  type RankingData,
  type RankingFit,
  startVariances,
  type Variances,
  withShares,
} from './fit';
import { outerSize } from './posterior';
import { SiteModel, type Sites, type SitesFit } from './sites';
import { isThin } from './thin';
import type { OnProgress } from './variances';

/** Variances that may be true, the mean of the effects at them, and how probable they are beside the other points. */
export type WeightedFit = { variances: Variances; fit: RankingFit; weight: number };

/** Points over which variances are averaged. */
const points = 64;

/**
 * With more effects than this left after elimination, or more forms, the data tell the variances well enough; of thin
 * forms (`isThin`) only an average does, at any size: beyond `thin` effects, that of a part of `part`.
 */
export const mostAveraged = { effects: 90, thin: 240, part: 160, forms: 3_000 } as const;

/** Where the uncertainty of the variances matters and can be had. */
export const isSmall = ({ crossing, forms }: RankingData): boolean =>
  outerSize(crossing) <= (isThin(forms) ? mostAveraged.thin : mostAveraged.effects) &&
  forms.ratee.length <= mostAveraged.forms;

/**
 * Scales (SDs in logits) and degrees of freedom of the half-t priors of the SDs (Gelman 2006): they hardly speak where
 * the data do, and keep a variance that few people or raters cannot tell from being 0 or boundless.
 */
const scales: Variances = { person: 1, unit: 0.5, severity: 1, halo: 0.7 };
const freedom = 3;

/** Bounds of ln(variance / scale²). */
const lowest = -14;
const highest = 10;

/** What stands for "impossible" in a search. */
const never = -1e9;

/** Evaluations that a run takes at most, near enough, for showing progress. */
const mostRounds = 120;

/** Rounds in which thresholds from shares and the likeliest variances follow each other. */
const shareRounds = 2;

type Averaged = {
  /** The data given, with thresholds from shares at the likeliest variances. */
  data: RankingData;
  variances: Variances;
  fit: RankingFit;
  points: WeightedFit[];
  rounds: number;
  settled: boolean;
};

/** The posterior of ln(variance / scale²) at one point, up to a constant, with its slope. */
type Point = { x: number[]; variances: Variances; fit: SitesFit | null; value: number; slope: number[] };

/**
 * People, units, severities and halo with the variances integrated out (Rue, Martino & Chopin 2009): the posterior of
 * the variances by expectation propagation, over quasi-random points drawn from split t distributions around its mode
 * and weighted by what the posterior says of them. No chance is involved.
 */
export function averageVariances(given: RankingData, onProgress?: OnProgress): Averaged {
  const active = activeOf(given);
  let data = given;
  let at = posteriorOf(data, active, onProgress);
  let mode = modeOf(at, new Array<number>(active.length).fill(-0.5));
  for (let round = 0; round < shareRounds && data.scale.shares; round++) {
    data = withShares(data, mode.variances);
    at = posteriorOf(data, active, onProgress, at.rounds());
    mode = modeOf(at, mode.x);
  }
  const sides = mode.x.map((_, k) => [-1, 1].map((sign) => spanOf(at, mode, k, sign)));
  const found = Array.from({ length: points }, (_, d) => {
    let proposal = 0;
    const x = mode.x.map((middle, k) => {
      const [down, up] = sides[k] as [number, number];
      const u = quasi(d, k);
      const share = down / (down + up);
      const t = u < share ? -halfT(1 - u / share) : halfT((u - share) / (1 - share));
      proposal -= 2.5 * Math.log1p((t * t) / 4);
      return Math.max(lowest, middle + t * (t < 0 ? down : up));
    });
    const point = at(x);
    return { ...point, log: point.value - proposal };
  });
  const most = Math.max(...found.map(({ log }) => log));
  const sum = found.reduce((total, { log }) => total + Math.exp(log - most), 0);
  const weighted = found.flatMap(({ log, variances, fit }) => {
    const weight = Math.exp(log - most) / sum;
    return fit && weight > 1e-5 ? [{ variances, fit, weight }] : [];
  });
  const kept = weighted.reduce((total, { weight }) => total + weight, 0);
  for (const point of weighted) point.weight /= kept;
  const variances = meanVariances(weighted);
  const fit = at(active.map((key) => Math.log(variances[key] / scalesOf(data)[key] ** 2))).fit;
  if (!fit) {
    const likeliest = fitRanking(data, variances);
    return {
      data,
      variances,
      fit: { ...likeliest, converged: false },
      points: [],
      rounds: 0,
      settled: false,
    };
  }
  return {
    data,
    variances,
    fit: { ...fit, effects: meanEffects(weighted, fit.effects) },
    points: weighted,
    rounds: at.rounds(),
    settled: mode.value > never,
  };
}

/** What the data can say anything about: one rater has no spread, nor has one unit. */
function activeOf({ crossing }: RankingData): (keyof Variances)[] {
  const active: (keyof Variances)[] = ['person'];
  if (crossing.units > 1) active.push('unit');
  if (crossing.raters > 1) active.push('severity');
  active.push('halo');
  return active;
}

/** Of numbers the halo also holds the noise of single answers, which may be wider than a logit. */
function scalesOf({ scale: { numbers } }: RankingData): Variances {
  return numbers ? { ...scales, halo: Math.max(scales.halo, Math.sqrt(1 / numbers.unit)) } : scales;
}

/** The posterior as a function; each point starts from the sites of the nearest one before. */
function posteriorOf(
  data: RankingData,
  active: readonly (keyof Variances)[],
  onProgress?: OnProgress,
  rounds = 0,
) {
  const scale = scalesOf(data);
  const model = new SiteModel(data);
  const known: { x: readonly number[]; sites: Sites }[] = [];
  const far = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, x, k) => sum + (x - b[k]!) ** 2, 0);
  const fitAt = (x: readonly number[], variances: Variances) => {
    let near = known[0];
    for (const one of known) if (far(one.x, x) < far(near!.x, x)) near = one;
    const fit = near ? model.fit(variances, near.sites) : null;
    if (fit) return fit;
    const mode = fitRanking(data, variances);
    return mode.converged ? model.fit(variances, model.sitesOf(mode)) : null;
  };
  const at = (x: readonly number[]): Point => {
    const variances = { ...startVariances };
    for (const [k, key] of active.entries())
      variances[key] = scale[key] ** 2 * Math.exp(Math.min(highest, x[k]!));
    const fit = fitAt(x, variances);
    onProgress?.(++rounds, Math.max(rounds, mostRounds), 'variances');
    if (!fit) return { x: [...x], variances, fit, value: never, slope: x.map(() => 0) };
    known.push({ x, sites: fit.sites });
    const value = x.reduce(
      (sum, v) => sum + v / 2 - ((freedom + 1) / 2) * Math.log1p(Math.exp(v) / freedom),
      fit.evidence,
    );
    const slope = x.map(
      (v, k) => fit.slope[active[k]!] + 1 / 2 - (freedom + 1) / 2 / (1 + freedom * Math.exp(-v)),
    );
    return { x: [...x], variances, fit, value, slope };
  };
  return Object.assign(at, { rounds: () => rounds });
}

type At = (x: readonly number[]) => Point;

/** The likeliest point, by Newton's method on the slopes. */
function modeOf(at: At, start: readonly number[]): Point {
  let last = at(start);
  const point = (x: readonly number[]) => {
    if (x.some((v, k) => v !== last.x[k])) last = at(x);
    return last;
  };
  const derivatives = (x: readonly number[]) => {
    const middle = point(x);
    const h = 0.1;
    const rows = x.map((_, k) => {
      const { slope } = at(x.map((v, a) => (a === k ? v + h : v)));
      return slope.map((v, a) => (middle.slope[a]! - v) / h);
    });
    const hessian = rows.map((row, a) => row.map((v, b) => (v + rows[b]![a]!) / 2));
    last = middle;
    return { gradient: middle.slope.map((v) => -v), hessian };
  };
  const found = minimise((x) => -point(x).value, [...last.x], lowest, {
    limit: 12,
    enough: 0.01,
    derivatives,
  });
  return point(found.at);
}

/**
 * How far from the mode along one axis the posterior has fallen by 1, in SDs of a normal that falls so (√2), widened:
 * where the cubic through values and slopes has.
 */
function spanOf(at: At, mode: Point, k: number, sign: number): number {
  let [near, fallen, slope] = [0, 0, 0];
  for (let far = 0.5; ; far *= 2) {
    const end = at(mode.x.map((x, a) => (a === k ? x + sign * far : x)));
    const down = mode.value - end.value;
    const steep = -sign * end.slope[k]!;
    if (down < 1 && far < 16) {
      [near, fallen, slope] = [far, down, steep];
      continue;
    }
    if (down < 1 || end.value === never) return (1.3 * far) / Math.SQRT2;
    const width = far - near;
    const cubic = (t: number) => {
      const rise = down - fallen;
      const [a, b] = [slope * width, steep * width];
      return fallen + t * (a + t * (3 * rise - 2 * a - b + t * (a + b - 2 * rise)));
    };
    let [low, high] = [0, 1];
    for (let round = 0; round < 20; round++) {
      const middle = (low + high) / 2;
      if (cubic(middle) < 1) low = middle;
      else high = middle;
    }
    return (1.3 * (near + width * high)) / Math.SQRT2;
  }
}

/** The point d of a sequence that fills (0, 1)^k evenly (Roberts 2018: multiples of powers of 1 / φ_k, here four axes). */
function quasi(d: number, k: number): number {
  const phi = 1.1673039782614187;
  return (0.5 + (d + 1) / phi ** (k + 1)) % 1;
}

/** Quantile of |t| with four degrees of freedom: for v of (0, 1), P(|t| < x) = v (Shaw 2006). */
function halfT(v: number): number {
  const u = Math.min(1 - 1e-9, (1 + Math.max(0, v)) / 2);
  const root = Math.sqrt(4 * u * (1 - u));
  return 2 * Math.sqrt(Math.max(0, Math.cos(Math.acos(root) / 3) / root - 1));
}

function meanVariances(found: readonly WeightedFit[]): Variances {
  const mean = (key: keyof Variances) =>
    Math.exp(found.reduce((sum, { variances, weight }) => sum + weight * Math.log(variances[key]), 0));
  return { person: mean('person'), unit: mean('unit'), severity: mean('severity'), halo: mean('halo') };
}

function meanEffects(found: readonly WeightedFit[], like: Effects): Effects {
  const mean = (part: keyof Effects) => {
    const values = new Float64Array(like[part].length);
    for (const { fit, weight } of found)
      for (let k = 0; k < values.length; k++) values[k]! += weight * fit.effects[part][k]!;
    return values;
  };
  return { theta: mean('theta'), unit: mean('unit'), severity: mean('severity'), class: mean('class') };
}
