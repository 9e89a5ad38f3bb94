import type { Forms } from '../ratings/forms';

/**
 * Joint information about ratees, raters and a few `small` parameters (items, thresholds, a mean): the two big blocks
 * are diagonal, linked by one number per form. Parameters are ordered ratees, raters, small.
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

/** What is left when the bigger diagonal block has been eliminated. */
export type Eliminated = {
  /** Parameters left: `keeps` elements of the other block, then the small ones. */
  size: number;
  keeps: number;
  /** Their dense Schur complement (lower triangle, row-major). */
  schur: () => Float64Array;
  /** The same by columns: every term of column k, all rows, several a row. */
  addColumn: (k: number, add: (row: number, value: number) => void) => void;
  /** Elements left that each eliminated one links: those of e are `member[from[e]]` to `member[from[e + 1]]`. */
  from: Int32Array;
  member: Int32Array;
  /** Σ ln of the eliminated diagonal. */
  logDiagonal: number;
  /** Number of eliminated elements, the index of the first among all parameters, their diagonal. */
  outs: number;
  outAt: number;
  outDiagonal: Float64Array;
  /** Index among all parameters of the k-th that is left. */
  at: (k: number) => number;
  /** Cross information of eliminated element e: fills `index` (places among those left) and `value`, returns how many. */
  cross: (e: number) => number;
  index: Int32Array;
  value: Float64Array;
  /** Right-hand side of those left for a full right-hand side. */
  reduce: (b: Float64Array) => Float64Array;
  /** The full solution from that of those left; `b` gives the right-hand side of eliminated elements. */
  complete: (x: Float64Array, b: (e: number) => number) => Float64Array;
};

/** Eliminates ratees or raters, whichever are more. */
export function eliminate(information: JointInformation): Eliminated {
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
  const [outAt, keptAt] = byRatee ? [0, ratees] : [ratees, 0];
  const at = (k: number) => (k < keeps ? keptAt + k : ratees + raters + k - keeps);
  const { from, edge } = formsAt(out, outs);

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

  let logDiagonal = 0;
  for (let e = 0; e < outs; e++) logDiagonal += Math.log(outDiagonal[e]!);

  const schur = (): Float64Array => {
    const dense = new Float64Array(size * size);
    for (let k = 0; k < keeps; k++) {
      dense[k * size + k] = keptDiagonal[k]!;
      for (let s = 0; s < q; s++) dense[(keeps + s) * size + k] = keptSmall[k * q + s]!;
    }
    for (let s = 0; s < q; s++)
      for (let t = 0; t <= s; t++) dense[(keeps + s) * size + keeps + t] = information.small[s * q + t]!;
    for (let e = 0; e < outs; e++) {
      const n = cross(e);
      for (let a = 0; a < n; a++) {
        const scaled = value[a]! / outDiagonal[e]!;
        const row = index[a]! * size;
        for (let b = 0; b < n; b++) if (index[b]! <= index[a]!) dense[row + index[b]!]! -= scaled * value[b]!;
      }
    }
    return dense;
  };
  const ofKept = formsAt(kept, keeps);
  const addColumn = (k: number, add: (row: number, value: number) => void): void => {
    if (k >= keeps) {
      for (let t = 0; t < q; t++) add(keeps + t, information.small[(k - keeps) * q + t]!);
      for (let e = 0; e < outs; e++) {
        const scaled = outSmall[e * q + k - keeps]! / outDiagonal[e]!;
        for (let t = 0; t < q; t++) add(keeps + t, -scaled * outSmall[e * q + t]!);
      }
      return;
    }
    add(k, keptDiagonal[k]!);
    for (let s = 0; s < q; s++) add(keeps + s, keptSmall[k * q + s]!);
    for (let at = ofKept.from[k]!; at < ofKept.from[k + 1]!; at++) {
      const f = ofKept.edge[at]!;
      const scaled = information.form[f]! / outDiagonal[out[f]!]!;
      const n = cross(out[f]!);
      for (let a = 0; a < n; a++) add(index[a]!, scaled * value[a]!);
    }
  };

  const reduce = (b: Float64Array): Float64Array => {
    const right = Float64Array.from({ length: size }, (_, k) => b[at(k)]!);
    for (let e = 0; e < outs; e++) {
      const scaled = b[outAt + e]! / outDiagonal[e]!;
      if (scaled === 0) continue;
      const n = cross(e);
      for (let a = 0; a < n; a++) right[index[a]!]! -= value[a]! * scaled;
    }
    return right;
  };
  const complete = (x: Float64Array, b: (e: number) => number): Float64Array => {
    const full = new Float64Array(total);
    for (let k = 0; k < size; k++) full[at(k)] = x[k]!;
    for (let e = 0; e < outs; e++) {
      let sum = b(e);
      for (let k = from[e]!; k < from[e + 1]!; k++) sum += information.form[edge[k]!]! * x[kept[edge[k]!]!]!;
      for (let s = 0; s < q; s++) sum -= outSmall[e * q + s]! * x[keeps + s]!;
      full[outAt + e] = sum / outDiagonal[e]!;
    }
    return full;
  };
  const member = edge.map((f) => kept[f]!);
  return {
    ...{ size, keeps, schur, addColumn, from, member, logDiagonal, outs, outAt, outDiagonal },
    ...{ at, cross, index, value, reduce, complete },
  };
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
