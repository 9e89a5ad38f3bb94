/** How people stand in a run, as the board reads it: bands and frequencies, never places. */
import { type Band, bandLimits, bandOf } from '../engine/fair/band';
import type { FairStatus } from '../scoring';

/** The three bands, and the two groups that stand apart from them. */
export const standingGroups = ['likely', 'council', 'unlikely', 'unlinked', 'few'] as const;
export type StandingGroup = (typeof standingGroups)[number];

export const standingPageSize = 50;

/** The group of a person with this status and share; people whose model did not converge have too little as well. */
export function groupOf(status: FairStatus | null, pTop: number | null): StandingGroup {
  if (status === 'unlinked') return 'unlinked';
  return status === 'ok' && pTop !== null ? bandOf(pTop) : 'few';
}

/** Bounds of P(among the awards) of a band: from `from` (included) to `below`. */
export function boundsOf(band: Band): { from: number; below: number } {
  const { likely, council } = bandLimits;
  if (band === 'likely') return { from: likely, below: 2 };
  return band === 'council' ? { from: council, below: likely } : { from: 0, below: council };
}

/** A share in words of a hundred: how many times, and whether it is all but none or all. */
export function inHundred(p: number): { times: number; edge: 'none' | 'all' | null } {
  // Rounded down, so that no figure contradicts the bounds of its band.
  const times = Math.floor(100 * p + 1e-9);
  if (times < 1) return { times: 1, edge: 'none' };
  return times > 99 ? { times: 99, edge: 'all' } : { times, edge: null };
}

/** The stretch of the scale that holds all intervals, in half levels; at least one level wide. */
export function domainOf(intervals: readonly { low: number; high: number }[]): [number, number] {
  if (intervals.length === 0) return [1, 5];
  const low = Math.floor(2 * Math.min(...intervals.map((one) => one.low))) / 2;
  const high = Math.ceil(2 * Math.max(...intervals.map((one) => one.high))) / 2;
  return high - low >= 1 ? [low, high] : [Math.max(1, high - 1), Math.max(2, high)];
}

/** Half levels of a domain, without its ends where the words would be cut. */
export function ticksOf([low, high]: readonly [number, number]): number[] {
  const step = high - low > 2.5 ? 1 : 0.5;
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / step) * step; tick <= high; tick += step)
    if (tick - low > 0.1 && high - tick > 0.1) ticks.push(tick);
  return ticks;
}

/** From this difference on a fair score moved a person so far from the raw one that the grounds are worth reading. */
export const largeShift = 0.3;
