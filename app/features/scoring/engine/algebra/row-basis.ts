/** Rows in fewer numbers: row ≈ coordinates · basis. */
type NarrowRows = {
  width: number;
  /** Orthonormal, `width` rows of `q`. */
  basis: Float64Array;
  /** `q` places per row, of which `width` are used. */
  coordinates: Float64Array;
};

/** What may be left out of a row, as a share of the longest one. */
const leftOut = 2e-3;

/**
 * Projects rows of `q` numbers on the span of a few of them: greedily the row that is worst represented so far, until
 * none leaves out more than `leftOut` of the longest. The vectors in `kept` are spanned exactly, so that what the rows
 * say about them stays as it is. `rows` is overwritten.
 */
export function narrowRows(rows: Float64Array, q: number, kept: readonly Float64Array[]): NarrowRows {
  const count = rows.length / q;
  const coordinates = new Float64Array(rows.length);
  const basis: Float64Array[] = [];
  const left = new Float64Array(count);
  let longest = 0;
  let worst = 0;
  for (let r = 0; r < count; r++) {
    for (let k = 0; k < q; k++) left[r]! += rows[r * q + k]! ** 2;
    longest = Math.max(longest, left[r]!);
  }
  const take = (vector: Float64Array): void => {
    const before = Math.sqrt(dot(vector, 0, vector, q));
    for (const known of basis) {
      const along = dot(vector, 0, known, q);
      for (let k = 0; k < q; k++) vector[k]! -= along * known[k]!;
    }
    const length = Math.sqrt(dot(vector, 0, vector, q));
    if (length < 1e-9 * before) return;
    for (let k = 0; k < q; k++) vector[k]! /= length;
    worst = 0;
    for (let r = 0; r < count; r++) {
      const along = dot(rows, r * q, vector, q);
      coordinates[r * q + basis.length] = along;
      let rest = 0;
      for (let k = 0; k < q; k++) {
        const x = rows[r * q + k]! - along * vector[k]!;
        rows[r * q + k] = x;
        rest += x * x;
      }
      left[r] = rest;
      if (rest > left[worst]!) worst = r;
    }
    basis.push(vector);
  };
  for (const vector of kept) if (basis.length < q) take(vector.slice());
  while (basis.length < q && left[worst]! > leftOut * leftOut * longest) {
    const before = basis.length;
    take(rows.slice(worst * q, (worst + 1) * q));
    if (basis.length === before) break;
  }
  const flat = new Float64Array(basis.length * q);
  for (const [k, vector] of basis.entries()) flat.set(vector, k * q);
  return { width: basis.length, basis: flat, coordinates };
}

function dot(a: Float64Array, from: number, b: Float64Array, q: number): number {
  let sum = 0;
  for (let k = 0; k < q; k++) sum += a[from + k]! * b[k]!;
  return sum;
}
