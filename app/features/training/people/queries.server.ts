/** People of a part of the tree on a day, for lists that an officer ticks. */
import { and, asc, eq, gte, inArray, isNull, like, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { appointment, person, title, unit, unitType } from '#db/schema/index';
import { likeText } from '~/features/organisation/unit/queries.server';
import type { Day } from '~/lib/date';
import { fold } from '~/lib/text';
import { mostPeople } from '../training-form';

/** `post` is 'grassroots:SECRETARY', '' for all; `text` part of a name. */
export type PeopleFilter = { post: string; text: string; unitId?: number };
type Place = { unitPath: string; on: Day };

/** Holders of posts below the unit on the day, one line a person, by name; at most `mostPeople` of `total`. */
export async function listChoices(db: Db, place: Place, { post, text, unitId }: PeopleFilter) {
  const named = text.trim() === '' ? undefined : like(person.searchKey, `%${likeText(fold(text))}%`);
  const held = post === '' ? undefined : sql`${unitType.level} || ':' || ${appointment.titleCode} = ${post}`;
  const rows = await seatsOf(
    db,
    place,
    and(named, held, unitId === undefined ? undefined : eq(unit.id, unitId)),
  );
  return { people: rows.slice(0, mostPeople), total: rows.length, most: mostPeople };
}
export type PersonChoice = Awaited<ReturnType<typeof listChoices>>['people'][number];

/** Everybody whom the same filter shows: what “all of this list” means. */
export async function chosenPeople(db: Db, place: Place, filter: PeopleFilter): Promise<number[]> {
  return (await listChoices(db, place, filter)).people.map((choice) => choice.personId);
}

/** Those of the people who hold a post below the unit on the day, with it. */
export async function readSeats(db: Db, { personIds, ...place }: Place & { personIds: readonly number[] }) {
  return seatsOf(db, place, inArray(person.id, [...personIds]));
}

async function seatsOf(db: Db, { unitPath, on }: Place, where: SQL | undefined) {
  const rows = await db
    .select({
      personId: person.id,
      name: person.fullName,
      sortKey: person.sortKey,
      unitId: unit.id,
      since: appointment.fromOn,
      seat: sql<string>`${title.nameVi} || ' ' || ${unit.name}`,
    })
    .from(appointment)
    .innerJoin(person, eq(person.id, appointment.personId))
    .innerJoin(title, eq(title.code, appointment.titleCode))
    .innerJoin(unit, eq(unit.id, appointment.unitId))
    .innerJoin(unitType, eq(unitType.code, unit.typeCode))
    .where(
      and(
        like(unit.path, `${unitPath}%`),
        lte(appointment.fromOn, on),
        or(isNull(appointment.toOn), gte(appointment.toOn, on)),
        where,
      ),
    )
    .orderBy(
      asc(sql`${person.sortKey} collate "C"`),
      asc(person.id),
      asc(title.position),
      asc(appointment.id),
    )
    .limit(20_000);
  return [...new Map(rows.reverse().map((row) => [row.personId, row])).values()].reverse();
}
