/** The provincial board sets, opens, moves and closes its cycles; everyone signed in reads one that has opened. */
import { type Actor, isManagerOf, managing, readablePaths } from '~/features/organisation/actor';
import type { Refusal } from '~/lib/errors';
import type { CycleState } from './cycle';

/** What a policy needs to know of a cycle. `unitId` is the province's. */
export type CycleStanding = { unitId: number; state: CycleState };

/** Provinces the actor sits on the board of; 'all' for the machine itself. */
export function boardUnits(actor: Actor): number[] | 'all' {
  if (actor.kind === 'system') return 'all';
  return managing(actor)
    .filter((a) => a.unitLevel === 'province')
    .map((a) => a.unitId);
}

export function refuseToReadCycle(actor: Actor, cycle: CycleStanding): Refusal | null {
  return cycle.state === 'draft' ? refuseOutsiders(actor, cycle) : null;
}

/** Who is in a cycle, by name: officers and readers, each below their own unit. */
export function refuseToReadPeople(actor: Actor): Refusal | null {
  return readablePaths(actor).length > 0 ? null : { reason: 'cycle.officersOnly' };
}

/** Starting a draft: for any provincial board, in its own province. */
export function refuseToCreateCycle(actor: Actor): Refusal | null {
  const boards = boardUnits(actor);
  return boards === 'all' || boards.length > 0 ? null : { reason: 'cycle.boardOnly' };
}

export function refuseToEditCycle(actor: Actor, cycle: CycleStanding): Refusal | null {
  return refuseOutsiders(actor, cycle) ?? (cycle.state === 'draft' ? null : { reason: 'cycle.notDraft' });
}

/** The preview of the opening is read under the same rule. */
export function refuseToOpenCycle(actor: Actor, cycle: CycleStanding): Refusal | null {
  return refuseToEditCycle(actor, cycle);
}

/** Throwing a draft away. */
export function refuseToDiscardCycle(actor: Actor, cycle: CycleStanding): Refusal | null {
  return refuseToEditCycle(actor, cycle);
}

export function refuseToMovePhase(actor: Actor, cycle: CycleStanding): Refusal | null {
  return refuseOutsiders(actor, cycle) ?? refuseUnlessOpen(cycle);
}

export function refuseToCloseCycle(actor: Actor, cycle: CycleStanding): Refusal | null {
  return refuseToMovePhase(actor, cycle);
}

/** Making an open cycle a draft again; the forms have a word in it too. */
export function refuseToTakeBackOpening(actor: Actor, cycle: CycleStanding): Refusal | null {
  return refuseToMovePhase(actor, cycle);
}

/** Quotas are the board's, while the cycle is open. */
export function refuseToSetQuota(actor: Actor, cycle: CycleStanding): Refusal | null {
  return refuseToMovePhase(actor, cycle);
}

/**
 * Handover in mid-year: those who run the branch's unit or one above it, for they know of it first. `unitPath` is the
 * branch's as the tree stands now.
 */
export function refuseToHandOver(actor: Actor, cycle: CycleStanding, unitPath: string): Refusal | null {
  return isManagerOf(actor, unitPath) ? refuseUnlessOpen(cycle) : { reason: 'cycle.managerOnly' };
}

function refuseUnlessOpen(cycle: CycleStanding): Refusal | null {
  return cycle.state === 'open' ? null : { reason: 'cycle.notOpen' };
}

function refuseOutsiders(actor: Actor, cycle: CycleStanding): Refusal | null {
  const boards = boardUnits(actor);
  return boards === 'all' || boards.includes(cycle.unitId) ? null : { reason: 'cycle.boardOnly' };
}
