import type { Directions } from '../ratings/direction';
import type { Gauge } from './covariance';
import type { FacetParameters } from './pass';

type Move = { theta: Float64Array; lambda: Float64Array; delta: Float64Array };

/**
 * The conventions that identify the parameters: Στ = 0; mean δ = 0 over the items in use; mean λ = 0 over the raters
 * of every subset, and of every rater–item set.
 */
export type Settling = {
  directions: Directions;
  items: Uint8Array;
  /** Moves of items against ratees and raters, severities centred within every subset. */
  moves: Move[];
  /** How often each move is in what `levelsOf` finds: a row per move. */
  times: number[][];
  /** Directions that the conventions leave open: 0 when everything is identified. */
  open: number;
};

/** `items` has a 1 for every item in use. */
export function settlingOf(directions: Directions, items: Uint8Array): Settling {
  const moves = directions.moves.map((move) => {
    const own = { theta: move.theta.slice(), lambda: move.lambda.slice(), delta: move.delta };
    centreSubsets(own, directions);
    return own;
  });
  const { inverse, rank } = pseudoInverse(moves.map((move) => levelsOf(move, directions, items)));
  return { directions, items, moves, times: inverse, open: moves.length - rank };
}

/** Moves parameters (or a step) along directions that change no probability until the conventions hold. */
export function settleFacets(at: FacetParameters, { directions, items, moves, times }: Settling): void {
  const shift = at.tau.length > 0 ? meanOf(at.tau, () => true) : 0;
  for (let h = 0; h < at.tau.length; h++) at.tau[h]! -= shift;
  for (let n = 0; n < at.theta.length; n++) if (directions.ofRatee[n] !== -1) at.theta[n]! -= shift;
  centreSubsets(at, directions);
  const levels = levelsOf(at, directions, items);
  for (const [k, move] of moves.entries()) {
    const by = inner(times[k]!, levels);
    for (const part of ['theta', 'lambda', 'delta'] as const)
      for (let e = 0; e < at[part].length; e++) at[part][e]! -= by * move[part][e]!;
  }
}

/** The same as a projection over all parameters in order (ratees, raters, items, thresholds), for their covariance. */
export function gaugeOf({ directions, items, moves, times }: Settling, thresholds: number): Gauge {
  const { ofRatee, ofRater, subsets } = directions;
  const [ratees, raters] = [ofRatee.length, ofRater.length];
  const total = ratees + raters + items.length + thresholds;
  const move: Float64Array[] = [];
  const level: Float64Array[] = [];
  if (thresholds > 0) {
    move.push(
      Float64Array.from({ length: total }, (_, k) =>
        k < ratees ? +(ofRatee[k] !== -1) : +(k >= total - thresholds),
      ),
    );
    level.push(
      Float64Array.from({ length: total }, (_, k) => (k >= total - thresholds ? 1 / thresholds : 0)),
    );
  }
  const members = new Int32Array(subsets);
  for (let j = 0; j < raters; j++) if (ofRater[j] !== -1) members[ofRater[j]!]! += 1;
  for (let c = 0; c < subsets; c++) {
    const inside = (k: number) =>
      k < ratees ? ofRatee[k] === c : k < ratees + raters && ofRater[k - ratees] === c;
    move.push(Float64Array.from({ length: total }, (_, k) => +inside(k)));
    level.push(
      Float64Array.from({ length: total }, (_, k) => (k >= ratees && inside(k) ? 1 / members[c]! : 0)),
    );
  }
  const units = levelUnits(directions, items, total);
  for (const [k, { theta, lambda, delta }] of moves.entries()) {
    move.push(Float64Array.from([...theta, ...lambda, ...delta, ...new Float64Array(thresholds)]));
    const own = new Float64Array(total);
    for (const [r, unit] of units.entries())
      for (let e = 0; e < total; e++) own[e]! += times[k]![r]! * unit[e]!;
    level.push(own);
  }
  return { move, level };
}

