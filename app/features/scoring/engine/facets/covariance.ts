import type { Forms } from '../ratings/forms';
import { eliminate, type JointInformation } from './elimination';
import { inverseOf } from './left-inverse';

/** Directions `move` (rows) that the conventions `level` (rows) fix: what is estimated is x − Σ move_g (level_g · x). */
export type Gauge = { move: Float64Array[]; level: Float64Array[] };

/** Order of all parameters: ratees, raters, small. Rows and diagonal of their covariance matrix. */
export type Covariance = { diagonal: Float64Array; row: (k: number) => Float64Array; gauge: Gauge };

/** Elements (ratees, raters and items) up to which joint standard errors are worked out. */
const mostElements = 20_000;

export function isInvertible({ rateeIds, raterIds, itemIds }: Forms): boolean {
  return rateeIds.length + raterIds.length + itemIds.length <= mostElements;
}

/**
 * Inverse of the joint information under the gauge's conventions. The bigger of the two diagonal blocks is eliminated,
 * the rest inverted. `information` must be made regular by anchors beforehand (any do: the gauge projects them away).
 * With `penalised`, the information is regular by itself and `gauge.level` are constraints added to it; their moves
 * are computed here. `null` when the matrix is too large or not positive definite.
 */
export function covarianceOf(
  information: JointInformation,
  gauge: Gauge,
  penalised: boolean,
): Covariance | null {
  const inverse = blockInverse(information);
  if (!inverse) return null;
  const along = gauge.level.map((level) => inverse.solve(level));
  const cross = gauge.level.map((level) => along.map((u) => dot(level, u)));
  const move = penalised ? solveRows(cross, along) : gauge.move;
  // V = G − Σ (u mᵀ + m uᵀ) + Σ m (lᵀ G l) mᵀ = G − Σ (r mᵀ + m rᵀ) with r = u − ½ Σ (lᵀ G l) m.
  const rest = along.map((u, g) =>
    u.map((x, k) => x - 0.5 * move.reduce((sum, m, h) => sum + cross[g]![h]! * m[k]!, 0)),
  );
  const diagonal = inverse.diagonal.map(
    (x, k) => x - 2 * move.reduce((sum, m, g) => sum + m[k]! * rest[g]![k]!, 0),
  );
  const row = (k: number) => {
    const values = inverse.row(k);
    for (const [g, m] of move.entries()) {
      const r = rest[g]!;
      const [mk, rk] = [m[k]!, r[k]!];
      for (let c = 0; c < values.length; c++) values[c]! -= mk * r[c]! + rk * m[c]!;
    }
    return values;
  };
  return { diagonal, row, gauge: { level: gauge.level, move } };
}

/** The plain inverse: of those left by a factor, of the eliminated ones from it. */
function blockInverse(information: JointInformation) {
  const left = eliminate(information);
  const inverse = inverseOf(left);
  if (!inverse) return null;
  const { size, outs, outAt, outDiagonal, at, cross, index, value, complete } = left;
  const total = size + outs;
  const solve = (b: Float64Array): Float64Array =>
    complete(inverse.solve(left.reduce(b)), (e) => b[outAt + e]!);
  const ofOut = (e: number): Float64Array => {
    const right = new Float64Array(size);
    const n = cross(e);
    for (let a = 0; a < n; a++) right[index[a]!] = -value[a]! / outDiagonal[e]!;
    return complete(inverse.solve(right), (other) => (other === e ? 1 : 0));
  };
  const placeOf = new Int32Array(total).fill(-1);
  for (let k = 0; k < size; k++) placeOf[at(k)] = k;
  const row = (k: number): Float64Array => {
    const place = placeOf[k]!;
    if (place === -1) return ofOut(k - outAt);
    const unit = new Float64Array(size);
    unit[place] = 1;
    return complete(inverse.solve(unit), () => 0);
  };
  const diagonal = new Float64Array(total);
  for (let k = 0; k < size; k++) diagonal[at(k)] = inverse.diagonal(k);
  for (let e = 0; e < outs; e++)
    diagonal[outAt + e] = (1 + inverse.quadratic(index, value, cross(e)) / outDiagonal[e]!) / outDiagonal[e]!;
  return { diagonal, row, solve };
}

/** Rows x with `matrix` x = `right`: Gauss–Jordan on a few rows. */
function solveRows(matrix: number[][], right: Float64Array[]): Float64Array[] {
  const left = matrix.map((row) => [...row]);
  const x = right.map((row) => row.slice());
  for (let c = 0; c < left.length; c++) {
    let best = c;
    for (let r = c; r < left.length; r++) if (Math.abs(left[r]![c]!) > Math.abs(left[best]![c]!)) best = r;
    [left[c], left[best]] = [left[best]!, left[c]!];
    [x[c], x[best]] = [x[best]!, x[c]!];
    for (let r = 0; r < left.length; r++) {
      const times = r === c ? 1 - 1 / left[c]![c]! : left[r]![c]! / left[c]![c]!;
      const [row, values] = [left[c]!, x[c]!];
      left[r] = left[r]!.map((v, k) => v - times * row[k]!);
      x[r] = x[r]!.map((v, k) => v - times * values[k]!);
    }
  }
  return x;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
