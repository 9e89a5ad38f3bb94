/** Who may run, release and read results. A reason, or null when it may be done. */

import { type PhaseWindow, windowOf } from '~/features/cycle/cycle';
import { boardUnits, type CycleStanding } from '~/features/cycle/cycle-policy';
import { type Actor, mayRead } from '~/features/organisation/actor';
import type { Refusal } from '~/lib/errors';
import { engineVersion } from './scoring';

type ScoredCycle = CycleStanding & { windows: readonly PhaseWindow[] };

/** Runs are the board's own: their list, their comparison. */
export function refuseToReadRuns(actor: Actor, cycle: CycleStanding): Refusal | null {
  const boards = boardUnits(actor);
  if (boards !== 'all' && !boards.includes(cycle.unitId)) return { reason: 'scoring.boardOnly' };
  return cycle.state === 'draft' ? { reason: 'scoring.cycleDraft' } : null;
}

/** Not while peers still write: two runs with one form between them would show that form. */
export function refuseToRun(actor: Actor, cycle: ScoredCycle, at: Date): Refusal | null {
  const refusal = refuseToReadRuns(actor, cycle);
  if (refusal) return refusal;
  const peer = windowOf(cycle.windows, 'peer');
  return peer && at < peer.endsAt ? { reason: 'scoring.peerOpen' } : null;
}

/** A run of this model only: runs of before it have no bytes to compare with. */
export function refuseToRepeat(
  actor: Actor,
  cycle: CycleStanding,
  run: { outputHash: string | null; engineVersion: string },
): Refusal | null {
  const refusal = refuseToReadRuns(actor, cycle);
  if (refusal) return refusal;
  return run.outputHash === null || run.engineVersion !== engineVersion
    ? { reason: 'scoring.otherEngine' }
    : null;
}

/** Once, by the board, when the superior phase has ended and the review has begun. */
export function refuseToRelease(
  actor: Actor,
  cycle: ScoredCycle,
  run: { isReleased: boolean; isNewest: boolean },
  at: Date,
): Refusal | null {
  const refusal = refuseToReadRuns(actor, cycle);
  if (refusal) return refusal;
  if (run.isReleased) return { reason: 'scoring.released' };
  const superior = windowOf(cycle.windows, 'superior');
  const review = windowOf(cycle.windows, 'review');
  if (superior && at < superior.endsAt) return { reason: 'scoring.superiorOpen' };
  if (review && at < review.startsAt) return { reason: 'scoring.reviewNotStarted' };
  return run.isNewest ? null : { reason: 'scoring.notNewest' };
}

/** `unitPaths`: where the ratee's branch stood in the cycle's snapshot, and where it stands now. */
type ResultStanding = { personId: number; unitPaths: readonly string[] };

/** One's own, the officers above, readers above. A peer, and an officer of somewhere else, never. */
export function refuseToReadResult(actor: Actor, ratee: ResultStanding): Refusal | null {
  if (isOwn(actor, ratee) || ratee.unitPaths.some((path) => mayRead(actor, path))) return null;
  return { reason: 'scoring.notYours' };
}

/** The skill to grow is the person's own choice. */
export function refuseToChooseGrowth(actor: Actor, ratee: ResultStanding): Refusal | null {
  return isOwn(actor, ratee) ? null : { reason: 'scoring.ownChoice' };
}

export function isOwn(actor: Actor, ratee: Pick<ResultStanding, 'personId'>): boolean {
  return actor.kind === 'person' && actor.personId === ratee.personId;
}
