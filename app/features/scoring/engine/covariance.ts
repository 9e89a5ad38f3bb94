import { invertSymmetric } from './dense';
import type { Forms } from './forms';

/**
 * Joint information about ratees, raters and a few `small` parameters (items, thresholds, a prior mean): the two big
 * blocks are diagonal, linked by one number per form.
 */
export type JointInformation = {
  forms: Forms;
  theta: Float64Array;
  lambda: Float64Array;
  /** Per form, minus the information between its ratee and its rater. */
  form: Float64Array;
  /** Row-major: one row of `q` numbers per ratee, per rater, per small parameter. */
  q: number;
  rateeSmall: Float64Array;
  raterSmall: Float64Array;
  small: Float64Array;
};

/** Directions `move` (rows) that the conventions `level` (rows) fix: what is estimated is x − Σ move_g (level_g · x). */
export type Gauge = { move: Float64Array[]; level: Float64Array[] };

/** Order of all parameters: ratees, raters, small. Rows and diagonal of their covariance matrix. */
export type Covariance = { diagonal: Float64Array; row: (k: number) => Float64Array; gauge: Gauge };

/** Above this many elements left after elimination the dense inverse is not attempted. */
export const largestDense = 6000;

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

/** The plain inverse by elimination of the bigger diagonal block. */
function blockInverse(information: JointInformation) {
  const { forms, q } = information;
  const [ratees, raters] = [information.theta.length, information.lambda.length];
  const total = ratees + raters + q;
  const byRatee = ratees >= raters;
  const [out, kept] = byRatee ? [forms.ratee, forms.rater] : [forms.rater, forms.ratee];
  const outDiagonal = byRatee ? information.theta : information.lambda;
  const keptDiagonal = byRatee ? information.lambda : information.theta;
  const outSmall = byRatee ? information.rateeSmall : information.raterSmall;
  const keptSmall = byRatee ? information.raterSmall : information.rateeSmall;
  const [outs, keeps] = [outDiagonal.length, keptDiagonal.length];
  const size = keeps + q;
  if (size > largestDense) return null;
  const [outAt, keptAt] = byRatee ? [0, ratees] : [ratees, 0];
  const at = (k: number) => (k < keeps ? keptAt + k : ratees + raters + k - keeps);
  const { from, edge } = formsAt(out, outs);

  // Cross information of an eliminated element: its raters' (or ratees') numbers, then the small block.
  const [index, value] = [new Int32Array(longest(from) + q), new Float64Array(longest(from) + q)];
  const cross = (e: number): number => {
    let n = 0;
    for (let k = from[e]!; k < from[e + 1]!; k++) {
      index[n] = kept[edge[k]!]!;
      value[n++] = -information.form[edge[k]!]!;
    }
    for (let s = 0; s < q; s++) {
      index[n] = keeps + s;
      value[n++] = outSmall[e * q + s]!;
    }
    return n;
  };

  const schur = new Float64Array(size * size);
  for (let k = 0; k < keeps; k++) {
    schur[k * size + k] = keptDiagonal[k]!;
    for (let s = 0; s < q; s++) schur[(keeps + s) * size + k] = keptSmall[k * q + s]!;
  }
  for (let s = 0; s < q; s++)
    for (let t = 0; t <= s; t++) schur[(keeps + s) * size + keeps + t] = information.small[s * q + t]!;
  for (let e = 0; e < outs; e++) {
    const n = cross(e);
    for (let a = 0; a < n; a++) {
      const scaled = value[a]! / outDiagonal[e]!;
      for (let b = 0; b < n; b++)
        if (index[b]! <= index[a]!) schur[index[a]! * size + index[b]!]! -= scaled * value[b]!;
    }
  }
  const inverse = invertSymmetric(schur, size);
  if (!inverse) return null;

  /** Completes the eliminated part of a solution whose kept part is x: x_e = (b_e − cross · x) / diagonal. */
  const complete = (x: Float64Array, b: (e: number) => number, into: Float64Array) => {
    for (let k = 0; k < size; k++) into[at(k)] = x[k]!;
    for (let e = 0; e < outs; e++) {
      let sum = b(e);
      for (let k = from[e]!; k < from[e + 1]!; k++) sum += information.form[edge[k]!]! * x[kept[edge[k]!]!]!;
      for (let s = 0; s < q; s++) sum -= outSmall[e * q + s]! * x[keeps + s]!;
      into[outAt + e] = sum / outDiagonal[e]!;
    }
    return into;
  };
  const solve = (b: Float64Array): Float64Array => {
    const right = Float64Array.from({ length: size }, (_, k) => b[at(k)]!);
    for (let e = 0; e < outs; e++) {
      const scaled = b[outAt + e]! / outDiagonal[e]!;
      if (scaled === 0) continue;
      const n = cross(e);
      for (let a = 0; a < n; a++) right[index[a]!]! -= value[a]! * scaled;
    }
    const x = new Float64Array(size);
    for (let k = 0; k < size; k++) x[k] = dot(inverse.subarray(k * size, (k + 1) * size), right);
    return complete(x, (e) => b[outAt + e]!, new Float64Array(total));
  };
  const keptRow = (e: number) => {
    const x = new Float64Array(size);
    const n = cross(e);
    for (let a = 0; a < n; a++) {
      const scaled = -value[a]! / outDiagonal[e]!;
      const row = index[a]! * size;
      for (let k = 0; k < size; k++) x[k]! += scaled * inverse[row + k]!;
    }
    return x;
  };
  const row = (k: number): Float64Array => {
    const e = k - outAt;
    if (e >= 0 && e < outs)
      return complete(keptRow(e), (other) => (other === e ? 1 : 0), new Float64Array(total));
    const own = k >= ratees + raters ? k - ratees - raters + keeps : k - keptAt;
    return complete(inverse.subarray(own * size, (own + 1) * size), () => 0, new Float64Array(total));
  };
  const diagonal = new Float64Array(total);
  for (let k = 0; k < size; k++) diagonal[at(k)] = inverse[k * size + k]!;
  for (let e = 0; e < outs; e++) {
    const n = cross(e);
    let sum = 0;
    for (let a = 0; a < n; a++)
      for (let b = 0; b < n; b++) sum += value[a]! * value[b]! * inverse[index[a]! * size + index[b]!]!;
    diagonal[outAt + e] = (1 + sum / outDiagonal[e]!) / outDiagonal[e]!;
  }
  return { diagonal, row, solve };
}

/** Forms of each element of a facet: those of e are `edge[from[e]]` to `edge[from[e + 1]]`. */
function formsAt(of: Int32Array, elements: number): { from: Int32Array; edge: Int32Array } {
  const from = new Int32Array(elements + 1);
  for (let f = 0; f < of.length; f++) from[of[f]! + 1]! += 1;
  for (let e = 0; e < elements; e++) from[e + 1]! += from[e]!;
  const next = from.slice();
  const edge = new Int32Array(of.length);
  for (let f = 0; f < of.length; f++) {
    edge[next[of[f]!]!] = f;
    next[of[f]!]! += 1;
  }
  return { from, edge };
}

function longest(from: Int32Array): number {
  let most = 0;
  for (let e = 1; e < from.length; e++) most = Math.max(most, from[e]! - from[e - 1]!);
  return most;
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
