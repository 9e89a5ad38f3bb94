import {
  type Actor,
  type ActorAppointment,
  isManagerOf,
  managing,
  readablePaths,
} from '~/features/organisation/actor';
import type { Refusal } from '~/lib/errors';

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
