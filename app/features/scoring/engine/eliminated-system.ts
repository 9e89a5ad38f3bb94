import type { FacetParameters, FacetPass } from './facet-pass';
import type { Forms } from './forms';
import type { Precision } from './precision';

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
    this.small = this.smallBlock();
    this.from = new Int32Array(this.level.length + 1);
    for (const n of forms.ratee) this.from[n + 1]! += 1;
    for (let n = 0; n < this.level.length; n++) this.from[n + 1]! += this.from[n]!;
  }

  /** The step for a score, to a residual smaller by `tolerance`. */
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
    for (let round = 0; round < 5000 && rz > target && rz > floor; round++) {
      this.multiply(direction, product);
      let curvature = 0;
      for (let k = 0; k < size; k++) curvature += direction[k]! * product[k]!;
      if (!(curvature > 0)) break;
      const alpha = rz / curvature;
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
    const { forms, pass, level, diagonal, raters, q, inner, prior } = this;
    const { ratee, rater } = forms;
    const { infoForm, rateeSmall } = pass;
    const mean = q > inner ? prior.theta * y[raters + inner]! : 0;
    for (let n = 0, f = 0; n < level.length; n++) {
      let sum = -mean;
      const row = n * inner;
      for (let s = 0; s < inner; s++) sum += rateeSmall[row + s]! * y[raters + s]!;
      for (; f < ratee.length && ratee[f] === n; f++) sum -= infoForm[f]! * y[rater[f]!]!;
      level[n] = sum / diagonal[n]!;
    }
  }

  /** out ← out − what the ratees' levels pass on. */
  private passDown(out: Float64Array): void {
    const { forms, pass, level, raters, q, inner, prior } = this;
    const { ratee, rater } = forms;
    const { infoForm, rateeSmall } = pass;
    let total = 0;
    for (let n = 0, f = 0; n < level.length; n++) {
      const t = level[n]!;
      total += t;
      const row = n * inner;
      for (let s = 0; s < inner; s++) out[raters + s]! -= rateeSmall[row + s]! * t;
      for (; f < ratee.length && ratee[f] === n; f++) out[rater[f]!]! += infoForm[f]! * t;
    }
    if (q > inner) out[raters + inner]! += prior.theta * total;
  }

  private multiply(y: Float64Array, out: Float64Array): void {
    const { pass, raters, q, inner, severity, small } = this;
    const { raterSmall } = pass;
    for (let s = 0; s < q; s++) {
      let sum = 0;
      for (let t = 0; t < q; t++) sum += small[s * q + t]! * y[raters + t]!;
      out[raters + s] = sum;
    }
    const asked = y.slice(raters, raters + inner);
    const given = new Float64Array(inner);
    for (let j = 0; j < raters; j++) {
      const own = y[j]!;
      const row = j * inner;
      let sum = severity[j]! * own;
      for (let s = 0; s < inner; s++) {
        const b = raterSmall[row + s]!;
        sum += b * asked[s]!;
        given[s]! += b * own;
      }
      out[j] = sum;
    }
    for (let s = 0; s < inner; s++) out[raters + s]! += given[s]!;
    this.takeRatees(y, out);
  }

  /** out ← out − what the ratees pass on of y, each ratee's part read once. */
  private takeRatees(y: Float64Array, out: Float64Array): void {
    const { pass, diagonal, raters, q, inner, prior, from } = this;
    const { infoForm, rateeSmall } = pass;
    const { rater } = this.forms;
    const mean = q > inner ? prior.theta * y[raters + inner]! : 0;
    const asked = y.slice(raters, raters + inner);
    const taken = new Float64Array(inner);
    let total = 0;
    for (let n = 0; n < diagonal.length; n++) {
      const row = n * inner;
      const first = from[n]!;
      const end = from[n + 1]!;
      let sum = -mean;
      for (let s = 0; s < inner; s++) sum += rateeSmall[row + s]! * asked[s]!;
      for (let f = first; f < end; f++) sum -= infoForm[f]! * y[rater[f]!]!;
      const t = sum / diagonal[n]!;
      total += t;
      for (let s = 0; s < inner; s++) taken[s]! += rateeSmall[row + s]! * t;
      for (let f = first; f < end; f++) out[rater[f]!]! += infoForm[f]! * t;
    }
    for (let s = 0; s < inner; s++) out[raters + s]! -= taken[s]!;
    if (q > inner) out[raters + inner]! += prior.theta * total;
  }

  /** Items and thresholds with their priors, and the mean of the ratees' prior. */
  private smallBlock(): Float64Array {
    const { q, inner, prior, pass, forms, level } = this;
    const small = new Float64Array(q * q);
    for (let s = 0; s < inner; s++) {
      for (let t = 0; t < inner; t++) small[s * q + t] = pass.small[s * inner + t]!;
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
    const left = small.slice();
    const row = new Float64Array(q);
    for (let n = 0; n < diagonal.length; n++) {
      for (let s = 0; s < inner; s++) row[s] = pass.rateeSmall[n * inner + s]!;
      if (q > inner) row[inner] = -prior.theta;
      for (let s = 0; s < q; s++) {
        const scaled = row[s]! / diagonal[n]!;
        for (let t = 0; t <= s; t++) left[s * q + t]! -= scaled * row[t]!;
      }
    }
    const l = new Float64Array(q * q);
    for (let a = 0; a < q; a++)
      for (let b = 0; b <= a; b++) {
        let sum = left[a * q + b]!;
        if (a === b) sum += 1e-3 * small[a * q + a]! + (small[a * q + a]! > 0 ? 0 : 1);
        for (let k = 0; k < b; k++) sum -= l[a * q + k]! * l[b * q + k]!;
        l[a * q + b] = a === b ? Math.sqrt(Math.max(sum, 1e-12)) : sum / l[b * q + b]!;
      }
    return l;
  }
}

function solveFactor(l: Float64Array, q: number, r: Float64Array, z: Float64Array, from: number): void {
  for (let a = 0; a < q; a++) {
    let sum = r[from + a]!;
    for (let b = 0; b < a; b++) sum -= l[a * q + b]! * z[from + b]!;
    z[from + a] = sum / l[a * q + a]!;
  }
  for (let a = q - 1; a >= 0; a--) {
    let sum = z[from + a]!;
    for (let b = a + 1; b < q; b++) sum -= l[b * q + a]! * z[from + b]!;
    z[from + a] = sum / l[a * q + a]!;
  }
}
