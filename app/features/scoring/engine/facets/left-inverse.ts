import { invertSymmetric } from '../algebra/dense';
import { type EliminationOrder, minimumDegree } from '../algebra/elimination-order';
import { SparseFactor } from '../algebra/sparse';
import type { Eliminated } from './elimination';

/** Above this many parameters left after elimination a dense inverse is not attempted. */
export const largestDense = 6000;

/** Entries of a sparse factor at most: 20 bytes each with the inverse's. */
const mostEntries = 12_000_000;

/** A factor fuller than this share of a dense triangle is slower than a dense one. */
const full = 0.2;

/** The inverse of what an elimination leaves. */
type LeftInverse = {
  diagonal: (k: number) => number;
  /** The solution for a right-hand side that has mostly zeros or not. */
  solve: (b: Float64Array) => Float64Array;
  /** vᵀ A⁻¹ v for the cross information v of an eliminated element. */
  quadratic: (index: Int32Array, value: Float64Array, count: number) => number;
};

/**
 * Sparse where elements fall into blocks that few others link (districts), dense where everything is linked and not
 * more than `largestDense` are left; `null` beyond that, or when the matrix is not positive definite.
 */
export function inverseOf(left: Eliminated): LeftInverse | null {
  const { size, keeps, from, member } = left;
  const dense = size <= largestDense;
  const most = dense ? (full * size * size) / 2 : mostEntries;
  const order = minimumDegree(keeps, from, member, most);
  if (order) return sparseInverse(left, order);
  return dense ? denseInverse(left) : null;
}

export function sparseInverse(
  left: Eliminated,
  { place, order, columns, entries }: EliminationOrder,
): LeftInverse | null {
  const { size, keeps } = left;
  const small = size - keeps;
  const from = new Int32Array(size + 1);
  const rows = new Int32Array(entries + small * keeps + (small * (small - 1)) / 2);
  const placeOf = Int32Array.from({ length: size }, (_, k) => (k < keeps ? place[k]! : k));
  let at = 0;
  for (let j = 0; j < size; j++) {
    if (j < keeps) {
      const sorted = columns[j]!.map((v) => place[v]!).sort();
      rows.set(sorted, at);
      at += sorted.length;
    }
    for (let s = Math.max(keeps, j + 1); s < size; s++) rows[at++] = s;
    from[j + 1] = at;
  }
  const factor = SparseFactor.of(from, rows, (j, work) => {
    left.addColumn(j < keeps ? order[j]! : j, (row, value) => {
      const to = placeOf[row]!;
      if (to >= j) work[to]! += value;
    });
  });
  if (!factor) return null;
  const { diagonal } = factor.selected();
  const mark = new Float64Array(size);
  const places = new Int32Array(left.index.length);
  return {
    diagonal: (k) => diagonal[placeOf[k]!]!,
    solve: (b) => {
      const x = new Float64Array(size);
      for (let k = 0; k < size; k++) x[placeOf[k]!] = b[k]!;
      factor.solve(x);
      const found = new Float64Array(size);
      for (let k = 0; k < size; k++) found[k] = x[placeOf[k]!]!;
      return found;
    },
    quadratic: (index, value, count) => {
      for (let a = 0; a < count; a++) places[a] = placeOf[index[a]!]!;
      return factor.quadratic(places, value, count, mark);
    },
  };
}

export function denseInverse(left: Eliminated): LeftInverse | null {
  const { size } = left;
  const inverse = invertSymmetric(left.schur(), size);
  if (!inverse) return null;
  return {
    diagonal: (k) => inverse[k * size + k]!,
    solve: (b) => {
      // Symmetric: rows times what is not 0.
      const x = new Float64Array(size);
      for (let k = 0; k < size; k++) {
        const by = b[k]!;
        if (by !== 0) for (let c = 0, row = k * size; c < size; c++) x[c]! += by * inverse[row + c]!;
      }
      return x;
    },
    quadratic: (index, value, count) => {
      let sum = 0;
      for (let a = 0; a < count; a++)
        for (let b = 0; b < count; b++) sum += value[a]! * value[b]! * inverse[index[a]! * size + index[b]!]!;
      return sum;
    },
  };
}
