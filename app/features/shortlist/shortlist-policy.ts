import { type Actor, isProvincialBoard, personIdOf } from '~/features/organisation/actor';
import type { Refusal } from '~/lib/errors';
import { type CycleState, isPhaseOpen, type PhaseWindow } from '../cycle/cycle';
import type { NominationState } from '../nomination/nomination';

export type ShortlistCycle = { state: CycleState; windows: readonly PhaseWindow[] };
export type Nominee = { personId: number; state: NominationState };

/** The board and the centre's readers; nobody else sees the list before the decision. */
export function refuseToReadShortlist(actor: Actor): Refusal | null {
  if (isProvincialBoard(actor)) return null;
  const reads =
    actor.kind === 'person' &&
    actor.appointments.some((a) => a.unitLevel === 'centre' && a.power !== 'member');
  return reads ? null : { reason: 'shortlist.boardOnly' };
}

/** Marking and listing: the board, while shortlisting runs, about files that were sent; never about oneself. */
export function refuseToShortlist(
  actor: Actor,
  nominee: Nominee,
  cycle: ShortlistCycle,
  at: Date,
): Refusal | null {
  const refusal = refuseToOrder(actor, cycle, at);
  if (refusal) return refusal;
  if (personIdOf(actor) === nominee.personId) return { reason: 'shortlist.ownFile' };
  return nominee.state === 'submitted' ? null : { reason: 'shortlist.notSent' };
}

/** Ordering the list: the board, while shortlisting or deciding runs. */
export function refuseToOrder(actor: Actor, cycle: ShortlistCycle, at: Date): Refusal | null {
  if (!isProvincialBoard(actor)) return { reason: 'shortlist.boardOnly' };
  if (cycle.state !== 'open') return { reason: 'shortlist.phaseClosed' };
  const isTime = isPhaseOpen(cycle.windows, 'shortlist', at) || isPhaseOpen(cycle.windows, 'decision', at);
  return isTime ? null : { reason: 'shortlist.phaseClosed' };
}
