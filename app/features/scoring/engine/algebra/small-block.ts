/**
 * The small block without what it says between the space of the rows and the rest: P K P + (I − P) K (I − P) with P the
 * projection on that space. Rows that leave the rest out would otherwise make the whole matrix indefinite.
 */
export function withinRows(small: Float64Array, basis: Float64Array, width: number, q: number): Float64Array {
  if (width === q) return small;
  const p = multiply(basis, true, basis, width, q);
  const kp = multiply(small, false, p, q, q);
  const pkp = multiply(p, false, kp, q, q);
  return small.map((x, k) => x - kp[k]! - kp[(k % q) * q + Math.floor(k / q)]! + 2 * pkp[k]!);
}

/** a b, or aᵀ b, with `inner` terms a sum and q columns. */
function multiply(a: Float64Array, turned: boolean, b: Float64Array, inner: number, q: number): Float64Array {
  return Float64Array.from({ length: q * q }, (_, at) => {
    const [r, c] = [Math.floor(at / q), at % q];
    let sum = 0;
    for (let k = 0; k < inner; k++) sum += (turned ? a[k * q + r]! : a[r * q + k]!) * b[k * q + c]!;
    return sum;
  });
}

/**
 * Cholesky factor (lower, row-major) of the q × q block `left`, lifted by a thousandth of `small`'s diagonal: shifts of
 * all items or thresholds may have no information left.
 */
export function liftedFactor(left: Float64Array, small: Float64Array, q: number): Float64Array {
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

/** z[from…] ← (L Lᵀ)⁻¹ r[from…]. */
export function solveFactor(
  l: Float64Array,
  q: number,
  r: Float64Array,
  z: Float64Array,
  from: number,
): void {
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
