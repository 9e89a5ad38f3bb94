import type { Day } from '~/lib/date';
import type { BranchKind, Power, UnitLevel } from './organisation';

/** An appointment as a policy needs it. `unitPath` is '/1/5/9/': the ids from the root to the unit itself. */
export type ActorAppointment = {
  unitId: number;
  unitPath: string;
  unitName: string;
  unitLevel: UnitLevel;
  branchKind: BranchKind | null;
  title: string;
  titleName: string;
  power: Power;
  fromOn: Day;
  toOn: Day | null;
};

/** A signed-in person with the appointments in force on the day of the request (ended ones give no power). */
export type Person = {
  kind: 'person';
  personId: number;
  name: string;
  appointments: readonly ActorAppointment[];
};

/** The machine itself: the first set-up, the demo loader. Passes every policy; the record names it. */
export type System = { kind: 'system' };

export type Actor = Person | System;

/** Who and when: made once a request by one clock. */
export type Act = { actor: Actor; at: Date };

export const system: System = { kind: 'system' };

/** True when `unitPath` is `path` or lies below it. */
export function isWithin(unitPath: string, path: string): boolean {
  return unitPath.startsWith(path);
}

/** Appointments at union level (not in a branch) that let the actor run things. */
export function managing(actor: Actor): readonly ActorAppointment[] {
  if (actor.kind !== 'person') return [];
  return actor.appointments.filter((a) => a.power === 'manage' && a.unitLevel !== 'branch');
}

/** May the actor run the unit at `unitPath`: a managing title there or above? */
export function isManagerOf(actor: Actor, unitPath: string): boolean {
  return actor.kind === 'system' || managing(actor).some((a) => isWithin(unitPath, a.unitPath));
}

/** A managing title at province level: the board that sets frameworks and cycles, shortlists and decides. */
export function isProvincialBoard(actor: Actor): boolean {
  return actor.kind === 'system' || managing(actor).some((a) => a.unitLevel === 'province');
}

/** A reader's title (the centre, a Party committee) at or above the unit. */
export function isReaderOf(actor: Actor, unitPath: string): boolean {
  if (actor.kind !== 'person') return false;
  return actor.appointments.some(
    (a) => a.unitLevel !== 'branch' && a.power !== 'member' && isWithin(unitPath, a.unitPath),
  );
}

/** May see what officers of the unit see: those who run it, and readers above it. */
export function mayRead(actor: Actor, unitPath: string): boolean {
  return isManagerOf(actor, unitPath) || isReaderOf(actor, unitPath);
}

/** Paths of the units whose data the actor may read as an officer; the roots of every list query. */
export function readablePaths(actor: Actor): string[] {
  if (actor.kind === 'system') return ['/'];
  return actor.appointments
    .filter((a) => a.unitLevel !== 'branch' && a.power !== 'member')
    .map((a) => a.unitPath);
}

/** Where the actor sits at the centre, as a reader or running it: they look into every province below. */
export function centrePaths(actor: Actor): string[] {
  if (actor.kind !== 'person') return [];
  return actor.appointments
    .filter((a) => a.unitLevel === 'centre' && a.power !== 'member')
    .map((a) => a.unitPath);
}

/** The id that rows and the record carry: null for the machine. */
export function personIdOf(actor: Actor): number | null {
  return actor.kind === 'person' ? actor.personId : null;
}
