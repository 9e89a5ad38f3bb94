/** A rater's own severity as they read it: plain, to one decimal, without a target. */
import { tenth } from '../result/fair';
import type { OwnSeverity } from '../scoring';

/** Fewer forms than that say nothing about how somebody rates. */
export const severityForms = 5;

/** Points of the scale without a sign where the kind says which side; `unclear` keeps signs, negative being stricter. */
export type SeverityView =
  | { kind: 'few' | 'no_model' }
  | { kind: 'strict' | 'mild' | 'level' | 'unclear'; points: number; low: number; high: number };

/** `few` under five forms; `no_model` where the run has no estimate; `level` where it rounds to nothing. */
export function describeSeverity(own: OwnSeverity): SeverityView {
  if (own.forms < severityForms) return { kind: 'few' };
  if (own.points === null || own.low === null || own.high === null) return { kind: 'no_model' };
  const points = tenth(own.points);
  // Outwards: “up to 0,0” would say a side that is not there.
  if (own.low <= 0 && own.high >= 0)
    return {
      kind: 'unclear',
      points,
      low: Math.floor(10 * own.low) / 10,
      high: Math.ceil(10 * own.high) / 10,
    };
  const shown = { points, low: tenth(own.low), high: tenth(own.high) };
  if (points === 0) return { kind: 'level', ...shown };
  return { kind: points < 0 ? 'strict' : 'mild', ...shown };
}
