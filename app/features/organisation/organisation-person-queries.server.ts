/** People as screens show them: only those the actor may see, page by page. */
import { and, asc, count, desc, eq, isNotNull, like, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { appointment, discipline, honour, officialGrade, person, title, unit } from '#db/schema/index';
import { must, NotFound } from '~/lib/errors';
import { fold } from '~/lib/text';
import { type Actor, managedPaths, mayRead, readablePaths } from './actor';
import { personById, placeOfPerson } from './organisation-person-commands.server';
import {
  maySeeContacts,
  refuseToEditPerson,
  refuseToEndAppointment,
  refuseToManagePeople,
  refuseToReadPerson,
  refuseToReadUnit,
  refuseToRecordFact,
} from './organisation-policy';
import { unitById } from './organisation-unit-commands.server';
import { likeText, openOn, pageSize, withinPaths } from './organisation-unit-queries.server';

export type PersonLine = {
  id: number;
  fullName: string;
  phone: string | null;
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
  return listSeats(db, actor, and(eq(appointment.unitId, unitId), inForce)!, page, [
    asc(title.position),
    asc(sql`${person.sortKey} collate "C"`),
  ]);
}

/** People by name (without diacritics, `đ` as `d`), telephone or member code, among those the actor may see. */
export async function searchPeople(
  db: Db,
  actor: Actor,
  { text, page }: { text: string; page: number },
): Promise<{ rows: PersonLine[]; total: number }> {
  const words = fold(text);
  const digits = text.replace(/\D/g, '').replace(/^(84|0)/, '');
  const matches: SQL[] = [like(person.searchKey, `%${likeText(words)}%`)];
  // Who is not shown a number does not find it by guessing either.
  if (digits.length >= 4)
    matches.push(and(like(person.phone, `%${digits}%`), withinPaths(managedPaths(actor)))!);
  if (words.length >= 3) matches.push(sql`lower(${person.memberCode}) = ${words}`);
  const where = and(or(...matches), withinPaths(readablePaths(actor)))!;
  return listSeats(db, actor, where, page, [
    asc(sql`${person.sortKey} collate "C"`),
    desc(appointment.fromOn),
  ]);
}

/** A person's page: titles held, facts, and what the actor may do there. Throws `NotFound` or `Refused`. */
export async function findPerson(db: Db, actor: Actor, { id, today }: { id: number; today: string }) {
  const row = await personById(db, id);
  const place = await placeOfPerson(db, id, today);
  must(refuseToReadPerson(actor, place));
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
    ...row,
    ...(maySeeContacts(actor, place) ? {} : { phone: null, email: null }),
    hasContacts: maySeeContacts(actor, place),
    appointments: seats.map(({ path, ...seat }) => ({
      ...seat,
      isReadable: mayRead(actor, path),
      mayEnd: seat.toOn === null && refuseToEndAppointment(actor, { personId: id, unitPath: path }) === null,
    })),
    honours: await db.query.honour.findMany({
      where: eq(honour.personId, id),
      orderBy: desc(honour.year),
      limit: pageSize,
    }),
    grades: await db.query.officialGrade.findMany({
      where: eq(officialGrade.personId, id),
      orderBy: desc(officialGrade.year),
      limit: pageSize,
    }),
    disciplines: await db.query.discipline.findMany({
      where: eq(discipline.personId, id),
      orderBy: desc(discipline.fromOn),
      limit: pageSize,
    }),
    may: {
      edit: refuseToEditPerson(actor, place) === null,
      recordFacts: refuseToRecordFact(actor, place) === null,
    },
  };
}

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

async function listSeats(db: Db, actor: Actor, where: SQL, page: number, order: SQL[]) {
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
      unitPath: unit.path,
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
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  return {
    rows: rows.map(
      ({ unitPath, ...row }): PersonLine => ({
        ...row,
        phone: maySeeContacts(actor, { personId: row.id, seats: [{ unitPath }] }) ? row.phone : null,
      }),
    ),
    total,
  };
}
