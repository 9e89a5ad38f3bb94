import { type Actor, centrePaths, isWithin, personIdOf } from '~/features/organisation/actor';
import type { Refusal } from '~/lib/errors';
import { type CycleState, isPhaseOpen, type PhaseWindow } from '../cycle/cycle';
import { boardUnits } from '../cycle/cycle-policy';
import type { NominationState } from '../nomination/nomination';

/** The province that holds the cycle: its board shortlists. */
export type ShortlistProvince = { unitId: number; unitPath: string };
export type ShortlistCycle = ShortlistProvince & { state: CycleState; windows: readonly PhaseWindow[] };
type Nominee = { personId: number; state: NominationState };

/** Whether the list of any cycle could be the actor's to read: boards and the centre's readers. */
export function refuseToReadAnyShortlist(actor: Actor): Refusal | null {
  const boards = boardUnits(actor);
  if (boards === 'all' || boards.length > 0) return null;
  return centrePaths(actor).length > 0 ? null : { reason: 'shortlist.boardOnly' };
}

/** The board of the province and the centre's readers above it; nobody else sees the list before the decision. */
export function refuseToReadShortlist(actor: Actor, cycle: ShortlistProvince): Refusal | null {
  const reads = isBoardOf(actor, cycle) || centrePaths(actor).some((path) => isWithin(cycle.unitPath, path));
  return reads ? null : { reason: 'shortlist.boardOnly' };
}

/** Marking and listing: the board, while shortlisting runs, about files that were sent; never about oneself. */
export function refuseToShortlist(
  actor: Actor,
  nominee: Nominee,
  cycle: ShortlistCycle,
  at: Date,
): Refusal | null {
  const refusal = refuseToOrder(actor, cycle, at) ?? refuseOwn(actor, nominee);
  if (refusal) return refusal;
  return nominee.state === 'submitted' ? null : { reason: 'shortlist.notSent' };
}

/** Taking off the list: also a file that was withdrawn since; never one's own. */
export function refuseToUnlist(
  actor: Actor,
  nominee: Pick<Nominee, 'personId'>,
  cycle: ShortlistCycle,
  at: Date,
): Refusal | null {
  return refuseToOrder(actor, cycle, at) ?? refuseOwn(actor, nominee);
}

/** Ordering the list: the board, while shortlisting or deciding runs. */
export function refuseToOrder(actor: Actor, cycle: ShortlistCycle, at: Date): Refusal | null {
  if (!isBoardOf(actor, cycle)) return { reason: 'shortlist.boardOnly' };
  if (cycle.state !== 'open') return { reason: 'shortlist.phaseClosed' };
  const isTime = isPhaseOpen(cycle.windows, 'shortlist', at) || isPhaseOpen(cycle.windows, 'decision', at);
  return isTime ? null : { reason: 'shortlist.phaseClosed' };
}

function refuseOwn(actor: Actor, { personId }: Pick<Nominee, 'personId'>): Refusal | null {
  return personIdOf(actor) === personId ? { reason: 'shortlist.ownFile' } : null;
}

export function isBoardOf(actor: Actor, { unitId }: Pick<ShortlistProvince, 'unitId'>): boolean {
  const boards = boardUnits(actor);
  return boards === 'all' || boards.includes(unitId);
}
