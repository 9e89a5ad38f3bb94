import { invertSymmetric } from '../algebra/dense';
import type { Crossing, Effects } from '../ratings/crossed-effects';
import type { Variances } from './fit';

/** What Gaussian sites on the forms say of the effects, and of each form's predictor θ_n + u_c − α_j + β_r. */
type Posterior = {
  effects: Effects;
  /** ln det of the information of all effects. */
  logDeterminant: number;
  /** Mean and variance of each form's predictor. */
  mean: Float64Array;
  variance: Float64Array;
  /** Variances of the effects of the side that is eliminated, and of the rest in order. */
  own: Float64Array;
  rest: Float64Array;
};

const none = new Float64Array(0);

/** How many effects are left when those of the larger side, ratees or raters, are eliminated. */
export function outerSize({
  ratees,
  raters,
  units,
  classes,
}: Pick<Crossing, 'ratees' | 'raters' | 'units' | 'classes'>): number {
  return Math.min(ratees, raters) + (units > 1 ? units : 0) + classes;
}

/**
 * Crossed effects under normal priors (roles flat) where few effects are left once those of the larger side are
 * eliminated: the information of the rest is inverted densely, so that the variance of every form's predictor comes too.
 */
export class CrossedPosterior {
  private readonly isRaterInside: boolean;
  private readonly inner: number;
  private readonly size: number;
  private readonly unitAt: number;
  private readonly classAt: number;
  /** Forms in order of the eliminated effect: those of e are `form[from[e]]` to `form[from[e + 1]]`. */
  private readonly from: Int32Array;
  private readonly form: Int32Array;
  /** Rows of the effects left that a form is of: three a form, −1 for none. */
  private readonly row: Int32Array;
  /** Rows that forms of each eliminated effect are of: those of e are `own[ownFrom[e]]` to `own[ownFrom[e + 1]]`. */
  private readonly own: Int32Array;
  private readonly ownFrom: Int32Array;
  /** Signs of the eliminated effect and of the first row in the predictor: severities lower it. */
  private readonly innerSign: number;
  private readonly sideSign: number;

  constructor(private readonly crossing: Crossing) {
    const { ratees, raters, units, classes, from, rater, class: classOf, member, unitFrom } = crossing;
    this.isRaterInside = raters > ratees;
    this.inner = Math.max(ratees, raters);
    this.unitAt = Math.min(ratees, raters);
    this.classAt = this.unitAt + (units > 1 ? units : 0);
    this.size = this.classAt + classes;
    this.innerSign = this.isRaterInside ? -1 : 1;
    this.sideSign = -this.innerSign;
    const unitOf = new Int32Array(ratees);
    for (let c = 0; c < units; c++)
      for (let k = unitFrom[c]!; k < unitFrom[c + 1]!; k++) unitOf[member[k]!] = c;
    this.from = new Int32Array(this.inner + 1);
    this.form = new Int32Array(rater.length);
    this.row = new Int32Array(3 * rater.length);
    const own = new Int32Array(rater.length);
    for (let n = 0; n < ratees; n++)
      for (let f = from[n]!; f < from[n + 1]!; f++) {
        own[f] = this.isRaterInside ? rater[f]! : n;
        this.from[own[f]! + 1]! += 1;
        this.row[3 * f] = this.isRaterInside ? n : rater[f]!;
        this.row[3 * f + 1] = this.classAt + classOf[f]!;
        this.row[3 * f + 2] = units > 1 ? this.unitAt + unitOf[n]! : -1;
      }
    for (let e = 0; e < this.inner; e++) this.from[e + 1]! += this.from[e]!;
    const next = this.from.slice();
    for (let f = 0; f < own.length; f++) this.form[next[own[f]!]!++] = f;
    const rows: number[] = [];
    this.ownFrom = new Int32Array(this.inner + 1);
    for (let e = 0; e < this.inner; e++) {
      const known = new Set<number>();
      for (let k = this.from[e]!; k < this.from[e + 1]!; k++)
        for (let a = 0; a < 3; a++) known.add(this.row[3 * this.form[k]! + a]!);
      rows.push(...[...known].filter((at) => at >= 0).sort((a, b) => a - b));
      this.ownFrom[e + 1] = rows.length;
    }
    this.own = Int32Array.from(rows);
  }

