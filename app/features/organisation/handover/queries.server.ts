/** Secretaries who may be replaced, and who may take over. */
import { and, asc, eq, isNull, like, ne, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client';
import { appointment, person, title, unit } from '#db/schema/index';
import { Conflict, must, NotFound } from '~/lib/errors';
import { fold } from '~/lib/text';
import { type Actor, managing } from '../actor';
import { refuseToEndAppointment, refuseToReadTree } from '../organisation-policy';
import { findAppointment } from '../person/queries.server';
import { likeText, unitsPerPage } from '../unit/queries.server';

/** Candidates of a unit and those beside it: more than any commune has committee members. */
const mostCandidates = 300;

/**
 * The seat of a secretary with those who serve in the unit, and in the units beside it without being secretary there.
 * Throws `NotFound` for any other seat, `Refused` where the actor may not end it, `Conflict` when it has ended.
 */
export async function findReplacement(db: Db, actor: Actor, { id }: { id: number }) {
  const seat = await findAppointment(db, actor, { id });
  const found = await db.query.appointment.findFirst({ where: eq(appointment.id, id) });
  if (found?.titleCode !== 'SECRETARY') throw new NotFound();
  must(refuseToEndAppointment(actor, { personId: seat.personId, unitPath: seat.path }));
  if (seat.toOn !== null) throw new Conflict({ reason: 'people.replaceEnded' });
  const beside = seat.path.replace(/[^/]+\/$/, '');
  const candidates = await db
    .selectDistinctOn([person.id], {
      personId: person.id,
      fullName: person.fullName,
      sortKey: person.sortKey,
      titleName: title.nameVi,
      unitId: unit.id,
      unitName: unit.name,
    })
    .from(appointment)
    .innerJoin(person, eq(person.id, appointment.personId))
    .innerJoin(unit, eq(unit.id, appointment.unitId))
    .innerJoin(title, eq(title.code, appointment.titleCode))
    .where(
      and(
        isNull(appointment.toOn),
        ne(appointment.personId, seat.personId),
        ne(appointment.titleCode, 'READER'),
        or(
          eq(appointment.unitId, found.unitId),
          and(like(unit.path, `${beside}%`), ne(appointment.titleCode, 'SECRETARY'), within(actor)),
        ),
      ),
    )
    .orderBy(person.id, sql`${unit.id} <> ${found.unitId}`, title.position)
    .limit(mostCandidates);
  return {
    seat: { ...seat, unitId: found.unitId },
    candidates: candidates
      .sort(
        (a, b) =>
          Number(a.unitId !== found.unitId) - Number(b.unitId !== found.unitId) ||
          (a.sortKey < b.sortKey ? -1 : 1),
      )
      .map(({ sortKey: _, ...row }) => row),
  };
}

const parent = alias(unit, 'parent');

/** Secretaries in office that the actor may replace, by unit; `text` looks for a person or a unit. 50 a page. */
export async function listSecretaries(db: Db, actor: Actor, { text, page }: { text: string; page: number }) {
  must(refuseToReadTree(actor));
  const words = `%${likeText(fold(text))}%`;
  const where = and(
    isNull(appointment.toOn),
    eq(appointment.titleCode, 'SECRETARY'),
    within(actor),
    actor.kind === 'person' ? ne(appointment.personId, actor.personId) : undefined,
    text === '' ? undefined : or(like(person.searchKey, words), like(unit.searchKey, words)),
  );
  const rows = await db
    .select({
      appointmentId: appointment.id,
      fullName: person.fullName,
      unitId: unit.id,
      unitName: unit.name,
      parentName: parent.name,
      fromOn: appointment.fromOn,
      total: sql<number>`count(*) over ()`.mapWith(Number),
    })
    .from(appointment)
    .innerJoin(person, eq(person.id, appointment.personId))
    .innerJoin(unit, eq(unit.id, appointment.unitId))
    .leftJoin(parent, eq(parent.id, unit.parentId))
    .where(where)
    .orderBy(asc(unit.path), asc(person.sortKey), asc(appointment.id))
    .limit(unitsPerPage)
    .offset((page - 1) * unitsPerPage);
  return {
    rows: rows.map(({ total: _, ...row }) => row),
    total: rows[0]?.total ?? 0,
    page,
    pageSize: unitsPerPage,
  };
}

/** Units at or below those the actor runs. */
function within(actor: Actor): SQL | undefined {
  if (actor.kind === 'system') return undefined;
  const paths = managing(actor).map(({ unitPath }) => unitPath);
  return paths.length === 0 ? sql`false` : or(...paths.map((path) => like(unit.path, `${path}%`)));
}
