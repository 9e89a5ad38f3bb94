import { type RatingRow, type RatingTable, tableOf } from '../ratings/ratings';

/** Weights ≥ 0. A role that is not named weighs 0: shown beside the total, never inside. An item not named weighs 1. */
export type Weights = { roles: Readonly<Record<string, number>>; items?: Readonly<Record<string, number>> };

/** The ratings of one role on one item: how many, and their mean in score points (`null` when none). */
export type ItemMean = { n: number; mean: number | null };

/** What one ratee received, in score points. `null`: nothing there to average. */
export type Aggregate = {
  ratee: string;
  /** Roles are mixed within each item, then items: Σ v_i s_i / Σ v_i with s_i = Σ w_r m_ri / Σ w_r. */
  itemFirst: number | null;
  /** Items are mixed within each role, then roles: Σ w_r S_r / Σ w_r with S_r = Σ v_i m_ri / Σ v_i. */
  roleFirst: number | null;
  /** S_r of every role that rated the ratee, roles of weight 0 included. */
  byRole: Record<string, number | null>;
  /** m_ri of every role and item that was rated. */
  byItem: Record<string, Record<string, ItemMean>>;
};

/**
 * Weighted means of each ratee, in the order of their ids, over what is present: a missing role or item leaves
 * both the sum and its weights. The two orders of averaging agree when every role rated every item.
 */
export function aggregateRatings(ratings: readonly RatingRow[] | RatingTable, weights: Weights): Aggregate[] {
  const table = 'score' in ratings ? ratings : tableOf(ratings);
  const roles = table.roleIds.length;
  const items = table.itemIds.length;
  const roleWeight = table.roleIds.map((id) => weightOf(weights.roles, id, 0));
  const itemWeight = table.itemIds.map((id) => weightOf(weights.items ?? {}, id, 1));
  const cells = table.rateeIds.length * roles * items;
  const sum = new Float64Array(cells);
  const count = new Int32Array(cells);
  for (let k = 0; k < table.score.length; k++) {
    const cell = (table.ratee[k]! * roles + table.role[k]!) * items + table.item[k]!;
    sum[cell]! += table.score[k]!;
    count[cell]! += 1;
  }
  return table.rateeIds.map((ratee, n) => {
    const from = n * roles * items;
    const mean = (r: number, i: number) => {
      const cell = from + r * items + i;
      return count[cell] ? sum[cell]! / count[cell] : null;
    };
    const roleMean = roleWeight.map((_, r) => weightedMean(itemWeight, (i) => mean(r, i)));
    const itemMean = itemWeight.map((_, i) => weightedMean(roleWeight, (r) => mean(r, i)));
    return {
      ratee,
      itemFirst: weightedMean(itemWeight, (i) => itemMean[i]!),
      roleFirst: weightedMean(roleWeight, (r) => roleMean[r]!),
      ...present(table, (r, i) => ({ n: count[from + r * items + i]!, mean: mean(r, i) }), roleMean),
    };
  });
}

/** Σ w x / Σ w over the values present; `null` when none is, or when all of them weigh 0. */
function weightedMean(weights: readonly number[], value: (k: number) => number | null): number | null {
  let sum = 0;
  let total = 0;
  for (let k = 0; k < weights.length; k++) {
    const x = value(k);
    if (x === null) continue;
    sum += weights[k]! * x;
    total += weights[k]!;
  }
  return total > 0 ? sum / total : null;
}

function present(
  table: RatingTable,
  cell: (r: number, i: number) => ItemMean,
  roleMean: (number | null)[],
): Pick<Aggregate, 'byRole' | 'byItem'> {
  const byRole: Aggregate['byRole'] = {};
  const byItem: Aggregate['byItem'] = {};
  for (const [r, role] of table.roleIds.entries()) {
    const rated: Record<string, ItemMean> = {};
    for (const [i, item] of table.itemIds.entries()) {
      const found = cell(r, i);
      if (found.n > 0) rated[item] = found;
    }
    if (Object.keys(rated).length === 0) continue;
    byRole[role] = roleMean[r]!;
    byItem[role] = rated;
  }
  return { byRole, byItem };
}

function weightOf(weights: Readonly<Record<string, number>>, id: string, otherwise: number): number {
  const weight = Object.hasOwn(weights, id) ? weights[id]! : otherwise;
  if (!(weight >= 0 && Number.isFinite(weight)))
    throw new RangeError(`weight of ${id} must be finite and ≥ 0`);
  return weight;
}
