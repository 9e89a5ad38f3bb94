/** Rows are handled in blocks of this many, so that a block stays in the processor's cache. */
const block = 48;

/**
 * Inverse of a symmetric positive definite n × n matrix (row-major; the lower triangle of `a` is read, `a` is
 * overwritten). Cholesky, inverse of the factor and its product, all in blocks: about n³/2 multiplications.
 * `null` when a pivot is not positive. Adds ln det to `determinant`.
 */
export function invertSymmetric(
  a: Float64Array,
  n: number,
  determinant: { log: number } = { log: 0 },
): Float64Array | null {
  if (!factorSymmetric(a, n)) return null;
  for (let k = 0; k < n; k++) determinant.log += 2 * Math.log(a[k * n + k]!);
  const inverse = new Float64Array(n * n);
  invertFactor(a, n, inverse);
  return gram(inverse, n, a);
}

/** a ← L in the lower triangle with a = L Lᵀ; false when a pivot is not positive. */
export function factorSymmetric(a: Float64Array, n: number): boolean {
  for (let j0 = 0; j0 < n; j0 += block) {
    const j1 = Math.min(n, j0 + block);
    for (let i0 = j0; i0 < n; i0 += block)
      subtractProducts(a, i0, Math.min(n, i0 + block), a, j0, j1, a, n, 0, j0);
    for (let j = j0; j < j1; j++) {
      let pivot = a[j * n + j]!;
      for (let k = j0; k < j; k++) pivot -= a[j * n + k]! ** 2;
      if (!(pivot > 0)) return false;
      const root = Math.sqrt(pivot);
      a[j * n + j] = root;
      for (let i = j + 1; i < n; i++) {
        let sum = a[i * n + j]!;
        for (let k = j0; k < j; k++) sum -= a[i * n + k]! * a[j * n + k]!;
        a[i * n + j] = sum / root;
      }
    }
  }
  return true;
}

/** x with L Lᵀ x = b, for the factor left by `factorSymmetric`. */
export function solveFactored(l: Float64Array, n: number, b: Float64Array): Float64Array {
  const x = b.slice();
  for (let i = 0; i < n; i++) x[i] = (x[i]! - product(l, i * n, x, 0, 0, i)) / l[i * n + i]!;
  for (let i = n - 1; i >= 0; i--) {
    x[i]! /= l[i * n + i]!;
    for (let k = 0; k < i; k++) x[k]! -= l[i * n + k]! * x[i]!;
  }
  return x;
}

/** w ← L⁻ᵀ: row j holds column j of L⁻¹, from its diagonal on. */
function invertFactor(l: Float64Array, n: number, w: Float64Array): void {
  for (let j0 = 0; j0 < n; j0 += block) {
    const j1 = Math.min(n, j0 + block);
    for (let i0 = j0; i0 < n; i0 += block) {
      const i1 = Math.min(n, i0 + block);
      if (i0 > j0) subtractProducts(w, j0, j1, l, i0, i1, w, n, j0, i0);
      for (let j = j0; j < j1; j++)
        for (let i = Math.max(i0, j); i < i1; i++) {
          let sum = i === j ? 1 : w[j * n + i]!;
          for (let k = Math.max(i0, j); k < i; k++) sum -= l[i * n + k]! * w[j * n + k]!;
          w[j * n + i] = sum / l[i * n + i]!;
        }
    }
  }
}

/** out ← W Wᵀ for the upper triangular W, both triangles filled. */
function gram(w: Float64Array, n: number, out: Float64Array): Float64Array {
  out.fill(0);
  for (let i0 = 0; i0 < n; i0 += block) {
    const i1 = Math.min(n, i0 + block);
    for (let j0 = 0; j0 <= i0; j0 += block)
      subtractProducts(w, i0, i1, w, j0, Math.min(n, j0 + block), out, n, i0, n);
  }
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      const x = -out[i * n + j]!;
      out[i * n + j] = x;
      out[j * n + i] = x;
    }
  return out;
}

/** c[i, j] −= Σ_{k0 ≤ k < k1} a[i, k] b[j, k] for rows i of a and j of b, four by four. */
function subtractProducts(
  a: Float64Array,
  i0: number,
  i1: number,
  b: Float64Array,
  j0: number,
  j1: number,
  c: Float64Array,
  n: number,
  k0: number,
  k1: number,
): void {
  let i = i0;
  for (; i + 4 <= i1; i += 4) {
    const a0 = i * n;
    const a1 = a0 + n;
    const a2 = a1 + n;
    const a3 = a2 + n;
    let j = j0;
    for (; j + 4 <= j1; j += 4) {
      const b0 = j * n;
      const b1 = b0 + n;
      const b2 = b1 + n;
      const b3 = b2 + n;
      let s00 = 0;
      let s01 = 0;
      let s02 = 0;
      let s03 = 0;
      let s10 = 0;
      let s11 = 0;
      let s12 = 0;
      let s13 = 0;
      let s20 = 0;
      let s21 = 0;
      let s22 = 0;
      let s23 = 0;
      let s30 = 0;
      let s31 = 0;
      let s32 = 0;
      let s33 = 0;
      for (let k = k0; k < k1; k++) {
        const x0 = a[a0 + k]!;
        const x1 = a[a1 + k]!;
        const x2 = a[a2 + k]!;
        const x3 = a[a3 + k]!;
        const y0 = b[b0 + k]!;
        const y1 = b[b1 + k]!;
        const y2 = b[b2 + k]!;
        const y3 = b[b3 + k]!;
        s00 += x0 * y0;
        s01 += x0 * y1;
        s02 += x0 * y2;
        s03 += x0 * y3;
        s10 += x1 * y0;
        s11 += x1 * y1;
        s12 += x1 * y2;
        s13 += x1 * y3;
        s20 += x2 * y0;
        s21 += x2 * y1;
        s22 += x2 * y2;
        s23 += x2 * y3;
        s30 += x3 * y0;
        s31 += x3 * y1;
        s32 += x3 * y2;
        s33 += x3 * y3;
      }
      c[a0 + j]! -= s00;
      c[a0 + j + 1]! -= s01;
      c[a0 + j + 2]! -= s02;
      c[a0 + j + 3]! -= s03;
      c[a1 + j]! -= s10;
      c[a1 + j + 1]! -= s11;
      c[a1 + j + 2]! -= s12;
      c[a1 + j + 3]! -= s13;
      c[a2 + j]! -= s20;
      c[a2 + j + 1]! -= s21;
      c[a2 + j + 2]! -= s22;
      c[a2 + j + 3]! -= s23;
      c[a3 + j]! -= s30;
      c[a3 + j + 1]! -= s31;
      c[a3 + j + 2]! -= s32;
      c[a3 + j + 3]! -= s33;
    }
    for (; j < j1; j++)
      for (let r = 0; r < 4; r++) c[(i + r) * n + j]! -= product(a, (i + r) * n, b, j * n, k0, k1);
  }
  for (; i < i1; i++) for (let j = j0; j < j1; j++) c[i * n + j]! -= product(a, i * n, b, j * n, k0, k1);
}

function product(a: Float64Array, i: number, b: Float64Array, j: number, k0: number, k1: number): number {
  let sum = 0;
  for (let k = k0; k < k1; k++) sum += a[i + k]! * b[j + k]!;
  return sum;
}
