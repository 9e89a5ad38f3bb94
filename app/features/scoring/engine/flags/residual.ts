import { averageRanks } from '../algebra/rank';

/** SD of standardised residuals where the model misfits all forms alike; 1 at least. */
export function residualScale(residuals: Float64Array): number {
  const square = residuals.reduce((sum, r) => sum + r * r, 0) / (residuals.length || 1);
  return Math.max(1, Math.sqrt(square));
}

/**
 * Trend of standard values over time by ranks: z = Σ t r / √Σ t² with t the centred ranks of time (ties share theirs),
 * standard normal for independent values; and the means of the earlier and the later half. `null` when all times agree.
 */
export function trendOf(
  time: readonly number[],
  values: readonly number[],
): { z: number | null; early: number; late: number } {
  // 1 is the highest for `averageRanks`: the latest.
  const ranks = averageRanks(time).map((rank) => (time.length + 1) / 2 - rank!);
  const squares = ranks.reduce((sum, t) => sum + t * t, 0);
  const meanOf = (half: (t: number) => boolean) => {
    const own = values.filter((_, k) => half(ranks[k]!));
    return own.reduce((sum, x) => sum + x, 0) / (own.length || 1);
  };
  return {
    z: squares > 0 ? ranks.reduce((sum, t, k) => sum + t * values[k]!, 0) / Math.sqrt(squares) : null,
    early: meanOf((t) => t < 0),
    late: meanOf((t) => t > 0),
  };
}
