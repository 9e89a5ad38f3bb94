import type { Refusal } from '~/lib/errors';
import {
  type Actor,
  isManagerOf,
  isProvincialBoard,
  isWithin,
  managing,
  mayRead,
  readablePaths,
} from './actor';
import type { Power, UnitLevel } from './organisation';

/** A unit as policies read it; `parentPath` is null at the top of the tree. */
export type UnitPlace = { path: string; parentPath: string | null };

/** A person as policies read them: where their appointments stand, ended ones too. */
export type PersonPlace = {
  personId: number;
  seats: readonly { unitPath: string; unitLevel: UnitLevel; power: Power; isOpen: boolean }[];
};

/** The unit's page: for those who run it or stand above it, and readers above it. */
export function refuseToReadUnit(actor: Actor, unit: Pick<UnitPlace, 'path'>): Refusal | null {
  return actor.kind === 'system' || mayRead(actor, unit.path) ? null : { reason: 'people.notYours' };
}

/** The officers' view of the tree: for whoever runs or may read a unit above branch level. */
export function refuseToReadTree(actor: Actor): Refusal | null {
  return readablePaths(actor).length > 0 ? null : { reason: 'people.notYours' };
}

/** Units are made, renamed, moved and ended by the level above; the province also looks after its own. */
export function refuseToChangeUnit(actor: Actor, unit: UnitPlace): Refusal | null {
  const ownProvince = isProvincialBoard(actor) && isManagerOf(actor, unit.path);
  return isManagerOf(actor, unit.parentPath ?? unit.path) || ownProvince
    ? null
    : { reason: 'people.levelAbove' };
}

/** A new unit stands under one that the actor runs; only the machine starts a tree. */
export function refuseToAddUnit(actor: Actor, parentPath: string | null): Refusal | null {
  if (actor.kind === 'system') return null;
  return parentPath !== null && isManagerOf(actor, parentPath) ? null : { reason: 'people.notYours' };
}

/** Rosters and imports of a unit and all below it. */
export function refuseToManagePeople(actor: Actor, unit: Pick<UnitPlace, 'path'>): Refusal | null {
  return isManagerOf(actor, unit.path) ? null : { reason: 'people.notYours' };
}

/** One's own page, and the people who hold or held a title where the actor may look. */
export function refuseToReadPerson(actor: Actor, person: PersonPlace): Refusal | null {
  if (actor.kind === 'system' || actor.personId === person.personId) return null;
  return person.seats.some((seat) => mayRead(actor, seat.unitPath)) ? null : { reason: 'people.notYours' };
}

/**
 * Telephone and e-mail: one's own, and of those who serve, or served, where the actor runs things. Whoever only reads calls
 * nobody. The one rule of every page, list, search and export.
 */
export function maySeeContacts(
  actor: Actor,
  person: { personId: number; seats: readonly { unitPath: string }[] },
): boolean {
  const isOwn = actor.kind === 'person' && actor.personId === person.personId;
  return isOwn || person.seats.some((seat) => isManagerOf(actor, seat.unitPath));
}

/**
 * Name, birthday, telephone: for those who run a unit the person serves in now (or served in last). Whoever runs
 * something elsewhere is out of reach from below: a telephone number is also how one signs in.
 */
export function refuseToEditPerson(actor: Actor, person: PersonPlace): Refusal | null {
  const open = person.seats.filter((seat) => seat.isOpen);
  const counted = open.length > 0 ? open : person.seats;
  if (!counted.some((seat) => isManagerOf(actor, seat.unitPath)) && actor.kind !== 'system')
    return { reason: 'people.notYours' };
  const runsElsewhere = open.some(
    (seat) => seat.power === 'manage' && seat.unitLevel !== 'branch' && !isManagerOf(actor, seat.unitPath),
  );
  return runsElsewhere ? { reason: 'people.runsElsewhere' } : null;
}

/** Honours, grades, discipline: as editing, and never about oneself. */
export function refuseToRecordFact(actor: Actor, person: PersonPlace): Refusal | null {
  if (actor.kind === 'person' && actor.personId === person.personId) return { reason: 'people.ownFact' };
  return refuseToEditPerson(actor, person);
}

/** Nobody ends the seat they run things from: someone has to remain who can undo it. */
export function refuseToEndAppointment(
  actor: Actor,
  seat: { personId: number; unitPath: string },
): Refusal | null {
  if (!isManagerOf(actor, seat.unitPath)) return { reason: 'people.notYours' };
  if (actor.kind !== 'person' || actor.personId !== seat.personId) return null;
  const runsFromAbove = managing(actor).some(
    (a) => a.unitPath !== seat.unitPath && isWithin(seat.unitPath, a.unitPath),
  );
  return runsFromAbove ? null : { reason: 'people.ownSeat' };
}
