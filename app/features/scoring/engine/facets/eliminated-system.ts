import { liftedFactor, solveFactor, withinRows } from '../algebra/small-block';
import type { Forms } from '../ratings/forms';
import type { FacetParameters, FacetPass } from './pass';
import type { Precision } from './precision';

/** Rounds of conjugate gradients by which their error is judged. */
const delay = 4;

/**
 * The Newton system of all facets with the ratees eliminated: severities, then items, thresholds and (with a prior of
 * ratees) the prior's mean, which together are the `small` block. Solved by conjugate gradients, preconditioned by the
 * diagonal of the severities and the small block as it stands after elimination.
 */
export class EliminatedSystem {
  private readonly raters: number;
  private readonly q: number;
  private readonly inner: number;
  private readonly diagonal: Float64Array;
  private readonly severity: Float64Array;
  private readonly small: Float64Array;
  private readonly level: Float64Array;
  /** What y's small block asks of the rows, in their space, and what the rows give it. */
  private readonly asked: Float64Array;
  private readonly taken: Float64Array;
  private readonly from: Int32Array;

  constructor(
    private readonly forms: Forms,
    private readonly pass: FacetPass,
    private readonly prior: Precision,
  ) {
    this.raters = pass.infoLambda.length;
    this.inner = pass.scoreSmall.length;
    this.q = this.inner + (prior.theta > 0 ? 1 : 0);
    this.diagonal = pass.infoTheta.map((x) => x + prior.theta || 1);
    this.severity = pass.infoLambda.map((x) => x + prior.lambda || 1);
    this.level = new Float64Array(this.diagonal.length);
    this.asked = new Float64Array(pass.width);
    this.taken = new Float64Array(pass.width);
    this.small = this.smallBlock();
    this.from = new Int32Array(this.level.length + 1);
    for (const n of forms.ratee) this.from[n + 1]! += 1;
    for (let n = 0; n < this.level.length; n++) this.from[n + 1]! += this.from[n]!;
  }

  /**
   * The step for a score. Conjugate gradients stop when the residual is smaller by `tolerance` and the step's decrement
   * (its squared length in the matrix, which they add up) has nearly stopped growing: what is left of it is judged by
   * what the last rounds added (Strakoš & Tichý 2002). A small residual alone says little on weakly linked data.
   */
  solve(score: FacetParameters, tolerance: number): FacetParameters {
    const { raters, q, forms, pass, level, diagonal } = this;
    const size = raters + q;
    const residual = new Float64Array(size);
    residual.set(score.lambda);
    residual.set(score.delta, raters);
    residual.set(score.tau, raters + score.delta.length);
    for (let n = 0; n < level.length; n++) level[n] = score.theta[n]! / diagonal[n]!;
    this.passDown(residual);
    const factor = this.factor();
    const scale = this.severityDiagonal().map((x) => 1 / x);
    const x = new Float64Array(size);
    const z = new Float64Array(size);
    const product = new Float64Array(size);
    const precondition = (): number => {
      let sum = 0;
      for (let j = 0; j < raters; j++) {
        const r = residual[j]!;
        z[j] = r * scale[j]!;
        sum += r * z[j]!;
      }
      solveFactor(factor, q, residual, z, raters);
      for (let k = raters; k < size; k++) sum += residual[k]! * z[k]!;
      return sum;
    };
    let rz = precondition();
    const direction = z.slice();
    const target = rz * tolerance * tolerance;
    // Below this a residual is rounding, and following it only feeds directions without information.
    const floor = 1e-21 * (size + level.length);
    let decrement = 0;
    const added = new Float64Array(delay).fill(Number.POSITIVE_INFINITY);
    const growing = () => added.reduce((sum, x) => sum + x, 0) > tolerance * tolerance * decrement;
    for (let round = 0; round < 5000 && (rz > target || growing()) && rz > floor; round++) {
      this.multiply(direction, product);
      let curvature = 0;
      for (let k = 0; k < size; k++) curvature += direction[k]! * product[k]!;
      if (!(curvature > 0)) break;
      const alpha = rz / curvature;
      added[round % delay] = alpha * rz;
      decrement += alpha * rz;
      for (let k = 0; k < size; k++) {
        x[k]! += alpha * direction[k]!;
        residual[k]! -= alpha * product[k]!;
      }
      const next = precondition();
      const beta = next / rz;
      rz = next;
      for (let k = 0; k < size; k++) direction[k] = z[k]! + beta * direction[k]!;
    }
    this.receive(x);
    const theta = new Float64Array(level.length);
    for (let n = 0; n < theta.length; n++) theta[n] = score.theta[n]! / diagonal[n]! - level[n]!;
    const items = forms.itemIds.length;
    return {
      theta,
      lambda: x.slice(0, raters),
      delta: x.slice(raters, raters + items),
      tau: x.slice(raters + items, raters + pass.scoreSmall.length),
    };
  }

  /** level ← what y asks of each ratee, over its information. */
  private receive(y: Float64Array): void {
    const { pass, level, diagonal, raters, q, inner, prior, from, asked } = this;
    const { rater } = this.forms;
    const { infoForm, rateeSmall, width } = pass;
    const mean = q > inner ? prior.theta * y[raters + inner]! : 0;
    this.ask(y);
    for (let n = 0; n < level.length; n++) {
      let sum = -mean;
      const row = n * width;
      for (let k = 0; k < width; k++) sum += rateeSmall[row + k]! * asked[k]!;
      for (let f = from[n]!, end = from[n + 1]!; f < end; f++) sum -= infoForm[f]! * y[rater[f]!]!;
      level[n] = sum / diagonal[n]!;
    }
  }

