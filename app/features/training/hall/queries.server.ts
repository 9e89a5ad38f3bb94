/** A class in a hall, as its organisers read it and as those who were asked do. */
import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import {
  person,
  trainingAgendaItem,
  trainingClass,
  trainingHall,
  trainingMark,
  trainingPlan,
  trainingSeat,
  unit,
} from '#db/schema/index';
import { type Actor, personIdOf } from '~/features/organisation/actor';
import { type Day, dayOf } from '~/lib/date';
import { NotFound } from '~/lib/errors';
import { findClassToChange } from '../class/queries.server';
import { listChoices, readSeats } from '../people/queries.server';
import { freeSeats, holdsSeat, sessionsOf } from './hall';

const mostSeats = 1000;

/** For organisers: who was asked and what they said, whether their post has changed since, and who was there. */
export async function findHall(db: Db, actor: Actor, { id, at }: { id: string; at: Date }) {
  const view = await findClassToChange(db, actor, { id, today: dayOf(at) });
  const hall = (await db.query.trainingHall.findFirst({ where: eq(trainingHall.classId, id) })) ?? null;
  const people = await db
    .select({ row: trainingSeat, name: person.fullName })
    .from(trainingSeat)
    .innerJoin(person, eq(person.id, trainingSeat.personId))
    .where(eq(trainingSeat.classId, id))
    .orderBy(asc(sql`${person.sortKey} collate "C"`), asc(person.id))
    .limit(mostSeats);
  const now = await readSeats(db, {
    unitPath: view.plan.unitPath,
    on: dayOf(at),
    personIds: people.map(({ row }) => row.personId),
  });
  const marks = await db
    .select({ seatId: trainingMark.seatId, session: trainingMark.session, isPresent: trainingMark.isPresent })
    .from(trainingMark)
    .where(
      inArray(
        trainingMark.seatId,
        people.map(({ row }) => row.id),
      ),
    );
  const rows = people.map(({ row }) => row);
  return {
    view,
    hall,
    agenda: await listAgenda(db, id),
    sessions: hall ? sessionsOf(hall) : [],
    free: hall ? freeSeats(hall.seats, rows, at) : 0,
    people: people.map(({ row, name }) => ({
      id: row.id,
      name,
      state: row.state,
      isLate: row.state === 'invited' && !holdsSeat(row, at),
      reason: row.reason,
      heldUntil: row.heldUntil,
      seat: row.seat,
      /** What they hold now, where it is something else; '' for nothing here any more. */
      seatNow: changedSeat(row.seat, now.find((one) => one.personId === row.personId)?.seat),
      substituteFor: people.find((other) => other.row.id === row.substituteForId)?.name ?? null,
      inOfficeSince: row.inOfficeSince,
      askedAt: row.askedAt,
      marks: marks.filter((mark) => mark.seatId === row.id),
    })),
  };
}
export type HallView = Awaited<ReturnType<typeof findHall>>;
export type HallPerson = HallView['people'][number];

function changedSeat(before: string, now: string | undefined): string | null {
  return now === before ? null : (now ?? '');
}

async function listAgenda(db: Db, classId: string) {
  return db
    .select()
    .from(trainingAgendaItem)
    .where(eq(trainingAgendaItem.classId, classId))
    .orderBy(asc(trainingAgendaItem.startsAt), asc(trainingAgendaItem.id))
    .limit(100);
}
export type AgendaItem = Awaited<ReturnType<typeof listAgenda>>[number];

