/** Who may write, read and assign forms, and when. A reason, or null when it may be done. */
import { type CycleState, type PhaseWindow, windowOf } from '~/features/cycle/cycle';
import { type Actor, isManagerOf, managing, mayRead, personIdOf } from '~/features/organisation/actor';
import { showInstant } from '~/lib/date';
import type { Refusal } from '~/lib/errors';
import type { RaterRole } from './assessment';
import { type FormRole, phaseOf } from './assessment-task';
import type { FormState } from './form/content';

type AssessedCycle = { state: CycleState; windows: readonly PhaseWindow[] };

/** What a policy needs to know of a form. For a peer's, `raterId` is the one who was asked. */
export type FormStanding = {
  role: RaterRole;
  raterId: number;
  state: FormState;
  /** The ratee is no longer in the cycle. */
  hasRateeLeft: boolean;
};

const notOpen: Record<FormRole, string> = {
  self: 'assessment.selfNotOpen',
  peer: 'assessment.peerNotOpen',
  superior: 'assessment.superiorNotOpen',
};
const closed: Record<FormRole, string> = {
  self: 'assessment.selfClosed',
  peer: 'assessment.peerClosed',
  superior: 'assessment.superiorClosed',
};

/** Saving and sending: the one rater, in the phase of the role, while the ratee is in the cycle. */
export function refuseToWrite(
  actor: Actor,
  form: FormStanding,
  cycle: AssessedCycle,
  now: Date,
): Refusal | null {
  if (actor.kind !== 'person' || personIdOf(actor) !== form.raterId) return { reason: 'assessment.notYours' };
  if (actor.appointments.length === 0) return { reason: 'assessment.appointmentEnded' };
  if (cycle.state !== 'open') return { reason: 'assessment.cycleClosed' };
  if (form.hasRateeLeft) return { reason: 'assessment.rateeLeft' };
  if (form.state === 'recused') return { reason: 'assessment.recused' };
  return refuseOutsidePhase(form.role, cycle, now);
}

function refuseOutsidePhase(role: RaterRole, cycle: AssessedCycle, now: Date): Refusal | null {
  const phase = phaseOf(role);
  const window = windowOf(cycle.windows, phase);
  if (!window) return { reason: 'assessment.cycleClosed' };
  if (now < window.startsAt) return { reason: notOpen[phase], params: { at: showInstant(window.startsAt) } };
  if (now >= window.endsAt) return { reason: closed[phase], params: { at: showInstant(window.endsAt) } };
  return null;
}

/** The self-assessment beside the superior's form: only once that was sent, so that it does not steer the judgement. */
export function refuseToReadSelfBeside(actor: Actor, superior: FormStanding): Refusal | null {
  if (personIdOf(actor) !== superior.raterId || superior.role !== 'SUPERIOR')
    return { reason: 'assessment.notYours' };
  return superior.state === 'submitted' ? null : { reason: 'assessment.selfHidden' };
}

/** A unit of the cycle: its path at opening and, when it still stands, its path now. */
type AssignedUnit = { paths: readonly string[] };

/** Assigning peers: those who run the unit or one above it, until the peer phase ends. */
export function refuseToAssign(
  actor: Actor,
  unit: AssignedUnit,
  cycle: AssessedCycle,
  now: Date,
): Refusal | null {
  if (!unit.paths.some((path) => isManagerOf(actor, path))) return { reason: 'assessment.managerOnly' };
  if (cycle.state !== 'open') return { reason: 'assessment.cycleClosed' };
  const ends = ['self' as const, 'peer' as const].flatMap(
    (phase) => windowOf(cycle.windows, phase)?.endsAt ?? [],
  );
  const last = ends.sort((a, b) => b.getTime() - a.getTime())[0];
  return last && now < last
    ? null
    : { reason: 'assessment.assignmentOver', params: { at: last ? showInstant(last) : '' } };
}

/** Asking not to rate, until the peer phase ends. */
export function refuseToRecuse(cycle: AssessedCycle, now: Date): Refusal | null {
  if (cycle.state !== 'open') return { reason: 'assessment.cycleClosed' };
  const window = windowOf(cycle.windows, 'peer');
  return window && now >= window.endsAt
    ? { reason: 'assessment.recusalOver', params: { at: showInstant(window.endsAt) } }
    : null;
}

/** Counts of forms, and who is asked to rate whom: officers there and above, and readers above. Never answers. */
export function refuseToSeeProgress(actor: Actor, unit: AssignedUnit): Refusal | null {
  return unit.paths.some((path) => mayRead(actor, path)) ? null : { reason: 'assessment.managerOnly' };
}

/** Making the forms that a cycle lacks leaves nothing to judgement; any officer's act may set it off. */
export function refuseToMakeForms(actor: Actor, cycle: AssessedCycle): Refusal | null {
  if (actor.kind === 'person' && managing(actor).length === 0) return { reason: 'assessment.managerOnly' };
  return cycle.state === 'open' ? null : { reason: 'assessment.cycleClosed' };
}