  /** out ← out − what the ratees' levels pass on. */
  private passDown(out: Float64Array): void {
    const { pass, level, raters, q, inner, prior, from, taken } = this;
    const { rater } = this.forms;
    const { infoForm, rateeSmall, width } = pass;
    let total = 0;
    taken.fill(0);
    for (let n = 0; n < level.length; n++) {
      const t = level[n]!;
      total += t;
      const row = n * width;
      for (let k = 0; k < width; k++) taken[k]! -= rateeSmall[row + k]! * t;
      for (let f = from[n]!, end = from[n + 1]!; f < end; f++) out[rater[f]!]! += infoForm[f]! * t;
    }
    this.give(out);
    if (q > inner) out[raters + inner]! += prior.theta * total;
  }

  private multiply(y: Float64Array, out: Float64Array): void {
    const { pass, raters, q, severity, small, asked, taken } = this;
    const { raterSmall, width } = pass;
    for (let s = 0; s < q; s++) {
      let sum = 0;
      for (let t = 0; t < q; t++) sum += small[s * q + t]! * y[raters + t]!;
      out[raters + s] = sum;
    }
    this.ask(y);
    taken.fill(0);
    for (let j = 0; j < raters; j++) {
      const own = y[j]!;
      const row = j * width;
      let sum = severity[j]! * own;
      for (let k = 0; k < width; k++) {
        const b = raterSmall[row + k]!;
        sum += b * asked[k]!;
        taken[k]! += b * own;
      }
      out[j] = sum;
    }
    this.takeRatees(y, out);
    this.give(out);
  }

  /** out and `taken` less what the ratees pass on of y, each ratee's part read once. */
  private takeRatees(y: Float64Array, out: Float64Array): void {
    const { pass, diagonal, raters, q, inner, prior, from, asked, taken } = this;
    const { infoForm, rateeSmall, width } = pass;
    const { rater } = this.forms;
    const mean = q > inner ? prior.theta * y[raters + inner]! : 0;
    let total = 0;
    let f = 0;
    for (let n = 0; n < diagonal.length; n++) {
      const row = n * width;
      const first = f;
      const end = from[n + 1]!;
      let sum = -mean;
      for (let k = 0; k < width; k++) sum += rateeSmall[row + k]! * asked[k]!;
      for (; f < end; f++) sum -= infoForm[f]! * y[rater[f]!]!;
      const t = sum / diagonal[n]!;
      total += t;
      for (let k = 0; k < width; k++) taken[k]! -= rateeSmall[row + k]! * t;
      for (f = first; f < end; f++) out[rater[f]!]! += infoForm[f]! * t;
    }
    if (q > inner) out[raters + inner]! += prior.theta * total;
  }

  private ask(y: Float64Array): void {
    const { asked, inner, raters, pass } = this;
    for (let k = 0; k < asked.length; k++) {
      let sum = 0;
      for (let s = 0; s < inner; s++) sum += pass.basis[k * inner + s]! * y[raters + s]!;
      asked[k] = sum;
    }
  }

  private give(out: Float64Array): void {
    const { taken, inner, raters, pass } = this;
    for (let k = 0; k < taken.length; k++)
      for (let s = 0; s < inner; s++) out[raters + s]! += pass.basis[k * inner + s]! * taken[k]!;
  }

  /** Items and thresholds with their priors, and the mean of the ratees' prior. */
  private smallBlock(): Float64Array {
    const { q, inner, prior, pass, forms, level } = this;
    const own = withinRows(pass.small, pass.basis, pass.width, inner);
    const small = new Float64Array(q * q);
    for (let s = 0; s < inner; s++) {
      for (let t = 0; t < inner; t++) small[s * q + t] = own[s * inner + t]!;
      small[s * q + s]! += s < forms.itemIds.length ? prior.delta : prior.tau;
    }
    if (q > inner) small[q * q - 1] = prior.theta * level.length;
    return small;
  }

  private severityDiagonal(): Float64Array {
    const { forms, pass, severity, diagonal } = this;
    const left = severity.slice();
    for (let f = 0; f < forms.ratee.length; f++)
      left[forms.rater[f]!]! -= pass.infoForm[f]! ** 2 / diagonal[forms.ratee[f]!]!;
    // A rater whose ratees have nobody else keeps a little of its own.
    for (let j = 0; j < left.length; j++) left[j] = Math.max(left[j]!, 1e-3 * severity[j]!);
    return left;
  }

  /** Cholesky factor of the small block less what the ratees take up, lifted where shifts change nothing. */
  private factor(): Float64Array {
    const { q, inner, small, diagonal, pass, prior } = this;
    const { width, basis, rateeSmall } = pass;
    // Σ row rowᵀ / information in the rows' own space, with −1 for the mean of the prior at the end of each row.
    const w = width + 1;
    const squares = new Float64Array(w * w);
    const row = new Float64Array(w).fill(-prior.theta);
    for (let n = 0; n < diagonal.length; n++) {
      for (let k = 0; k < width; k++) row[k] = rateeSmall[n * width + k]!;
      const share = 1 / diagonal[n]!;
      for (let a = 0; a < w; a++) {
        const scaled = row[a]! * share;
        for (let b = 0; b <= a; b++) squares[a * w + b]! += scaled * row[b]!;
      }
    }
    const wide = (k: number, s: number) => {
      if (s === inner) return +(k === width);
      return k < width ? basis[k * inner + s]! : 0;
    };
    const left = small.slice();
    for (let a = 0; a < w; a++)
      for (let b = 0; b < w; b++) {
        const x = squares[Math.max(a, b) * w + Math.min(a, b)]!;
        for (let s = 0; s < q; s++)
          for (let t = 0; t <= s; t++) left[s * q + t]! -= x * wide(a, s) * wide(b, t);
      }
    return liftedFactor(left, small, q);
  }
}
