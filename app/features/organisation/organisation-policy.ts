import type { Day } from '~/lib/date';
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
type UnitPlace = { path: string; parentPath: string | null };

/**
 * A seat as policies read it. `id` rises in the order in which seats were given: the first day in office is what an
 * officer writes, so it proves nothing about who came first.
 */
export type PersonSeat = {
  id: number;
  unitPath: string;
  unitLevel: UnitLevel;
  power: Power;
  /** Not over, and its unit still exists; it may begin later. */
  isOpen: boolean;
  hasBegun: boolean;
  endedOn: Day | null;
};

/** A person as policies read them: where their appointments stand, ended ones too. */
export type PersonPlace = { personId: number; seats: readonly PersonSeat[] };

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

/**
 * One's own page, and the people who hold or held a title where the actor may look: their name and posts. What else
 * the page shows is `refuseToHoldPerson`'s.
 */
export function refuseToReadPerson(actor: Actor, person: PersonPlace): Refusal | null {
  if (actor.kind === 'system' || actor.personId === person.personId) return null;
  return person.seats.some((seat) => mayRead(actor, seat.unitPath)) ? null : { reason: 'people.notYours' };
}

/**
 * The one rule for every power over a person: telephone and private facts, changing them, recording about them, handing
 * them a link. It belongs to whoever runs all the units they serve in now, or the unit that had them first and still
 * has. A second seat, however it was given, adds a post and no power: or anybody would become a stranger's officer by
 * listing them. Somebody who serves nowhere now stays with the unit they served in last.
 */
export function refuseToHoldPerson(actor: Actor, person: PersonPlace): Refusal | null {
  if (actor.kind === 'system') return null;
  const seats = countedSeats(person);
  const own = seats.filter((seat) => isManagerOf(actor, seat.unitPath));
  if (own.length === 0) return { reason: 'people.notYours' };
  const first = seats.reduce((a, b) => (b.id < a.id ? b : a));
  return own.length === seats.length || own.includes(first) ? null : { reason: 'people.heldElsewhere' };
}

function countedSeats({ seats }: PersonPlace): readonly PersonSeat[] {
  const open = seats.filter((seat) => seat.isOpen);
  if (open.length > 0 || seats.length === 0) return open;
  return [seats.reduce((a, b) => ((b.endedOn ?? '') > (a.endedOn ?? '') ? b : a))];
}

/**
 * Name, birthday, telephone: for those who hold the person. Whoever runs something elsewhere is out of reach from
 * below: a telephone number is also how one signs in.
 */
export function refuseToEditPerson(actor: Actor, person: PersonPlace): Refusal | null {
  const refusal = refuseToHoldPerson(actor, person);
  if (refusal) return refusal;
  const runsElsewhere = person.seats.some(
    (seat) =>
      seat.isOpen &&
      seat.power === 'manage' &&
      seat.unitLevel !== 'branch' &&
      !isManagerOf(actor, seat.unitPath),
  );
  return runsElsewhere ? { reason: 'people.runsElsewhere' } : null;
}

/** Honours, grades, discipline: as editing, and never about oneself. */
export function refuseToRecordFact(actor: Actor, person: PersonPlace): Refusal | null {
  if (actor.kind === 'person' && actor.personId === person.personId) return { reason: 'people.ownFact' };
  return refuseToEditPerson(actor, person);
}

/** An honour decided in this product, or its end: for those who run a unit the person served in, never about oneself. */
export function refuseToRecordAward(actor: Actor, person: PersonPlace): Refusal | null {
  if (actor.kind === 'person' && actor.personId === person.personId) return { reason: 'people.ownFact' };
  return person.seats.some((seat) => isManagerOf(actor, seat.unitPath))
    ? null
    : { reason: 'people.notYours' };
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
