/** Who reads a unit's dashboard and who may nudge. A reason, or null. */
import type { CycleState, PhaseWindow } from '~/features/cycle/cycle';
import { type Actor, isManagerOf, mayRead } from '~/features/organisation/actor';
import { showTime } from '~/lib/date';
import type { Refusal } from '~/lib/errors';
import { isCallTime } from './dashboard';

/** `paths`: where the unit stood in the cycle's snapshot, and where it stands now. */
type UnitStanding = { paths: readonly string[] };

/** Officers of the unit or above it, and readers above it. */
export function refuseToReadDashboard(actor: Actor, { paths }: UnitStanding): Refusal | null {
  return paths.some((path) => mayRead(actor, path)) ? null : { reason: 'dashboard.notYourUnit' };
}

/** Nudging is for those who run the unit, while forms can be sent, by day: not from 21:00 to 07:00. */
export function refuseToRemind(
  actor: Actor,
  { paths }: UnitStanding,
  cycle: { state: CycleState; windows: readonly PhaseWindow[] },
  at: Date,
): Refusal | null {
  if (!paths.some((path) => isManagerOf(actor, path))) return { reason: 'dashboard.managerOnly' };
  if (cycle.state !== 'open') return { reason: 'dashboard.notOpen' };
  if (!isCallTime(cycle, at)) return { reason: 'dashboard.noPhaseOpen' };
  const time = showTime(at);
  return time >= '21:00' || time < '07:00' ? { reason: 'dashboard.quietHours' } : null;
}
