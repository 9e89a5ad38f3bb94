import { narrowRows } from '../algebra/row-basis';
import type { Forms } from '../ratings/forms';
import type { Patterns } from '../ratings/pattern';
import { categoryWeights, probabilities } from '../ratings/rating-scale';
import type { FacetParameters, FacetPass } from './pass';

/** The grid of θ − λ: from −`reach` to `reach`, `perLogit` steps a logit. */
const reach = 20;
const perLogit = 32;
const points = 2 * reach * perLogit + 1;

/** Tables pay when every pattern of items stands for this many forms. */
const formsPerPattern = 4000;

/** Whether `tabledReader` reads these data. */
export function isTabled(forms: Forms, patterns: Patterns): boolean {
  return forms.ratee.length >= formsPerPattern * patterns.items.length && forms.categories.length > 1;
}

/**
 * A reader of large data that does not go through the answers: all answers of a form depend on θ − λ alone, so what a
 * form contributes is tabulated once per reading and pattern of items. Scores are interpolated by cubics with exact slopes
 * (error about 1e-8 a form), the log-likelihood closer still, information by the cubics' slopes, and its rows between a
 * ratee or rater and the small block linearly and in a narrower space (`narrowRows`): enough for Newton's steps, too
 * little for standard errors.
 */
export function tabledReader(
  forms: Forms,
  patterns: Patterns,
): (at: FacetParameters, out: FacetPass) => void {
  const { ratee, rater } = forms;
  const { of, total } = patterns;
  const m = forms.categories.length - 1;
  const items = forms.itemIds.length;
  const q = items + m;
  const { itemTotal, reached } = countsOf(forms);
  return (at, out) => {
    for (const part of [out.scoreTheta, out.scoreLambda, out.infoTheta, out.infoLambda]) part.fill(0);
    out.scoreSmall.fill(0);
    out.small.fill(0);
    const [first, nodes] = gridUnder(forms, at);
    const grid = new FacetGrid(patterns, at, first, nodes);
    const { table, width, stride, occupied } = grid;
    out.width = width;
    out.basis = grid.basis;
    const { rateeSmall, raterSmall, scoreTheta, scoreLambda, infoTheta, infoLambda, infoForm } = out;
    rateeSmall.fill(0, 0, width * scoreTheta.length);
    raterSmall.fill(0, 0, width * scoreLambda.length);
    let loglik = 0;
    for (let f = 0; f < ratee.length; f++) {
      const n = ratee[f]!;
      const j = rater[f]!;
      const base = at.theta[n]! - at.lambda[j]!;
      let x = (base + reach) * perLogit - first;
      if (!(x > 0)) x = 0;
      else if (x > nodes - 1.001) x = nodes - 1.001;
      const g = x | 0;
      const t = x - g;
      const back = 1 - t;
      const node = of[f]! * nodes + g;
      const low = node * stride;
      const high = low + stride;
      // Hermite's cubics; slopes are per step of the grid.
      const v1 = t * t * (3 - 2 * t);
      const v0 = 1 - v1;
      const s0 = (t * back * back) / perLogit;
      const s1 = (-t * t * back) / perLogit;
      const e0 = table[low + 1]!;
      const e1 = table[high + 1]!;
      const d0 = table[low + 2]!;
      const d1 = table[high + 2]!;
      // The normaliser's slope and bend are known: a polynomial of degree five.
      const cube = t * t * t;
      const w1 = cube * (10 + t * (6 * t - 15));
      const log =
        (1 - w1) * table[low]! +
        w1 * table[high]! +
        ((t + cube * (t * (8 - 3 * t) - 6)) * e0 + cube * (t * (7 - 3 * t) - 4) * e1) / perLogit +
        (0.5 * t * t * back * back * (back * d0 + t * d1)) / (perLogit * perLogit);
      const mean = v0 * e0 + v1 * e1 + s0 * d0 + s1 * d1;
      const variance = 6 * t * back * (e1 - e0) * perLogit + back * (1 - 3 * t) * d0 + t * (3 * t - 2) * d1;
      const surplus = total[f]! - mean;
      loglik += total[f]! * base - log;
      scoreTheta[n]! += surplus;
      scoreLambda[j]! -= surplus;
      infoTheta[n]! += variance;
      infoLambda[j]! += variance;
      infoForm[f] = variance;
      occupied[2 * node]! += v0;
      occupied[2 * node + 1]! += s0;
      occupied[2 * node + 2]! += v1;
      occupied[2 * node + 3]! += s1;
      const rowN = n * width;
      const rowJ = j * width;
      for (let k = 0; k < width; k++) {
        const part = back * table[low + 3 + k]! + t * table[high + 3 + k]!;
        rateeSmall[rowN + k]! -= part;
        raterSmall[rowJ + k]! += part;
      }
    }
    grid.contract(out);
    for (let i = 0; i < items; i++) {
      loglik -= at.delta[i]! * itemTotal[i]!;
      out.scoreSmall[i]! -= itemTotal[i]!;
    }
    for (let h = 0; h < m; h++) {
      loglik -= at.tau[h]! * reached[h]!;
      out.scoreSmall[items + h]! -= reached[h]!;
    }
    for (let a = 0; a < q; a++) for (let b = 0; b < a; b++) out.small[a * q + b] = out.small[b * q + a]!;
    out.loglik = loglik;
  };
}

