import { minimise } from '../algebra/minimise';
import type { Effects } from '../ratings/crossed-effects';
import { evidence, outerSize } from './evidence';
import { fitRanking, type RankingData, type RankingFit, startVariances, type Variances } from './fit';
import { hasHalo, type Progress } from './variances';

/** Variances that may be true, the mode at them, and how probable they are beside the other points. */
export type WeightedFit = { variances: Variances; fit: RankingFit; weight: number };

/** Points over which variances are averaged. */
const points = 64;

/** With more effects than this left after elimination, or more forms, the data tell the variances well enough. */
const mostOuter = 90;
const mostForms = 3_000;

/** Where the uncertainty of the variances matters and can be had. */
export const isSmall = (data: RankingData): boolean =>
  outerSize(data) <= mostOuter && data.forms.ratee.length <= mostForms;

/**
 * Scales (SDs in logits) and degrees of freedom of the half-t priors of the SDs (Gelman 2006): they hardly speak where
 * the data do, and keep a variance that few people or raters cannot tell from being 0 or boundless.
 */
const scales: Variances = { person: 1, unit: 0.5, severity: 1, halo: 0.7 };
const freedom = 3;

/** Bounds of ln(variance / scale²). */
const lowest = -14;
const highest = 10;

/** What stands for "impossible" in a search by differences. */
const never = -1e9;

/**
 * People, units, severities and halo with the variances integrated out (Rue, Martino & Chopin 2009): the posterior of
 * the variances by Laplace's approximation, over quasi-random points drawn from split t distributions around its mode
 * and weighted by what the posterior says of them. No chance is involved.
 */
export function averageVariances(
  data: RankingData,
  onProgress?: Progress,
): { variances: Variances; fit: RankingFit; points: WeightedFit[]; rounds: number; settled: boolean } {
  const scale = scalesOf(data);
  const active = activeOf(data);
  let rounds = 0;
  let warm: RankingFit | undefined;
  const variancesAt = (x: readonly number[]): Variances => {
    const variances = { ...startVariances, ...(active.includes('halo') ? {} : { halo: 0 }) };
    for (const [k, key] of active.entries())
      variances[key] = scale[key] ** 2 * Math.exp(Math.min(highest, x[k]!));
    return variances;
  };
  /** From the last mode, which may be too far off to step from: then from the beginning. */
  const modeAt = (variances: Variances) => {
    let fit = fitRanking(data, variances, warm);
    if (!fit.converged) fit = fitRanking(data, variances);
    if (fit.converged) warm = fit;
    return fit;
  };
  const at = (x: readonly number[]) => {
    const variances = variancesAt(x);
    const fit = modeAt(variances);
    onProgress?.(++rounds, Math.max(rounds, mostRounds), 'variances');
    const found = fit.converged ? evidence(data, variances, fit) : null;
    const prior = x.reduce(
      (sum, v) => sum + v / 2 - ((freedom + 1) / 2) * Math.log1p(Math.exp(v) / freedom),
      0,
    );
    return { variances, fit, value: found === null || !Number.isFinite(found) ? never : found + prior };
  };
  const mode = minimise((x) => -at(x).value, new Array<number>(active.length).fill(-0.5), lowest, 12, 1e-3);
  const top = -mode.value;
  const sides = mode.at.map((_, k) => [-1, 1].map((sign) => spanOf(at, mode.at, top, k, sign)));
  const found = Array.from({ length: points }, (_, d) => {
    let proposal = 0;
    const x = mode.at.map((middle, k) => {
      const [down, up] = sides[k] as [number, number];
      const u = quasi(d, k);
      const share = down / (down + up);
      const t = u < share ? -halfT(1 - u / share) : halfT((u - share) / (1 - share));
      proposal -= 2.5 * Math.log1p((t * t) / 4);
      return Math.max(lowest, middle + t * (t < 0 ? down : up));
    });
    const { value, ...rest } = at(x);
    return { ...rest, log: value - proposal };
  });
  const most = Math.max(...found.map(({ log }) => log));
  const sum = found.reduce((total, { log }) => total + Math.exp(log - most), 0);
  const weighted = found.flatMap(({ log, variances, fit }) => {
    const weight = Math.exp(log - most) / sum;
    return weight > 1e-5 ? [{ variances, fit, weight }] : [];
  });
  const kept = weighted.reduce((total, { weight }) => total + weight, 0);
  for (const point of weighted) point.weight /= kept;
  const variances = meanVariances(weighted);
  const fit = modeAt(variances);
  return {
    variances,
    fit: { ...fit, effects: meanEffects(weighted, fit.effects) },
    points: weighted,
    rounds,
    settled: mode.converged || top > never,
  };
}

/** Evaluations that a run takes at most, near enough, for showing progress. */
const mostRounds = 300;

/** What the data can say anything about: one rater has no spread, nor has one unit; a halo needs several answers. */
function activeOf({ crossing, forms, scale }: RankingData): (keyof Variances)[] {
  const active: (keyof Variances)[] = ['person'];
  if (crossing.units > 1) active.push('unit');
  if (crossing.raters > 1) active.push('severity');
  if (scale.numbers || hasHalo(forms)) active.push('halo');
  return active;
}

/** Of numbers the halo also holds the noise of single answers, which may be wider than a logit. */
function scalesOf({ scale: { numbers } }: RankingData): Variances {
  return numbers ? { ...scales, halo: Math.max(scales.halo, Math.sqrt(1 / numbers.unit)) } : scales;
}

type At = (x: readonly number[]) => { value: number };

/** How far from the mode along one axis the posterior has fallen by 1, in SDs of a normal that falls so (√2), widened. */
function spanOf(at: At, mode: readonly number[], top: number, k: number, sign: number): number {
  const fallen = (by: number) => top - at(mode.map((x, a) => (a === k ? x + sign * by : x))).value;
  let near = 0;
  let far = 0.25;
  while (far < 16 && fallen(far) < 1) [near, far] = [far, 2 * far];
  for (let round = 0; round < 4; round++) {
    const middle = (near + far) / 2;
    if (fallen(middle) < 1) near = middle;
    else far = middle;
  }
  return (1.3 * far) / Math.SQRT2;
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
    Math.exp(found.reduce((sum, { variances, weight }) => sum + weight * Math.log(variances[key] || 1), 0));
  const halo = found[0]!.variances.halo > 0 ? mean('halo') : 0;
  return { person: mean('person'), unit: mean('unit'), severity: mean('severity'), halo };
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
