import type { Forms } from './forms';

/** Who is crossed with whom: forms in order of ratee, units as lists of ratees, and a class (role) per form. */
export type Crossing = {
  ratees: number;
  raters: number;
  units: number;
  classes: number;
  /** Forms of ratee n are `from[n]` to `from[n + 1]`. */
  from: Int32Array;
  rater: Int32Array;
  class: Uint8Array;
  /** A rater in a class: what a form is crossed with. Rater and class of each slot, and the slot of each form. */
  slot: Int32Array;
  slotRater: Int32Array;
  slotClass: Uint8Array;
  /** Ratees in order of unit: those of unit c are `member[unitFrom[c]]` to `member[unitFrom[c + 1]]`. */
  member: Int32Array;
  unitFrom: Int32Array;
};

/** Effects in logits; a form's linear predictor is θ_n + u_c − α_j + β_r. */
export type Effects = {
  theta: Float64Array;
  unit: Float64Array;
  severity: Float64Array;
  class: Float64Array;
};

/** Prior precisions; `unit` is ignored when there is one unit only. Classes have none. */
type EffectPrecision = { theta: number; unit: number; severity: number };

/** Crossing of forms. `unitOf` gives each ratee's unit from 0; without it there are no unit effects. */
export function crossingOf(forms: Forms, classOf: Uint8Array, unitOf?: Int32Array): Crossing {
  const ratees = forms.rateeIds.length;
  const from = new Int32Array(ratees + 1);
  for (const n of forms.ratee) from[n + 1]! += 1;
  for (let n = 0; n < ratees; n++) from[n + 1]! += from[n]!;
  const units = unitOf ? unitOf.reduce((most, c) => Math.max(most, c), 0) + 1 : 1;
  const unitFrom = new Int32Array(units + 1);
  for (let n = 0; n < ratees; n++) unitFrom[(unitOf?.[n] ?? 0) + 1]! += 1;
  for (let c = 0; c < units; c++) unitFrom[c + 1]! += unitFrom[c]!;
  const next = unitFrom.slice();
  const member = new Int32Array(ratees);
  for (let n = 0; n < ratees; n++) {
    const c = unitOf?.[n] ?? 0;
    member[next[c]!] = n;
    next[c]! += 1;
  }
  const classes = classOf.reduce((most, r) => Math.max(most, r), 0) + 1;
  const raters = forms.raterIds.length;
  const code = new Int32Array(raters * classes).fill(-1);
  for (let f = 0; f < classOf.length; f++) code[forms.rater[f]! * classes + classOf[f]!] = 0;
  let slots = 0;
  for (let k = 0; k < code.length; k++) if (code[k] === 0) code[k] = slots++;
  const [slotRater, slotClass] = [new Int32Array(slots), new Uint8Array(slots)];
  for (let k = 0; k < code.length; k++)
    if (code[k] !== -1) {
      slotRater[code[k]!] = Math.floor(k / classes);
      slotClass[code[k]!] = k % classes;
    }
  const slot = new Int32Array(classOf.length);
  for (let f = 0; f < slot.length; f++) slot[f] = code[forms.rater[f]! * classes + classOf[f]!]!;
  return {
    ratees,
    raters,
    units,
    classes,
    from,
    rater: forms.rater,
    class: classOf,
    slot,
    slotRater,
    slotClass,
    member,
    unitFrom,
  };
}

/**
 * Solves (ZᵀWZ + D) x = b for crossed effects. Given the severities and classes, ratees and units are eliminated
 * exactly (their part of the matrix is an arrow per unit); what is left is solved by conjugate gradients. Each product
 * reads the forms once, unit by unit.
 */
export class CrossedSystem {
  readonly weight: Float64Array;
  rounds = 0;
  private readonly sum: Float64Array;
  private readonly unitWeight: Float64Array;
  private readonly level: Float64Array;
  private readonly preconditioner: Float64Array;
  private readonly effect: Float64Array;
  private readonly gathered: Float64Array;
  private readonly outer: number;