/** The actor's own place in a class, or that they may ask for one. `NotFound` for everybody else, as for none. */
export async function findOwnSeat(db: Db, actor: Actor, { id, at }: { id: string; at: Date }) {
  const me = personIdOf(actor) ?? 0;
  const [found] = await halls(db).where(eq(trainingHall.classId, id));
  if (!found) throw new NotFound();
  const { hall, row, unitPath, unitName } = found;
  const own = await db.query.trainingSeat.findFirst({
    where: and(eq(trainingSeat.classId, id), eq(trainingSeat.personId, me)),
  });
  const place = { unitPath, on: dayOf(at) };
  const [seat] = await readSeats(db, { ...place, personIds: [me] });
  const mayAsk = !own && hall.isOpen && row.state === 'planned' && seat !== undefined;
  if (!own && !mayAsk) throw new NotFound();
  const waiting = await db
    .select({ id: trainingSeat.id })
    .from(trainingSeat)
    .where(and(eq(trainingSeat.classId, id), eq(trainingSeat.state, 'waiting')))
    .orderBy(asc(trainingSeat.inOfficeSince), asc(trainingSeat.askedAt), asc(trainingSeat.id))
    .limit(mostSeats);
  return {
    hall,
    unitName,
    class: { id, name: row.name, state: row.state, cancelledReason: row.cancelledReason },
    own: own && {
      state: own.state,
      heldUntil: own.heldUntil,
      isLate: own.state === 'invited' && !holdsSeat(own, at),
      place: waiting.findIndex((one) => one.id === own.id) + 1,
    },
    mayAsk,
    isOver: hall.startsAt <= at,
    agenda: await listAgenda(db, id),
    substitutes: seat ? await substitutesOf(db, { ...place, unitId: seat.unitId, me }) : [],
  };
}
export type OwnSeat = Awaited<ReturnType<typeof findOwnSeat>>;

/** Who serves in the same unit and could come instead. */
async function substitutesOf(
  db: Db,
  { unitPath, on, unitId, me }: { unitPath: string; on: Day; unitId: number; me: number },
) {
  const { people } = await listChoices(db, { unitPath, on }, { post: '', text: '', unitId });
  return people
    .filter((one) => one.personId !== me)
    .map(({ personId, name, seat }) => ({ personId, name, seat }));
}

/** Classes to come in which the actor was asked or waits, the nearest first. */
export async function listOwnSeats(db: Db, actor: Actor, at: Date) {
  return db
    .select({
      id: trainingClass.id,
      name: trainingClass.name,
      startsAt: trainingHall.startsAt,
      place: trainingHall.place,
      state: trainingSeat.state,
      heldUntil: trainingSeat.heldUntil,
    })
    .from(trainingSeat)
    .innerJoin(trainingHall, eq(trainingHall.classId, trainingSeat.classId))
    .innerJoin(trainingClass, eq(trainingClass.id, trainingSeat.classId))
    .where(
      and(
        eq(trainingSeat.personId, personIdOf(actor) ?? 0),
        inArray(trainingSeat.state, ['invited', 'accepted', 'waiting']),
        eq(trainingClass.state, 'planned'),
        gt(trainingHall.endsAt, at),
      ),
    )
    .orderBy(asc(trainingHall.startsAt))
    .limit(10);
}
export type OwnSeatLine = Awaited<ReturnType<typeof listOwnSeats>>[number];

/** Every class in which the actor ever had a place: for the page of their own data. */
export async function listSeatsOf(db: Db, personId: number) {
  return db
    .select({
      name: trainingClass.name,
      state: trainingSeat.state,
      reason: trainingSeat.reason,
      askedAt: trainingSeat.askedAt,
      answeredAt: trainingSeat.answeredAt,
    })
    .from(trainingSeat)
    .innerJoin(trainingClass, eq(trainingClass.id, trainingSeat.classId))
    .where(eq(trainingSeat.personId, personId))
    .orderBy(desc(trainingSeat.askedAt))
    .limit(200);
}

function halls(db: Db) {
  return db
    .select({ hall: trainingHall, row: trainingClass, unitPath: unit.path, unitName: unit.name })
    .from(trainingHall)
    .innerJoin(trainingClass, eq(trainingClass.id, trainingHall.classId))
    .innerJoin(trainingPlan, eq(trainingPlan.id, trainingClass.planId))
    .innerJoin(unit, eq(unit.id, trainingPlan.unitId));
}
