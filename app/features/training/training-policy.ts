import {
  type Actor,
  type ActorAppointment,
  isManagerOf,
  managing,
  mayRead,
  personIdOf,
  readablePaths,
} from '~/features/organisation/actor';
import type { Refusal } from '~/lib/errors';
import type { ClassState, PlanState } from './training';

/** A plan as policies see it: of which unit, and whether others may know of it. */
type PlanStanding = { unitId: number; unitPath: string; state: PlanState };

/** Plans, topics and classes: for whoever runs or may read a unit above branch level. */
export function refuseToReadTraining(actor: Actor): Refusal | null {
  return readablePaths(actor).length > 0 ? null : { reason: 'training.officersOnly' };
}

/** What a unit keeps of its own: those who run it or stand above it. */
export function refuseToKeep(actor: Actor, unit: { unitPath: string }): Refusal | null {
  return isManagerOf(actor, unit.unitPath) ? null : { reason: 'training.notYours' };
}

/** The unit for which the actor plans, by the highest of their seats; undefined for whoever runs nothing. */
export function homeOf(actor: Actor): ActorAppointment | undefined {
  return [...managing(actor)].sort((a, b) => a.unitPath.split('/').length - b.unitPath.split('/').length)[0];
}

/** Starting something of one's own unit. */
export function refuseToStart(actor: Actor): Refusal | null {
  return homeOf(actor) ? null : { reason: 'training.notYours' };
}

/** A draft is the unit's own; an approved plan is read from above too. */
export function refuseToReadPlan(actor: Actor, plan: PlanStanding): Refusal | null {
  if (runs(actor, plan)) return null;
  return plan.state === 'approved' && mayRead(actor, plan.unitPath) ? null : { reason: 'training.notYours' };
}

/** Each level plans for its own: nobody above changes a plan of those below. */
export function refuseToChangePlan(actor: Actor, plan: PlanStanding): Refusal | null {
  return runs(actor, plan) ? null : { reason: 'training.notYours' };
}

/** Years, goals and approval: while it is a draft. */
export function refuseToDraftPlan(actor: Actor, plan: PlanStanding): Refusal | null {
  const refusal = refuseToChangePlan(actor, plan);
  if (refusal) return refusal;
  return plan.state === 'draft' ? null : { reason: 'training.planApproved' };
}

/** Changing, moving, cancelling or holding a class: while it is only planned. */
export function refuseToChangeClass(
  actor: Actor,
  plan: PlanStanding,
  { state }: { state: ClassState },
): Refusal | null {
  const refusal = refuseToChangePlan(actor, plan);
  if (refusal) return refusal;
  if (state === 'held') return { reason: 'training.classHeld' };
  return state === 'cancelled' ? { reason: 'training.classCancelled' } : null;
}

/** Completions are of a class that was held, and never one's own. */
export function refuseToComplete(
  actor: Actor,
  plan: PlanStanding,
  { state, personIds }: { state: ClassState; personIds: readonly number[] },
): Refusal | null {
  const refusal = refuseToChangePlan(actor, plan);
  if (refusal) return refusal;
  if (state !== 'held') return { reason: 'training.classNotHeld' };
  return personIds.includes(personIdOf(actor) ?? 0) ? { reason: 'training.ownCompletion' } : null;
}

function runs(actor: Actor, { unitId }: PlanStanding): boolean {
  return actor.kind === 'system' || managing(actor).some((seat) => seat.unitId === unitId);
}
