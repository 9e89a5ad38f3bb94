/** People as screens show them: only those the actor may see, page by page. */
import { and, asc, count, desc, eq, inArray, isNotNull, like, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { appointment, discipline, honour, officialGrade, person, title, unit } from '#db/schema/index';
import { must, NotFound } from '~/lib/errors';
import { fold } from '~/lib/text';
import { type Actor, mayRead, readablePaths } from '../actor';
import {
  refuseToEditPerson,
  refuseToEndAppointment,
  refuseToHoldPerson,
  refuseToManagePeople,
  refuseToReadPerson,
  refuseToReadUnit,
  refuseToRecordFact,
} from '../organisation-policy';
import { unitById } from '../unit/commands.server';
import { likeText, openOn, unitsPerPage, withinPaths } from '../unit/queries.server';
import { personById } from './commands.server';
import { peopleHeldBy, placeOfPerson, placesOfPeople } from './place-queries.server';

export type PersonLine = {
  id: number;
  fullName: string;
  /** Null also when the actor may not have it. */
  phone: string | null;
  /** Other posts held now: 'Bí thư Chi đoàn …'. */
  alsoHolds: string[];
  titleName: string;
  unitId: number;
  unitName: string;
  fromOn: string;
  toOn: string | null;
  appointmentId: number;
  titleCode: string;
};

/** Who holds a title in this very unit: those in office, or (`isPast`) those who did. */
export async function listUnitPeople(
  db: Db,
  actor: Actor,
  { unitId, page, today, isPast = false }: { unitId: number; page: number; today: string; isPast?: boolean },
) {
  must(refuseToReadUnit(actor, await unitById(db, unitId)));
  const inForce = isPast
    ? and(isNotNull(appointment.toOn), lt(appointment.toOn, today))
    : or(openOn(appointment.fromOn, appointment.toOn, today), sql`${appointment.fromOn} > ${today}`);
  const order = [asc(title.position), asc(sql`${person.sortKey} collate "C"`)];
  return listSeats(db, actor, and(eq(appointment.unitId, unitId), inForce)!, { page, today, order });
}

/** People by name (without diacritics, `đ` as `d`), telephone or member code, among those the actor may see. */
export async function searchPeople(
  db: Db,
  actor: Actor,
  { text, page, today }: { text: string; page: number; today: string },
): Promise<{ rows: PersonLine[]; total: number }> {
  const words = fold(text);
  const within = withinPaths(readablePaths(actor));
  const named = like(person.searchKey, `%${likeText(words)}%`);
  const numbered = await findByNumber(db, actor, { text, words, within, today });
  const where = and(within, or(named, inArray(person.id, numbered)))!;
  const order = [asc(sql`${person.sortKey} collate "C"`), desc(appointment.fromOn)];
  return listSeats(db, actor, where, { page, today, order });
}

/** By telephone or member code: only people whose number the actor may have, or a search would tell it digit by digit. */
async function findByNumber(
  db: Db,
  actor: Actor,
  { text, words, within, today }: { text: string; words: string; within: SQL; today: string },
): Promise<number[]> {
  const digits = text.replace(/\D/g, '').replace(/^(84|0)/, '');
  const matches: SQL[] = [];
  if (digits.length >= 4) matches.push(like(person.phone, `%${digits}%`));
  if (words.length >= 3) matches.push(sql`lower(${person.memberCode}) = ${words}`);
  if (matches.length === 0) return [];
  const found = await db
    .selectDistinct({ id: person.id })
    .from(appointment)
    .innerJoin(person, eq(person.id, appointment.personId))
    .innerJoin(unit, eq(unit.id, appointment.unitId))
    .where(and(within, or(...matches)))
    .orderBy(asc(person.id))
    .limit(mostByNumber);
  const ids = found.map(({ id }) => id);
  return [...(await peopleHeldBy(db, actor, ids, today))];
}

/** Four digits of a telephone are in many numbers: nobody reads on beyond these. */
const mostByNumber = 1_000;

/**
 * A person's page: titles held, facts, and what the actor may do there. Who only shares the person with another unit, or
 * only looks, is given name, posts and honours (`isHeld` false). Throws `NotFound` or `Refused`.
 */
export async function findPerson(db: Db, actor: Actor, { id, today }: { id: number; today: string }) {
  const row = await personById(db, id);
  const place = await placeOfPerson(db, id, today);
  must(refuseToReadPerson(actor, place));
  const isSelf = actor.kind === 'person' && actor.personId === id;
  const isHeld = isSelf || refuseToHoldPerson(actor, place) === null;
  const seats = await db
    .select({
      id: appointment.id,
      titleName: title.nameVi,
      unitId: unit.id,
      unitName: unit.name,
      path: unit.path,
      fromOn: appointment.fromOn,
      toOn: appointment.toOn,
      how: appointment.how,
    })
    .from(appointment)
    .innerJoin(unit, eq(unit.id, appointment.unitId))
    .innerJoin(title, eq(title.code, appointment.titleCode))
    .where(eq(appointment.personId, id))
    .orderBy(desc(appointment.fromOn), desc(appointment.id))
    .limit(200);
  return {
    ...(isHeld ? row : { ...row, ...unknown }),
    isHeld,
    appointments: seats.map(({ path, ...seat }) => ({
      ...seat,
      isReadable: mayRead(actor, path),
      mayEnd: seat.toOn === null && refuseToEndAppointment(actor, { personId: id, unitPath: path }) === null,
    })),
    honours: await db.query.honour.findMany({
      where: eq(honour.personId, id),
      orderBy: desc(honour.year),
      limit: unitsPerPage,
    }),
    grades: isHeld
      ? await db.query.officialGrade.findMany({
          where: eq(officialGrade.personId, id),
          orderBy: desc(officialGrade.year),
          limit: unitsPerPage,
        })
      : [],
    disciplines: isHeld
      ? await db.query.discipline.findMany({
          where: eq(discipline.personId, id),
          orderBy: desc(discipline.fromOn),
          limit: unitsPerPage,
        })
      : [],
    may: {
      edit: refuseToEditPerson(actor, place) === null,
      recordFacts: refuseToRecordFact(actor, place) === null,
    },
  };
}

const unknown = {
  phone: null,
  email: null,
  bornOn: null,
  gender: null,
  memberCode: null,
  joinedUnionOn: null,
};

/** A person whose name and telephone the actor may change. */
export async function findPersonToEdit(db: Db, actor: Actor, { id, today }: { id: number; today: string }) {
  const row = await personById(db, id);
  must(refuseToEditPerson(actor, await placeOfPerson(db, id, today)));
  return row;
}

/** A person of whom the actor may record an honour, a grade, a measure. */
export async function findPersonForFact(db: Db, actor: Actor, { id, today }: { id: number; today: string }) {
  const row = await personById(db, id);
  must(refuseToRecordFact(actor, await placeOfPerson(db, id, today)));
  return { id: row.id, fullName: row.fullName };
}

/** An appointment to be ended, with the names its page shows. */
export async function findAppointment(db: Db, actor: Actor, { id }: { id: number }) {
  const [row] = await db
    .select({
      id: appointment.id,
      personId: person.id,
      fullName: person.fullName,
      titleName: title.nameVi,
      unitName: unit.name,
      path: unit.path,
      fromOn: appointment.fromOn,
      toOn: appointment.toOn,
    })
    .from(appointment)
    .innerJoin(person, eq(person.id, appointment.personId))
    .innerJoin(unit, eq(unit.id, appointment.unitId))
    .innerJoin(title, eq(title.code, appointment.titleCode))
    .where(eq(appointment.id, id))
    .limit(1);
  if (!row) throw new NotFound();
  must(refuseToManagePeople(actor, row));
  return row;
}

/** Titles in their order. */
export async function listTitles(db: Db) {
  return db.select().from(title).orderBy(asc(title.position)).limit(100);
}

async function listSeats(
  db: Db,
  actor: Actor,
  where: SQL,
  { page, today, order }: { page: number; today: string; order: SQL[] },
) {
  const [{ n: total } = { n: 0 }] = await db
    .select({ n: count() })
    .from(appointment)
    .innerJoin(person, eq(person.id, appointment.personId))
    .innerJoin(unit, eq(unit.id, appointment.unitId))
    .where(where);
  const rows = await db
    .select({
      id: person.id,
      fullName: person.fullName,
      phone: person.phone,
      titleName: title.nameVi,
      unitId: unit.id,
      unitName: unit.name,
      fromOn: appointment.fromOn,
      toOn: appointment.toOn,
      appointmentId: appointment.id,
      titleCode: appointment.titleCode,
    })
    .from(appointment)
    .innerJoin(person, eq(person.id, appointment.personId))
    .innerJoin(unit, eq(unit.id, appointment.unitId))
    .innerJoin(title, eq(title.code, appointment.titleCode))
    .where(where)
    .orderBy(...order, asc(appointment.id))
    .limit(unitsPerPage)
    .offset((page - 1) * unitsPerPage);
  const ids = [...new Set(rows.map((row) => row.id))];
  const places = await placesOfPeople(db, ids, today);
  const isHeld = (id: number) => refuseToHoldPerson(actor, places.get(id)!) === null;
  return {
    rows: rows.map(
      (row): PersonLine => ({
        ...row,
        phone: isHeld(row.id) ? row.phone : null,
        alsoHolds: places
          .get(row.id)!
          .seats.filter((seat) => seat.isOpen && seat.id !== row.appointmentId)
          .map((seat) => `${seat.titleName} ${seat.unitName}`),
      }),
    ),
    total,
  };
}
