import type { FacetParameters, FacetPass } from './facet-pass';
import type { Forms } from './forms';
import { patternsOf } from './pattern';
import { categoryWeights, probabilities } from './rating-scale';

/** The grid of θ − λ: from −`reach` to `reach`, `perLogit` steps a logit. */
const reach = 20;
const perLogit = 64;
const points = 2 * reach * perLogit + 1;

/** Tables pay when every pattern of items stands for this many forms. */
const formsPerPattern = 4000;

/**
 * A reader of large data that does not go through the answers: all answers of a form depend on θ − λ alone, so what a
 * form contributes is tabulated once per reading and pattern of items. Score and log-likelihood are interpolated by
 * cubics with exact slopes (error about 1e-9 a form), the information linearly (about 1e-5 of it). `null` where forms
 * are few or their patterns many.
 */
export function tabledReader(forms: Forms): ((at: FacetParameters, out: FacetPass) => void) | null {
  const patterns = patternsOf(forms);
  const m = forms.categories.length - 1;
  const items = forms.itemIds.length;
  if (forms.ratee.length < formsPerPattern * patterns.items.length) return null;
  // The data enter through totals only: of forms, items and categories.
  const itemTotal = new Float64Array(items);
  const reached = new Float64Array(m + 1);
  for (let a = 0; a < forms.item.length; a++) {
    itemTotal[forms.item[a]!]! += forms.score[a]!;
    for (let h = 1; h <= forms.score[a]!; h++) reached[h]! += 1;
  }
  const tables = patterns.items.map((own) => new PatternTable(own, items, m));
  const { ratee, rater } = forms;
  const q = items + m;
  return (at, out) => {
    for (const part of Object.values(out)) if (part instanceof Float64Array) part.fill(0);
    for (const table of tables) table.fill(at);
    let loglik = 0;
    for (let f = 0; f < ratee.length; f++) {
      const n = ratee[f]!;
      const j = rater[f]!;
      const base = at.theta[n]! - at.lambda[j]!;
      const table = tables[patterns.of[f]!]!;
      table.read(base);
      table.addRows(out.rateeSmall, n * q, out.raterSmall, j * q);
      const surplus = patterns.total[f]! - table.mean;
      loglik += patterns.total[f]! * base - table.log;
      out.scoreTheta[n]! += surplus;
      out.scoreLambda[j]! -= surplus;
      out.infoTheta[n]! += table.variance;
      out.infoLambda[j]! += table.variance;
      out.infoForm[f] = table.variance;
    }
    for (const table of tables) table.contract(at, out);
    for (let i = 0; i < items; i++) {
      loglik -= at.delta[i]! * itemTotal[i]!;
      out.scoreSmall[i]! -= itemTotal[i]!;
    }
    for (let h = 0; h < m; h++) {
      loglik -= at.tau[h]! * reached[h + 1]!;
      out.scoreSmall[items + h]! -= reached[h + 1]!;
    }
    for (let a = 0; a < q; a++) for (let b = 0; b < a; b++) out.small[a * q + b] = out.small[b * q + a]!;
    out.loglik = loglik;
  };
}

/** One pattern of items over the grid: log normaliser, mean and variance of the total, and their parts. */
class PatternTable {
  mean = 0;
  variance = 0;
  log = 0;
  private readonly size: number;
  private readonly curve = new Float64Array(3 * points);
  /** Per grid point: variance of each item, then covariance of the total with reaching each category. */
  private readonly parts: Float64Array;
  /** Where the forms of this reading lie: weights of node values and of node slopes. */
  private readonly values = new Float64Array(points);
  private readonly slopes = new Float64Array(points);
  private readonly place: Int32Array;
  private at = 0;
  private t = 0;

  constructor(
    private readonly own: Uint16Array,
    private readonly items: number,
    private readonly m: number,
  ) {
    this.size = own.length + m;
    this.parts = new Float64Array(this.size * points);
    this.place = Int32Array.from({ length: this.size }, (_, k) =>
      k < own.length ? own[k]! : items + k - own.length,
    );
  }