/** The data enter through totals only: of forms, of items (category numbers), and answers at or above each category. */
function countsOf(forms: Forms) {
  const width = forms.categories.length;
  const counts = new Int32Array(forms.itemIds.length * width);
  const { item, score } = forms;
  for (let a = 0; a < item.length; a++) counts[item[a]! * width + score[a]!]! += 1;
  const itemTotal = new Float64Array(forms.itemIds.length);
  const reached = new Float64Array(width - 1);
  for (let i = 0; i < itemTotal.length; i++)
    for (let k = 1; k < width; k++) {
      const count = counts[i * width + k]!;
      itemTotal[i]! += k * count;
      for (let h = 1; h <= k; h++) reached[h - 1]! += count;
    }
  return { itemTotal, reached };
}

/** First grid point under the forms' θ − λ, and how many there are up to the last. */
function gridUnder({ ratee, rater }: Forms, { theta, lambda }: FacetParameters): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let f = 0; f < ratee.length; f++) {
    const base = theta[ratee[f]!]! - lambda[rater[f]!]!;
    if (base < low) low = base;
    if (base > high) high = base;
  }
  const point = (x: number) => Math.min(points - 2, Math.max(0, Math.floor((x + reach) * perLogit)));
  const first = point(low);
  return [first, point(high) + 2 - first];
}

/** The patterns' curves over the grid points in use. */
class FacetGrid {
  /** Per pattern and node: log normaliser, mean and variance of the total, then the row in the narrow space. */
  readonly table: Float64Array;
  readonly stride: number;
  readonly width: number;
  readonly basis: Float64Array;
  /** Where the forms lie: per pattern and node the weight of its value and of its slope. */
  readonly occupied: Float64Array;

  constructor(
    private readonly patterns: Patterns,
    private readonly at: FacetParameters,
    private readonly first: number,
    private readonly nodes: number,
  ) {
    const [items, m] = [at.delta.length, at.tau.length];
    const q = items + m;
    const size = patterns.items.length * nodes;
    const curve = new Float64Array(3 * size);
    const rows = new Float64Array(q * size);
    const weights = categoryWeights(at.tau);
    const p = new Float64Array(m + 1);
    for (let node = 0; node < size; node++) {
      const own = patterns.items[Math.floor(node / nodes)]!;
      const base = (first + (node % nodes)) / perLogit - reach;
      const row = node * q;
      for (let a = 0; a < own.length; a++) {
        const eta = base - at.delta[own[a]!]!;
        probabilities(eta, weights, p);
        let [above, mean, square, upper] = [0, 0, 0, 0];
        for (let k = m; k > 0; k--) {
          mean += k * p[k]!;
          square += k * k * p[k]!;
        }
        for (let k = m; k > 0; k--) {
          above += p[k]!;
          upper += k * p[k]!;
          rows[row + items + k - 1]! += upper - mean * above;
        }
        rows[row + own[a]!]! += square - mean * mean;
        // ln of the normaliser from the category that cannot vanish.
        curve[3 * node]! += eta > 0 ? m * eta - Math.log(p[m]! / weights[m]!) : -Math.log(p[0]!);
        curve[3 * node + 1]! += mean;
        curve[3 * node + 2]! += square - mean * mean;
      }
    }
    const kept = patterns.items.map((own) =>
      Float64Array.from({ length: q }, (_, k) => own.reduce((sum, i) => sum + +(i === k), 0)),
    );
    kept.push(Float64Array.from({ length: q }, (_, k) => +(k >= items)));
    const narrow = narrowRows(rows, q, kept);
    this.width = narrow.width;
    this.basis = narrow.basis;
    this.stride = 3 + narrow.width;
    this.table = new Float64Array(this.stride * size);
    for (let node = 0; node < size; node++) {
      this.table.set(curve.subarray(3 * node, 3 * node + 3), node * this.stride);
      for (let k = 0; k < this.width; k++)
        this.table[node * this.stride + 3 + k] = narrow.coordinates[node * q + k]!;
    }
    this.occupied = new Float64Array(2 * size);
  }

  /** Adds what all forms together expect of items and thresholds, and the information about them. */
  contract({ scoreSmall, small }: FacetPass): void {
    const { patterns, at, first: start, nodes, occupied } = this;
    const [items, m] = [at.delta.length, at.tau.length];
    const q = items + m;
    const weights = categoryWeights(at.tau);
    const p = new Float64Array(m + 1);
    const above = new Float64Array(m + 2);
    const first = new Float64Array(m + 2);
    for (let node = 0; 2 * node < occupied.length; node++) {
      const value = occupied[2 * node]!;
      const slope = occupied[2 * node + 1]!;
      if (value === 0 && slope === 0) continue;
      const base = (start + (node % nodes)) / perLogit - reach;
      for (const i of patterns.items[Math.floor(node / nodes)]!) {
        probabilities(base - at.delta[i]!, weights, p);
        let second = 0;
        for (let k = m; k > 0; k--) {
          above[k] = above[k + 1]! + p[k]!;
          first[k] = first[k + 1]! + k * p[k]!;
          second += k * k * p[k]!;
        }
        const mean = first[1]!;
        const variance = second - mean * mean;
        scoreSmall[i]! += value * mean + slope * variance;
        small[i * q + i]! += value * variance;
        for (let h = 1; h <= m; h++) {
          const gh = above[h]!;
          const cross = first[h]! - mean * gh;
          scoreSmall[items + h - 1]! += value * gh + slope * cross;
          small[i * q + items + h - 1]! += value * cross;
          const row = (items + h - 1) * q + items - 1;
          for (let b = h; b <= m; b++) small[row + b]! += value * above[b]! * (1 - gh);
        }
      }
    }
  }
}
