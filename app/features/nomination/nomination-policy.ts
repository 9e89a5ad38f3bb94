import {
  type Actor,
  isManagerOf,
  isProvincialBoard,
  mayRead,
  personIdOf,
} from '~/features/organisation/actor';
import type { Refusal } from '~/lib/errors';
import { type CycleState, isPhaseOpen, type Phase, type PhaseWindow } from '../cycle/cycle';
import { isOpen, type NominationState } from './nomination';

/** The unit that nominates, as it stood at the cycle's opening and as it stands now. */
type NominatingUnit = { unitPaths: readonly string[] };
/** A nomination as policies see it. */
type NominationStanding = NominatingUnit & { personId: number; state: NominationState };
type NominationCycle = { state: CycleState; windows: readonly PhaseWindow[] };

/** Lists of candidates and nominations of a unit: those who run it or read above it. */
export function refuseToReadNominations(actor: Actor, unit: NominatingUnit): Refusal | null {
  return unit.unitPaths.some((path) => mayRead(actor, path)) ? null : { reason: 'nomination.notYours' };
}

/** A file: officers as above, and the nominee, who has to agree to be named. */
export function refuseToReadNomination(actor: Actor, file: NominationStanding): Refusal | null {
  return isNominee(actor, file) ? null : refuseToReadNominations(actor, file);
}

/** Putting somebody forward: those who run the nominating unit, in the nomination phase, never themselves. */
export function refuseToNominate(
  actor: Actor,
  unit: NominatingUnit & { personId: number },
  cycle: NominationCycle,
  at: Date,
): Refusal | null {
  if (!runs(actor, unit)) return { reason: 'nomination.notYours' };
  if (isNominee(actor, unit)) return { reason: 'nomination.ownFile' };
  return refuseOutside(cycle, at, ['nomination']);
}

/** Writing and sending the statement: drafts until nominating ends, a file sent back also while shortlisting runs. */
export function refuseToEditNomination(
  actor: Actor,
  file: NominationStanding,
  cycle: NominationCycle,
  at: Date,
): Refusal | null {
  if (!runs(actor, file)) return { reason: 'nomination.notYours' };
  if (isNominee(actor, file)) return { reason: 'nomination.ownFile' };
  if (file.state === 'withdrawn') return { reason: 'nomination.withdrawn' };
  if (!isOpen(file.state)) return { reason: 'nomination.alreadySent' };
  return refuseOutside(cycle, at, file.state === 'returned' ? ['nomination', 'shortlist'] : ['nomination']);
}

/** The board sends a file back for supplement, while nominating or shortlisting runs. */
export function refuseToReturnNomination(
  actor: Actor,
  file: NominationStanding,
  cycle: NominationCycle,
  at: Date,
): Refusal | null {
  if (!isProvincialBoard(actor) || !runs(actor, file)) return { reason: 'nomination.boardOnly' };
  if (isNominee(actor, file)) return { reason: 'nomination.ownFile' };
  if (file.state !== 'submitted') return { reason: 'nomination.notSent' };
  return refuseOutside(cycle, at, ['nomination', 'shortlist']);
}

/** The unit or the nominee takes a file back, until the decision phase ends. */
export function refuseToWithdrawNomination(
  actor: Actor,
  file: NominationStanding,
  cycle: NominationCycle,
  at: Date,
): Refusal | null {
  if (!isNominee(actor, file) && !runs(actor, file)) return { reason: 'nomination.notYours' };
  if (file.state === 'withdrawn') return { reason: 'nomination.withdrawn' };
  return refuseOutside(cycle, at, ['nomination', 'shortlist', 'decision']);
}

/** Only the nominee says whether the public page may name them; nobody ticks it for somebody. */
export function refuseToConsent(actor: Actor, file: NominationStanding): Refusal | null {
  if (!isNominee(actor, file)) return { reason: 'nomination.consentNotYours' };
  return file.state === 'withdrawn' ? { reason: 'nomination.withdrawn' } : null;
}

export function isNominee(actor: Actor, { personId }: { personId: number }): boolean {
  return personIdOf(actor) === personId;
}

function runs(actor: Actor, unit: NominatingUnit): boolean {
  return unit.unitPaths.some((path) => isManagerOf(actor, path));
}

function refuseOutside(cycle: NominationCycle, at: Date, phases: readonly Phase[]): Refusal | null {
  const isTime = cycle.state === 'open' && phases.some((phase) => isPhaseOpen(cycle.windows, phase, at));
  return isTime ? null : { reason: 'nomination.phaseClosed' };
}
