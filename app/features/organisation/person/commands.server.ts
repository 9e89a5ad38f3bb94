/** People and the titles they hold. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { appointment, person, title } from '#db/schema/index';
import { dayOf } from '~/lib/date';
import { Invalid, must, NotFound } from '~/lib/errors';
import { tell } from '~/lib/job/inbox.server';
import { decide } from '~/lib/record/audit.server';
import type { Act } from '../actor';
import { nameColumns } from '../naming/person-name';
import { withConstraints } from '../organisation-constraint.server';
import type { AppointmentValues, NewPersonValues, PersonForm } from '../organisation-form';
import {
  refuseToEditPerson,
  refuseToEndAppointment,
  refuseToManagePeople,
  refuseToReadPerson,
} from '../organisation-policy';
import { unitById } from '../unit/commands.server';
import { placeOfPerson } from './place-queries.server';

type PersonRow = typeof person.$inferSelect;

/** A person and the title they begin with, in one step. Answers with the person's id. */
export async function addPerson(
  db: Db,
  act: Act,
  input: NewPersonValues & { unitId: number },
): Promise<number> {
  const { unitId, titleCode, fromOn, toOn, how, ...fields } = input;
  return withConstraints(() =>
    decide(db, act, async (tx, record) => {
      must(refuseToManagePeople(act.actor, await unitById(tx, unitId)));
      await titleOf(tx, titleCode);
      const [made] = await tx
        .insert(person)
        .values({ ...fields, ...nameColumns(fields) })
        .returning();
      const personId = made!.id;
      const [seat] = await tx
        .insert(appointment)
        .values({ personId, unitId, titleCode, fromOn, toOn, how })
        .returning();
      record({
        action: 'organisation.personAdd',
        subject: `person:${personId}`,
        after: factsOfPerson(made!),
      });
      record({ action: 'organisation.appoint', subject: `person:${personId}`, after: seat });
      return personId;
    }),
  );
}

/** Everything of the form; keys for sorting and searching follow the parts of the name. */
export async function editPerson(db: Db, act: Act, input: PersonForm & { id: number }): Promise<void> {
  const { id, ...fields } = input;
  await withConstraints(() =>
    decide(db, act, async (tx, record) => {
      const before = await personById(tx, id);
      must(refuseToEditPerson(act.actor, await placeOfPerson(tx, id, dayOf(act.at))));
      const [after] = await tx
        .update(person)
        .set({ ...fields, ...nameColumns(fields) })
        .where(eq(person.id, id))
        .returning();
      record({
        action: 'organisation.personEdit',
        subject: `person:${id}`,
        before: factsOfPerson(before),
        after: factsOfPerson(after!),
      });
    }),
  );
}

/**
 * Gives somebody the actor may look at a title in a unit that the actor runs. A second seat beside one elsewhere is seen
 * by both units and gives the actor no power over the person. Answers with the appointment's id.
 */
export async function appoint(
  db: Db,
  act: Act,
  input: AppointmentValues & { personId: number },
): Promise<number> {
  return withConstraints(() =>
    decide(db, act, async (tx, record) => {
      await personById(tx, input.personId);
      must(refuseToReadPerson(act.actor, await placeOfPerson(tx, input.personId, dayOf(act.at))));
      const place = await unitById(tx, input.unitId);
      must(refuseToManagePeople(act.actor, place));
      const { nameVi } = await titleOf(tx, input.titleCode);
      if (place.validTo && place.validTo < input.fromOn)
        throw new Invalid([{ path: 'unitId', code: 'people.unitEnded' }]);
      await checkSeatFree(tx, input);
      const [made] = await tx.insert(appointment).values(input).returning();
      const params = { title: nameVi, unit: place.name };
      await tell(tx, act, [input.personId], {
        kind: 'organisation.appointed',
        params,
        place: '/account#appointments',
      });
      record({ action: 'organisation.appoint', subject: `person:${input.personId}`, after: made });
      return made!.id;
    }),
  );
}

/** The last day in force; power ends with that day. */
export async function endAppointment(db: Db, act: Act, input: { id: number; toOn: string }): Promise<void> {
  await withConstraints(() =>
    decide(db, act, async (tx, record) => {
      const seat = await tx.query.appointment.findFirst({ where: eq(appointment.id, input.id) });
      if (!seat) throw new NotFound();
      const { path } = await unitById(tx, seat.unitId);
      must(refuseToEndAppointment(act.actor, { personId: seat.personId, unitPath: path }));
      if (input.toOn < seat.fromOn) throw new Invalid([{ path: 'toOn', code: 'people.dayOrder' }]);
      await tx.update(appointment).set({ toOn: input.toOn }).where(eq(appointment.id, input.id));
      record({
        action: 'organisation.appointmentEnd',
        subject: `person:${seat.personId}`,
        before: seat,
        after: { ...seat, toOn: input.toOn },
      });
    }),
  );
}

/** The person, or `NotFound`. */
export async function personById(tx: Db, id: number): Promise<PersonRow> {
  const found = await tx.query.person.findFirst({ where: eq(person.id, id) });
  if (!found) throw new NotFound();
  return found;
}

async function titleOf(tx: Db, code: string): Promise<typeof title.$inferSelect> {
  const found = await tx.query.title.findFirst({ where: eq(title.code, code) });
  if (!found) throw new Invalid([{ path: 'titleCode', code: 'choice.invalid' }]);
  return found;
}

async function checkSeatFree(
  tx: Db,
  seat: { personId: number; unitId: number; titleCode: string; toOn: string | null },
): Promise<void> {
  if (seat.toOn !== null) return;
  const open = await tx.query.appointment.findFirst({
    where: and(
      eq(appointment.personId, seat.personId),
      eq(appointment.unitId, seat.unitId),
      eq(appointment.titleCode, seat.titleCode),
      isNull(appointment.toOn),
    ),
  });
  if (open) throw new Invalid([{ path: 'titleCode', code: 'people.seatTaken' }]);
}

function factsOfPerson({ sortKey: _sort, searchKey: _search, ...facts }: PersonRow) {
  return facts;
}