  fill(at: FacetParameters): void {
    const { own, m, size, curve, parts } = this;
    this.values.fill(0);
    this.slopes.fill(0);
    const weights = categoryWeights(at.tau);
    const p = new Float64Array(m + 1);
    parts.fill(0);
    for (let g = 0; g < points; g++) {
      const base = g / perLogit - reach;
      let log = 0;
      let mean = 0;
      let variance = 0;
      const row = g * size;
      for (let a = 0; a < own.length; a++) {
        const eta = base - at.delta[own[a]!]!;
        probabilities(eta, weights, p);
        // ln of the normaliser from the category that cannot vanish.
        log += eta > 0 ? m * eta - Math.log(p[m]! / weights[m]!) : -Math.log(p[0]!);
        let above = 0;
        let first = 0;
        let second = 0;
        for (let k = m; k > 0; k--) {
          first += k * p[k]!;
          second += k * k * p[k]!;
        }
        let upper = 0;
        for (let k = m; k > 0; k--) {
          above += p[k]!;
          upper += k * p[k]!;
          parts[row + own.length + k - 1]! += upper - first * above;
        }
        mean += first;
        variance += second - first * first;
        parts[row + a] = second - first * first;
      }
      curve[3 * g] = log;
      curve[3 * g + 1] = mean;
      curve[3 * g + 2] = variance;
    }
  }

  /** Sets `mean`, `variance` and `log` at θ − λ and remembers the place. Beyond the grid its ends hold. */
  read(base: number): void {
    const { curve, values, slopes } = this;
    let x = (base + reach) * perLogit;
    if (!(x > 0)) x = 0;
    else if (x > points - 1.001) x = points - 1.001;
    const g = x | 0;
    const t = x - g;
    this.at = g;
    this.t = t;
    const c = 3 * g;
    const back = 1 - t;
    // Hermite's cubics; slopes are per step of the grid.
    const v1 = t * t * (3 - 2 * t);
    const v0 = 1 - v1;
    const s0 = (t * back * back) / perLogit;
    const s1 = (-t * t * back) / perLogit;
    const e0 = curve[c + 1]!;
    const e1 = curve[c + 4]!;
    const d0 = curve[c + 2]!;
    const d1 = curve[c + 5]!;
    this.log = v0 * curve[c]! + v1 * curve[c + 3]! + s0 * e0 + s1 * e1;
    this.mean = v0 * e0 + v1 * e1 + s0 * d0 + s1 * d1;
    this.variance = 6 * t * back * (e1 - e0) * perLogit + back * (1 - 3 * t) * d0 + t * (3 * t - 2) * d1;
    values[g]! += v0;
    values[g + 1]! += v1;
    slopes[g]! += s0;
    slopes[g + 1]! += s1;
  }

  /** Takes the parts at the last place from a ratee's row and adds them to a rater's. */
  addRows(ratee: Float64Array, n: number, rater: Float64Array, j: number): void {
    const { parts, place, size, t } = this;
    const low = this.at * size;
    const high = low + size;
    for (let k = 0; k < size; k++) {
      const x = parts[low + k]!;
      const part = x + t * (parts[high + k]! - x);
      const to = place[k]!;
      ratee[n + to]! -= part;
      rater[j + to]! += part;
    }
  }

  /** Adds what all forms together expect of items and thresholds, and the information about them. */
  contract(at: FacetParameters, { scoreSmall, small }: FacetPass): void {
    const { own, items, m, values, slopes } = this;
    const q = items + m;
    const weights = categoryWeights(at.tau);
    const p = new Float64Array(m + 1);
    const above = new Float64Array(m + 2);
    const first = new Float64Array(m + 2);
    for (let g = 0; g < points; g++) {
      const value = values[g]!;
      const slope = slopes[g]!;
      if (value === 0 && slope === 0) continue;
      for (let a = 0; a < own.length; a++) {
        const i = own[a]!;
        probabilities(g / perLogit - reach - at.delta[i]!, weights, p);
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