  /** For sites exp(`pull` η − `weight` η² / 2); `null` where the information has no factor. */
  solve(weight: Float64Array, pull: Float64Array, variances: Variances): Posterior | null {
    const { size, inner, from, form, row, own: rows, ownFrom, unitAt, classAt, innerSign, sideSign } = this;
    const [innerPrior, sidePrior] = this.isRaterInside
      ? [1 / variances.severity, 1 / variances.person]
      : [1 / variances.person, 1 / variances.severity];
    const matrix = new Float64Array(size * size);
    const right = new Float64Array(size);
    for (let k = 0; k < classAt; k++) matrix[k * size + k] = k < unitAt ? sidePrior : 1 / variances.unit;
    const diagonal = new Float64Array(inner).fill(innerPrior);
    const received = new Float64Array(inner);
    const coupling = new Float64Array(inner * size);
    for (let e = 0; e < inner; e++) {
      const c = e * size;
      for (let k = from[e]!; k < from[e + 1]!; k++) {
        const f = form[k]!;
        const w = weight[f]!;
        diagonal[e]! += w;
        received[e]! += innerSign * pull[f]!;
        for (let a = 0; a < 3; a++) {
          const at = row[3 * f + a]!;
          if (at < 0) continue;
          const sign = a === 0 ? sideSign : 1;
          right[at]! += sign * pull[f]!;
          coupling[c + at]! += innerSign * sign * w;
          for (let b = 0; b < 3; b++) {
            const other = row[3 * f + b]!;
            if (other >= 0) matrix[at * size + other]! += sign * (b === 0 ? sideSign : 1) * w;
          }
        }
      }
    }
    let logDeterminant = 0;
    for (let e = 0; e < inner; e++) {
      const c = e * size;
      const share = 1 / diagonal[e]!;
      logDeterminant += Math.log(diagonal[e]!);
      for (let i = ownFrom[e]!; i < ownFrom[e + 1]!; i++) {
        const a = rows[i]!;
        const x = coupling[c + a]! * share;
        right[a]! -= x * received[e]!;
        for (let j = ownFrom[e]!; j <= i; j++) matrix[a * size + rows[j]!]! -= x * coupling[c + rows[j]!]!;
      }
    }
    const determinant = { log: 0 };
    const covariance = invertSymmetric(matrix, size, determinant);
    if (!covariance) return null;
    const outer = new Float64Array(size);
    for (let a = 0; a < size; a++)
      for (let b = 0; b < size; b++) outer[a]! += covariance[a * size + b]! * right[b]!;
    const [mean, variance] = [new Float64Array(weight.length), new Float64Array(weight.length)];
    const own = new Float64Array(inner);
    const ownVariance = new Float64Array(inner);
    const turned = new Float64Array(size);
    for (let e = 0; e < inner; e++) {
      const c = e * size;
      const share = 1 / diagonal[e]!;
      let [x, square] = [received[e]!, 0];
      for (let i = ownFrom[e]!; i < ownFrom[e + 1]!; i++) {
        const a = rows[i]!;
        let sum = 0;
        for (let j = ownFrom[e]!; j < ownFrom[e + 1]!; j++)
          sum += covariance[a * size + rows[j]!]! * coupling[c + rows[j]!]!;
        turned[a] = sum * share;
        x -= coupling[c + a]! * outer[a]!;
        square += coupling[c + a]! * share * turned[a]!;
      }
      own[e] = x * share;
      ownVariance[e] = share + square;
      for (let k = from[e]!; k < from[e + 1]!; k++) {
        const f = form[k]!;
        let [at, v] = [innerSign * own[e]!, share + square];
        for (let a = 0; a < 3; a++) {
          const i = row[3 * f + a]!;
          if (i < 0) continue;
          const sign = a === 0 ? sideSign : 1;
          at += sign * outer[i]!;
          v -= 2 * innerSign * sign * turned[i]!;
          for (let b = 0; b < 3; b++) {
            const j = row[3 * f + b]!;
            if (j >= 0) v += sign * (b === 0 ? sideSign : 1) * covariance[i * size + j]!;
          }
        }
        mean[f] = at;
        variance[f] = v;
      }
    }
    const side = outer.slice(0, unitAt);
    return {
      effects: {
        theta: this.isRaterInside ? side : own,
        severity: this.isRaterInside ? own : side,
        unit: classAt > unitAt ? outer.slice(unitAt, classAt) : new Float64Array(this.crossing.units),
        class: outer.slice(classAt),
      },
      logDeterminant: logDeterminant + determinant.log,
      mean,
      variance,
      own: ownVariance,
      rest: outer.map((_, k) => covariance[k * size + k]!),
    };
  }

  /** What normal priors and the spread of the effects add to ln of how probable the data are, and the slopes along ln σ². */
  priors({ effects, logDeterminant, own, rest }: Posterior, variances: Variances) {
    const { unitAt, classAt } = this;
    const side = rest.subarray(0, unitAt);
    const [people, raters] = this.isRaterInside ? [side, own] : [own, side];
    const blocks = [
      ['person', effects.theta, people],
      ['severity', effects.severity, raters],
      ['unit', classAt > unitAt ? effects.unit : none, rest.subarray(unitAt, classAt)],
    ] as const;
    const slope = { person: 0, severity: 0, unit: 0 };
    let log = -logDeterminant / 2;
    for (const [key, mean, variance] of blocks) {
      let squares = 0;
      for (let k = 0; k < mean.length; k++) squares += mean[k]! * mean[k]! + variance[k]!;
      slope[key] = (squares / variances[key] - mean.length) / 2;
      log -= (mean.length * Math.log(variances[key])) / 2;
    }
    return { log, slope };
  }
}