  constructor(
    private readonly crossing: Crossing,
    private readonly precision: EffectPrecision,
  ) {
    this.weight = new Float64Array(crossing.rater.length);
    this.sum = new Float64Array(crossing.ratees);
    this.unitWeight = new Float64Array(crossing.units);
    this.level = new Float64Array(crossing.ratees);
    this.outer = crossing.raters + crossing.classes;
    this.preconditioner = new Float64Array(this.outer);
    this.effect = new Float64Array(crossing.slotRater.length);
    this.gathered = new Float64Array(crossing.slotRater.length);
  }

  /** To be called whenever `weight` has changed. */
  prepare(): void {
    const { ratees, raters, units, classes, from, rater, class: classOf, member, unitFrom } = this.crossing;
    const { theta, unit, severity } = this.precision;
    const { weight, sum, preconditioner } = this;
    preconditioner.fill(severity, 0, raters);
    preconditioner.fill(0, raters);
    const own = new Float64Array(classes);
    for (let n = 0; n < ratees; n++) {
      let total = 0;
      for (let f = from[n]!; f < from[n + 1]!; f++) total += weight[f]!;
      sum[n] = total;
      const share = 1 / (total + theta);
      own.fill(0);
      for (let f = from[n]!; f < from[n + 1]!; f++) {
        const w = weight[f]!;
        preconditioner[rater[f]!]! += w * (1 - w * share);
        own[classOf[f]!]! += w;
      }
      for (let r = 0; r < classes; r++) preconditioner[raters + r]! += own[r]! * (1 - own[r]! * share);
    }
    for (let k = 0; k < this.outer; k++) preconditioner[k] = 1 / (preconditioner[k]! || 1);
    for (let c = 0; c < units; c++) {
      let total = unit;
      for (let k = unitFrom[c]!; k < unitFrom[c + 1]!; k++) {
        const n = member[k]!;
        total += (sum[n]! * theta) / (sum[n]! + theta);
      }
      this.unitWeight[c] = total;
    }
  }

  /**
   * x for the right-hand side Zᵀ`form` + `prior`, to a residual smaller by `tolerance` in the norm of the
   * preconditioner, or below `floor`.
   */
  solve(form: Float64Array, prior: Omit<Effects, 'class'>, tolerance: number, floor = 0): Effects {
    const { ratees, raters, from, rater, class: classOf } = this.crossing;
    const { outer, weight, level, preconditioner } = this;
    const x: Effects = {
      theta: new Float64Array(ratees),
      unit: new Float64Array(this.crossing.units),
      severity: new Float64Array(raters),
      class: new Float64Array(this.crossing.classes),
    };
    const received = new Float64Array(ratees);
    const residual = new Float64Array(outer);
    residual.set(prior.severity);
    for (let n = 0; n < ratees; n++)
      for (let f = from[n]!; f < from[n + 1]!; f++) {
        const g = form[f]!;
        received[n]! += g;
        residual[rater[f]!]! -= g;
        residual[raters + classOf[f]!]! += g;
      }
    this.solveLevels(received, prior, x);
    for (let n = 0; n < ratees; n++)
      for (let f = from[n]!; f < from[n + 1]!; f++) {
        const part = weight[f]! * level[n]!;
        residual[rater[f]!]! += part;
        residual[raters + classOf[f]!]! -= part;
      }
    const y = new Float64Array(outer);
    const direction = new Float64Array(outer);
    const product = new Float64Array(outer);
    let rz = 0;
    for (let k = 0; k < outer; k++) {
      direction[k] = residual[k]! * preconditioner[k]!;
      rz += residual[k]! * direction[k]!;
    }
    const target = Math.max(floor, rz * tolerance * tolerance);
    for (let round = 0; round < 2000 && rz > target; round++) {
      this.rounds++;
      this.multiply(direction, product);
      let curvature = 0;
      for (let k = 0; k < outer; k++) curvature += direction[k]! * product[k]!;
      if (!(curvature > 0)) break;
      const alpha = rz / curvature;
      let next = 0;
      for (let k = 0; k < outer; k++) {
        y[k]! += alpha * direction[k]!;
        const r = residual[k]! - alpha * product[k]!;
        residual[k] = r;
        next += r * r * preconditioner[k]!;
      }
      const beta = next / rz;
      rz = next;
      for (let k = 0; k < outer; k++) direction[k] = residual[k]! * preconditioner[k]! + beta * direction[k]!;
    }
    x.severity.set(y.subarray(0, raters));
    x.class.set(y.subarray(raters));
    for (let n = 0; n < ratees; n++)
      for (let f = from[n]!; f < from[n + 1]!; f++)
        received[n]! -= weight[f]! * (y[raters + classOf[f]!]! - y[rater[f]!]!);
    this.solveLevels(received, prior, x);
    return x;
  }

