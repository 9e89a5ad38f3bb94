/**
 * A sparse symmetric positive definite matrix as L D Lᵀ, L with unit diagonal, columns of sorted rows. Gives solutions
 * and those entries of the inverse that lie where L has entries (Takahashi, Fagan & Chin 1973).
 */
export class SparseFactor {
  private readonly lower: Float64Array;
  private readonly pivots: Float64Array;
  private inverse: { diagonal: Float64Array; lower: Float64Array } | null = null;

  private constructor(
    private readonly from: Int32Array,
    private readonly rows: Int32Array,
  ) {
    this.lower = new Float64Array(rows.length);
    this.pivots = new Float64Array(from.length - 1);
  }

  /**
   * Rows of column j below the diagonal are `rows[from[j]]` to `rows[from[j + 1]]`, fill included. `column(j, work)` adds
   * the matrix's entries on and below the diagonal to `work`. `null` when a pivot is not positive.
   */
  static of(
    from: Int32Array,
    rows: Int32Array,
    column: (j: number, work: Float64Array) => void,
  ): SparseFactor | null {
    const made = new SparseFactor(from, rows);
    return made.factor(column) ? made : null;
  }

  private factor(column: (j: number, work: Float64Array) => void): boolean {
    const { from, rows, lower, pivots } = this;
    const n = pivots.length;
    const work = new Float64Array(n);
    // Columns whose next row is j, as a list; and how far each column has been used.
    const head = new Int32Array(n).fill(-1);
    const next = new Int32Array(n).fill(-1);
    const used = from.slice(0, n);
    for (let j = 0; j < n; j++) {
      column(j, work);
      for (let k = head[j]!; k !== -1; ) {
        const after = next[k]!;
        let p = used[k]!;
        const end = from[k + 1]!;
        const factor = lower[p]! * pivots[k]!;
        for (let r = p; r < end; r++) work[rows[r]!]! -= lower[r]! * factor;
        used[k] = ++p;
        if (p < end) {
          next[k] = head[rows[p]!]!;
          head[rows[p]!] = k;
        }
        k = after;
      }
      const pivot = work[j]!;
      work[j] = 0;
      if (!(pivot > 0)) return false;
      pivots[j] = pivot;
      for (let r = from[j]!; r < from[j + 1]!; r++) {
        lower[r] = work[rows[r]!]! / pivot;
        work[rows[r]!] = 0;
      }
      if (from[j]! < from[j + 1]!) {
        next[j] = head[rows[from[j]!]!]!;
        head[rows[from[j]!]!] = j;
      }
    }
    return true;
  }

  /** Overwrites b with the solution. */
  solve(b: Float64Array): Float64Array {
    const { from, rows, lower, pivots } = this;
    const n = pivots.length;
    for (let j = 0; j < n; j++) {
      const x = b[j]!;
      if (x !== 0) for (let r = from[j]!; r < from[j + 1]!; r++) b[rows[r]!]! -= lower[r]! * x;
    }
    for (let j = n - 1; j >= 0; j--) {
      let x = b[j]! / pivots[j]!;
      for (let r = from[j]!; r < from[j + 1]!; r++) x -= lower[r]! * b[rows[r]!]!;
      b[j] = x;
    }
    return b;
  }

  /** Diagonal of the inverse, and its entries at L's places. */
  selected(): { diagonal: Float64Array; lower: Float64Array } {
    if (this.inverse) return this.inverse;
    const { from, rows, lower, pivots } = this;
    const n = pivots.length;
    const diagonal = new Float64Array(n);
    const z = new Float64Array(rows.length);
    const where = new Int32Array(n).fill(-1);
    for (let j = n - 1; j >= 0; j--) {
      const start = from[j]!;
      const end = from[j + 1]!;
      for (let p = start; p < end; p++) where[rows[p]!] = p;
      for (let p = start; p < end; p++) {
        const k = rows[p]!;
        const l = lower[p]!;
        let sum = z[p]! - l * diagonal[k]!;
        for (let r = from[k]!; r < from[k + 1]!; r++) {
          const w = where[rows[r]!]!;
          if (w === -1) continue;
          sum -= lower[w]! * z[r]!;
          z[w]! -= l * z[r]!;
        }
        z[p] = sum;
      }
      let own = 1 / pivots[j]!;
      for (let p = start; p < end; p++) {
        own -= lower[p]! * z[p]!;
        where[rows[p]!] = -1;
      }
      diagonal[j] = own;
    }
    this.inverse = { diagonal, lower: z };
    return this.inverse;
  }

  /** vᵀ A⁻¹ v for a v whose places other than 0 are all linked with each other; `mark` is all 0 and stays so. */
  quadratic(index: ArrayLike<number>, value: ArrayLike<number>, count: number, mark: Float64Array): number {
    const { from, rows } = this;
    const { diagonal, lower } = this.selected();
    for (let a = 0; a < count; a++) mark[index[a]!]! += value[a]!;
    let sum = 0;
    for (let a = 0; a < count; a++) {
      const j = index[a]!;
      let row = 0.5 * mark[j]! * diagonal[j]!;
      for (let r = from[j]!; r < from[j + 1]!; r++) row += mark[rows[r]!]! * lower[r]!;
      sum += 2 * value[a]! * row;
    }
    for (let a = 0; a < count; a++) mark[index[a]!] = 0;
    return sum;
  }
}
