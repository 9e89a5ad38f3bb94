/** Where people serve and served, as policies ask: fetched by sets, for one person as for ten thousand. */
import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { appointment, title, unit, unitType } from '#db/schema/index';
import type { Day } from '~/lib/date';
import type { Actor } from '../actor';
import { type PersonPlace, type PersonSeat, refuseToHoldPerson } from '../organisation-policy';
import { seatOn } from './seat';

/** A seat with the names a list shows. */
type NamedSeat = PersonSeat & { unitId: number; unitName: string; titleName: string };
type NamedPlace = { personId: number; seats: NamedSeat[] };

/** A statement takes 65,535 parameters: sets go in slices. */
const slice = 5_000;

/** The seats of each person, in the order they were given; somebody who never served has none. */
export async function placesOfPeople(
  db: Db,
  ids: readonly number[],
  today: Day,
): Promise<Map<number, NamedPlace>> {
  const places = new Map<number, NamedPlace>(ids.map((personId) => [personId, { personId, seats: [] }]));
  for (let at = 0; at < ids.length; at += slice) {
    const rows = await db
      .select({
        id: appointment.id,
        personId: appointment.personId,
        unitId: unit.id,
        unitName: unit.name,
        unitPath: unit.path,
        unitLevel: unitType.level,
        titleName: title.nameVi,
        power: title.power,
        fromOn: appointment.fromOn,
        // A unit that is no more keeps no seat open.
        endedOn: sql<string | null>`least(${appointment.toOn}, ${unit.validTo})::text`,
      })
      .from(appointment)
      .innerJoin(unit, eq(unit.id, appointment.unitId))
      .innerJoin(unitType, eq(unitType.code, unit.typeCode))
      .innerJoin(title, eq(title.code, appointment.titleCode))
      .where(inArray(appointment.personId, ids.slice(at, at + slice)))
      .orderBy(asc(appointment.id));
    for (const { personId, ...seat } of rows) places.get(personId)!.seats.push(seatOn(seat, today));
  }
  return places;
}

/** One person's seats. */
export async function placeOfPerson(db: Db, personId: number, today: Day): Promise<NamedPlace> {
  return (await placesOfPeople(db, [personId], today)).get(personId)!;
}

/** Of these people, those whose telephone and private facts the actor may have. */
export async function peopleHeldBy(
  db: Db,
  actor: Actor,
  ids: readonly number[],
  today: Day,
): Promise<ReadonlySet<number>> {
  const places = await placesOfPeople(db, [...new Set(ids)], today);
  return new Set(
    [...places.values()]
      .filter((place: PersonPlace) => refuseToHoldPerson(actor, place) === null)
      .map(({ personId }) => personId),
  );
}