  /** Ratees and units for what the ratees' forms add up to, severities and classes at 0; `level` becomes θ + u. */
  private solveLevels(received: Float64Array, prior: Omit<Effects, 'class'>, x: Effects): void {
    const { units, member, unitFrom } = this.crossing;
    const { theta } = this.precision;
    const { sum, level } = this;
    for (let c = 0; c < units; c++) {
      let u = 0;
      if (units > 1) {
        let total = prior.unit[c]!;
        for (let k = unitFrom[c]!; k < unitFrom[c + 1]!; k++) {
          const n = member[k]!;
          total += (theta * received[n]! - sum[n]! * prior.theta[n]!) / (sum[n]! + theta);
        }
        u = total / this.unitWeight[c]!;
      }
      x.unit[c] = u;
      for (let k = unitFrom[c]!; k < unitFrom[c + 1]!; k++) {
        const n = member[k]!;
        const own = (received[n]! + prior.theta[n]! - sum[n]! * u) / (sum[n]! + theta);
        x.theta[n] = own;
        level[n] = own + u;
      }
    }
  }

  /** out ← the matrix of severities and classes, ratees and units eliminated, times y. */
  private multiply(y: Float64Array, out: Float64Array): void {
    const { raters, units, slotRater, slotClass } = this.crossing;
    const { severity } = this.precision;
    const { effect, gathered } = this;
    for (let s = 0; s < effect.length; s++) effect[s] = y[raters + slotClass[s]!]! - y[slotRater[s]!]!;
    gathered.fill(0);
    if (units > 1) this.gatherByUnit();
    else this.gather();
    for (let j = 0; j < raters; j++) out[j] = severity * y[j]!;
    out.fill(0, raters);
    for (let s = 0; s < effect.length; s++) {
      out[slotRater[s]!]! -= gathered[s]!;
      out[raters + slotClass[s]!]! += gathered[s]!;
    }
  }

  /** Σ over each slot's forms of w (effect − what its ratee's level takes up). */
  private gather(): void {
    const { ratees, from, slot } = this.crossing;
    const { theta } = this.precision;
    const { weight, sum, effect, gathered } = this;
    let f = 0;
    for (let n = 0; n < ratees; n++) {
      const first = f;
      const end = from[n + 1]!;
      let received = 0;
      for (; f < end; f++) received += weight[f]! * effect[slot[f]!]!;
      const fitted = received / (sum[n]! + theta);
      for (f = first; f < end; f++) {
        const s = slot[f]!;
        gathered[s]! += weight[f]! * (effect[s]! - fitted);
      }
    }
  }

  /** The same where a ratee's level is its own and its unit's. */
  private gatherByUnit(): void {
    const { units, from, slot, member, unitFrom } = this.crossing;
    const { theta } = this.precision;
    const { weight, sum, level, effect, gathered } = this;
    for (let c = 0; c < units; c++) {
      let total = 0;
      for (let k = unitFrom[c]!; k < unitFrom[c + 1]!; k++) {
        const n = member[k]!;
        let received = 0;
        for (let f = from[n]!, end = from[n + 1]!; f < end; f++) received += weight[f]! * effect[slot[f]!]!;
        level[n] = received;
        total += received / (sum[n]! + theta);
      }
      const unit = theta * ((theta * total) / this.unitWeight[c]!);
      for (let k = unitFrom[c]!; k < unitFrom[c + 1]!; k++) {
        const n = member[k]!;
        const fitted = (level[n]! + unit) / (sum[n]! + theta);
        for (let f = from[n]!, end = from[n + 1]!; f < end; f++) {
          const s = slot[f]!;
          gathered[s]! += weight[f]! * (effect[s]! - fitted);
        }
      }
    }
  }
}
