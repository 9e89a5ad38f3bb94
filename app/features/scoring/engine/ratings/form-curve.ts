import type { Numbers } from './conditional';
import type { Patterns } from './pattern';
import { categoryWeights, logSum, probabilities } from './rating-scale';

/** The grid of η on which a form's curves are tabulated: from −`reach` to `reach`, `perLogit` steps a logit. */
const reach = 20;
const perLogit = 32;
const points = 2 * reach * perLogit + 1;

/** A coarser grid for the normaliser's logarithm: error about 1e-6. */
const logsPerLogit = 8;
const logPoints = 2 * reach * logsPerLogit + 1;

/** Patterns that get a table of their own; forms of the others are evaluated one by one. */
const mostTables = 64;

/**
 * Expected total E(η) = Σ E_i(η − δ_i) and its variance V(η) over a form's items. Tables hold both at every grid point;
 * in between, E is the cubic that meets values and slopes (V = dE/dη; error about 1e-8), V its slope. Where scores are
 * taken as numbers E is a line, in units of the noise of an answer (as the totals of such data are).
 */
export class FormCurves {
  private readonly tables: Float64Array;
  private readonly tableOf: Int32Array;
  private readonly weights: Float64Array;
  private readonly p: Float64Array;
  mean = 0;
  variance = 0;

  constructor(
    private readonly patterns: Patterns,
    private readonly delta: Float64Array,
    tau: Float64Array,
    private readonly numbers?: Numbers,
  ) {
    this.weights = categoryWeights(tau);
    this.p = new Float64Array(this.weights.length);
    const sizes = new Int32Array(patterns.items.length);
    for (const p of patterns.of) sizes[p]! += 1;
    const tabled = (numbers ? [] : [...sizes.keys()])
      .filter((p) => sizes[p]! >= 1000 || sizes.length === 1)
      .sort((a, b) => sizes[b]! - sizes[a]!)
      .slice(0, mostTables);
    this.tableOf = new Int32Array(sizes.length).fill(-1);
    this.tables = new Float64Array(tabled.length * points * 2);
    for (const [k, pattern] of tabled.entries()) {
      this.tableOf[pattern] = k * points * 2;
      for (let g = 0; g < points; g++) {
        this.exactly(pattern, g / perLogit - reach);
        this.tables[(k * points + g) * 2] = this.mean;
        this.tables[(k * points + g) * 2 + 1] = this.variance;
      }
    }
  }

  /** Sets `mean` and `variance` of the total over a pattern's items at η. Beyond the grid the ends hold. */
  at(pattern: number, eta: number): void {
    const table = this.tableOf[pattern]!;
    if (table === -1) {
      this.exactly(pattern, eta);
      return;
    }
    let x = (eta + reach) * perLogit;
    if (!(x > 0)) x = 0;
    else if (x > points - 1.001) x = points - 1.001;
    const g = x | 0;
    const t = x - g;
    const at = table + 2 * g;
    const e0 = this.tables[at]!;
    const v0 = this.tables[at + 1]! / perLogit;
    const rise = this.tables[at + 2]! - e0;
    const v1 = this.tables[at + 3]! / perLogit;
    const bend = 3 * rise - 2 * v0 - v1;
    const turn = v0 + v1 - 2 * rise;
    this.mean = e0 + t * (v0 + t * (bend + t * turn));
    this.variance = (v0 + t * (2 * bend + 3 * t * turn)) * perLogit;
  }

  /** ln of the form's normaliser, ∫ E dη up to a constant: ln of the chance of a total T is T η less this. */
  logNormaliser(pattern: number, eta: number): number {
    if (this.numbers) {
      this.exactly(pattern, eta);
      return eta * this.mean - (eta * eta * this.variance) / 2;
    }
    return this.exactLog(pattern, eta);
  }

  /** Values and slopes of the normaliser's logarithm on the grid, for `logAt`; `null` beyond the patterns that get a table. */
  logTable(pattern: number): Float64Array | null {
    if (this.numbers || pattern >= mostTables) return null;
    const table = new Float64Array(2 * logPoints);
    for (let g = 0; g < logPoints; g++) {
      const eta = g / logsPerLogit - reach;
      table[2 * g] = this.exactLog(pattern, eta);
      this.exactly(pattern, eta);
      table[2 * g + 1] = this.mean;
    }
    return table;
  }

  private exactLog(pattern: number, eta: number): number {
    let log = 0;
    for (const i of this.patterns.items[pattern]!) log += logSum(eta - this.delta[i]!, this.weights);
    return log;
  }

  private exactly(pattern: number, eta: number): void {
    const items = this.patterns.items[pattern]!;
    if (this.numbers) {
      const { unit, noise } = this.numbers;
      let above = 0;
      for (let a = 0; a < items.length; a++) above += eta - this.delta[items[a]!]!;
      this.mean = (above * unit * unit) / noise;
      this.variance = (items.length * unit * unit) / noise;
      return;
    }
    this.mean = 0;
    this.variance = 0;
    for (let a = 0; a < items.length; a++) {
      probabilities(eta - this.delta[items[a]!]!, this.weights, this.p);
      let mean = 0;
      let square = 0;
      for (let k = 1; k < this.p.length; k++) {
        mean += k * this.p[k]!;
        square += k * k * this.p[k]!;
      }
      this.mean += mean;
      this.variance += square - mean * mean;
    }
  }
}

/** ln of the normaliser at η from a table of it: the cubic that meets values and slopes; beyond the grid, a line. */
export function logAt(table: Float64Array, eta: number): number {
  const x = (eta + reach) * logsPerLogit;
  const g = x < 0 ? 0 : x > logPoints - 2 ? logPoints - 2 : x | 0;
  const t = x - g;
  const l0 = table[2 * g]!;
  const e0 = table[2 * g + 1]! / logsPerLogit;
  if (t < 0) return l0 + t * e0;
  const rise = table[2 * g + 2]! - l0;
  const e1 = table[2 * g + 3]! / logsPerLogit;
  if (t > 1) return l0 + rise + (t - 1) * e1;
  return l0 + t * (e0 + t * (3 * rise - 2 * e0 - e1 + t * (e0 + e1 - 2 * rise)));
}
