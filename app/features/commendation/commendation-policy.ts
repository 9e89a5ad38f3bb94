import { type Actor, mayRead, personIdOf } from '~/features/organisation/actor';
import type { Refusal } from '~/lib/errors';
import { type CycleState, isPhaseOpen, type PhaseWindow, windowOf } from '../cycle/cycle';
import { boardUnits } from '../cycle/cycle-policy';
import type { DecisionState } from './commendation';

export type CommendationCycle = { unitId: number; state: CycleState; windows: readonly PhaseWindow[] };
/** A decision as policies see it: the province's, with the people in it. */
type DecisionStanding = { unitId: number; state: DecisionState; personIds: readonly number[] };

/** Decisions with their reasons: the board of the province, and readers above it. */
export function refuseToReadDecisions(actor: Actor, province: { unitPath: string }): Refusal | null {
  return mayRead(actor, province.unitPath) ? null : { reason: 'commendation.boardOnly' };
}

/** The list of decisions: as above, before a province is known. */
export function refuseToListDecisions(actor: Actor): Refusal | null {
  const looksOver =
    actor.kind === 'system' ||
    actor.appointments.some(
      (a) => (a.unitLevel === 'province' || a.unitLevel === 'centre') && a.power !== 'member',
    );
  return looksOver ? null : { reason: 'commendation.boardOnly' };
}

/** Deciding: the province's own board, while the decision phase runs. */
export function refuseToDecide(actor: Actor, cycle: CommendationCycle, at: Date): Refusal | null {
  if (!sitsOnBoard(actor, cycle)) return { reason: 'commendation.boardOnly' };
  const isTime = cycle.state === 'open' && isPhaseOpen(cycle.windows, 'decision', at);
  return isTime ? null : { reason: 'commendation.phaseClosed' };
}

/** As above, and never about oneself. */
export function refuseToCommend(
  actor: Actor,
  personIds: readonly number[],
  cycle: CommendationCycle,
  at: Date,
): Refusal | null {
  return refuseToDecide(actor, cycle, at) ?? refuseOwn(actor, personIds);
}

/**
 * Publishing: the board, once the publication phase has begun. Late is allowed, also after the cycle was closed: a
 * decision that was signed must not be stuck.
 */
export function refuseToPublish(
  actor: Actor,
  decision: DecisionStanding,
  cycle: CommendationCycle,
  at: Date,
): Refusal | null {
  if (!sitsOnBoard(actor, decision)) return { reason: 'commendation.boardOnly' };
  const own = refuseOwn(actor, decision.personIds);
  if (own) return own;
  if (decision.state === 'withdrawn') return { reason: 'commendation.withdrawn' };
  if (decision.state === 'published') return { reason: 'commendation.published' };
  const window = windowOf(cycle.windows, 'publication');
  const hasBegun = cycle.state !== 'draft' && window !== undefined && window.startsAt <= at;
  return hasBegun ? null : { reason: 'commendation.notYet' };
}

/** Withdrawing a recorded decision: the board, until it is published. */
export function refuseToWithdraw(actor: Actor, decision: DecisionStanding): Refusal | null {
  if (!sitsOnBoard(actor, decision)) return { reason: 'commendation.boardOnly' };
  if (decision.state === 'published') return { reason: 'commendation.published' };
  return decision.state === 'withdrawn' ? { reason: 'commendation.withdrawn' } : null;
}

/** The signed paper beside a decision: the board keeps it, whatever became of the decision. */
export function refuseToKeepPaper(actor: Actor, { unitId }: { unitId: number }): Refusal | null {
  return sitsOnBoard(actor, { unitId }) ? null : { reason: 'commendation.boardOnly' };
}

/** Revoking a published honour: the board, never one's own, once. */
export function refuseToRevoke(
  actor: Actor,
  honoured: { unitId: number; state: DecisionState; personId: number; revokedAt: Date | null },
): Refusal | null {
  if (!sitsOnBoard(actor, honoured)) return { reason: 'commendation.boardOnly' };
  const own = refuseOwn(actor, [honoured.personId]);
  if (own) return own;
  if (honoured.state !== 'published') return { reason: 'commendation.notPublished' };
  return honoured.revokedAt ? { reason: 'commendation.revoked' } : null;
}

/** A certificate: the board at any time, the honoured person once the decision is published. Nobody else. */
export function refuseToReadCertificate(
  actor: Actor,
  honoured: { unitPath: string; state: DecisionState; personId: number },
): Refusal | null {
  if (honoured.state === 'withdrawn') return { reason: 'commendation.withdrawn' };
  const isOwn = personIdOf(actor) === honoured.personId;
  if (isOwn && honoured.state === 'published') return null;
  if (isOwn) return { reason: 'commendation.notYet' };
  return refuseToReadDecisions(actor, honoured);
}

function sitsOnBoard(actor: Actor, { unitId }: { unitId: number }): boolean {
  const boards = boardUnits(actor);
  return boards === 'all' || boards.includes(unitId);
}

function refuseOwn(actor: Actor, personIds: readonly number[]): Refusal | null {
  const me = personIdOf(actor);
  return me !== null && personIds.includes(me) ? { reason: 'commendation.ownFile' } : null;
}