/** What should be 0 once severities are centred in every subset: mean δ, and mean λ in every rater–item set. */
function levelsOf(
  at: { lambda: Float64Array; delta: Float64Array },
  directions: Directions,
  items: Uint8Array,
): number[] {
  const { moves, raterItemSets, raterItemSetOf } = directions;
  const sets = moves.length > 1 ? raterItemSets : 0;
  return [
    meanOf(at.delta, (i) => items[i] === 1),
    ...Array.from({ length: sets }, (_, s) => meanOf(at.lambda, (j) => raterItemSetOf[j] === s)),
  ];
}

/** The levels as rows over all parameters, the centring of subsets included. */
function levelUnits(directions: Directions, items: Uint8Array, total: number): Float64Array[] {
  const { moves, ofRatee, ofRater, raterItemSets, raterItemSetOf } = directions;
  const [ratees, raters] = [ofRatee.length, ofRater.length];
  const inUse = items.reduce((sum, x) => sum + x, 0);
  const delta = new Float64Array(total);
  for (let i = 0; i < items.length; i++) delta[ratees + raters + i] = items[i]! / inUse;
  if (moves.length < 2) return [delta];
  const members = (c: number, s: number | null) =>
    ofRater.reduce((sum, own, j) => sum + +(own === c && (s === null || raterItemSetOf[j] === s)), 0);
  const rows = Array.from({ length: raterItemSets }, (_, s) => {
    const size = raterItemSetOf.reduce((sum, own) => sum + +(own === s), 0);
    const row = new Float64Array(total);
    for (let c = 0; c < directions.subsets; c++) {
      const centre = members(c, s) / size / members(c, null);
      for (let j = 0; j < raters; j++)
        if (ofRater[j] === c) row[ratees + j] = +(raterItemSetOf[j] === s) / size - centre;
    }
    return row;
  });
  return [delta, ...rows];
}

function centreSubsets(
  at: { theta: Float64Array; lambda: Float64Array },
  { subsets, ofRatee, ofRater }: Directions,
) {
  const sum = new Float64Array(subsets);
  const count = new Int32Array(subsets);
  for (let j = 0; j < at.lambda.length; j++) {
    if (ofRater[j] === -1) continue;
    sum[ofRater[j]!]! += at.lambda[j]!;
    count[ofRater[j]!]! += 1;
  }
  for (let j = 0; j < at.lambda.length; j++)
    if (ofRater[j] !== -1) at.lambda[j]! -= sum[ofRater[j]!]! / count[ofRater[j]!]!;
  for (let n = 0; n < at.theta.length; n++)
    if (ofRatee[n] !== -1) at.theta[n]! -= sum[ofRatee[n]!]! / count[ofRatee[n]!]!;
}

/** Rows that give least-squares times of each column (Gram–Schmidt, dependent columns dropped), and the rank. */
function pseudoInverse(columns: number[][]): { inverse: number[][]; rank: number } {
  const basis: { vector: number[]; from: number[] }[] = [];
  for (const [k, column] of columns.entries()) {
    let vector = [...column];
    let from = columns.map((_, c): number => (c === k ? 1 : 0));
    for (const done of basis) {
      const along = inner(vector, done.vector);
      vector = vector.map((x, r) => x - along * done.vector[r]!);
      from = from.map((x, c) => x - along * done.from[c]!);
    }
    const length = Math.sqrt(inner(vector, vector));
    if (length < 1e-9) continue;
    basis.push({ vector: vector.map((x) => x / length), from: from.map((x) => x / length) });
  }
  const inverse = columns.map((column, k) =>
    column.map((_, r) => basis.reduce((sum, { vector, from }) => sum + from[k]! * vector[r]!, 0)),
  );
  return { inverse, rank: basis.length };
}

function inner(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, k) => sum + x * b[k]!, 0);
}

function meanOf(values: Float64Array, counts: (k: number) => boolean): number {
  let [sum, n] = [0, 0];
  for (let k = 0; k < values.length; k++) {
    if (!counts(k)) continue;
    sum += values[k]!;
    n++;
  }
  return n > 0 ? sum / n : 0;
}
