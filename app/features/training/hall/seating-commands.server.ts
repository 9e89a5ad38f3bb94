/** Who gets a seat: asked by the organiser, answered by the learner, passed down the waiting list. */
import { and, eq, gt, inArray, ne } from 'drizzle-orm';
import type { Db } from '#db/client';
import { person, trainingClass, trainingHall, trainingSeat } from '#db/schema/index';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { dayOf } from '~/lib/date';
import { env } from '~/lib/env.server';
import { Conflict, Invalid, must, NotFound } from '~/lib/errors';
import { tell } from '~/lib/job/inbox.server';
import { writeLetters } from '~/lib/job/outbox.server';
import { decide } from '~/lib/record/audit.server';
import { showClock } from '~/lib/typed-day';
import { m } from '~/paraglide/messages';
import { lockClass } from '../class/commands.server';
import { readSeats } from '../people/queries.server';
import { refuseToChangeClass } from '../training-policy';
import type { DeclineValues } from './form';
import { doOverlap, freeSeats, heldUntil, holdsSeat, inQueueOrder } from './hall';

/** Asks people below the unit, as many as there are seats; the others wait in their order. */
export async function inviteToHall(
  db: Db,
  act: Act,
  { classId, personIds }: { classId: string; personIds: readonly number[] },
): Promise<{ count: number; waiting: number }> {
  return decide(db, act, async (tx, record) => {
    const { row, plan } = await lockClass(tx, classId);
    must(refuseToChangeClass(act.actor, plan, row));
    await hallOf(tx, classId, act.at);
    const had = (await lockSeats(tx, classId)).map((one) => one.personId);
    const fresh = (await readSeats(tx, { unitPath: plan.unitPath, on: dayOf(act.at), personIds })).filter(
      (one) => !had.includes(one.personId),
    );
    if (fresh.length === 0) throw new Conflict({ reason: 'training.nobodyToInvite' });
    await tx.insert(trainingSeat).values(fresh.map((one) => waitingRow(act, classId, one)));
    const count = await fillSeats(tx, act, { classId, name: row.name });
    const invited = fresh.map((one) => one.personId);
    record({
      action: 'training.invite',
      subject: `training_class:${classId}`,
      after: { personIds: invited },
    });
    return { count, waiting: Math.max(0, fresh.length - count) };
  });
}

/** Asks for a seat where the class is open to whoever holds a post below its unit. */
export async function signUp(db: Db, act: Act, { classId }: { classId: string }): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { row, plan } = await lockClass(tx, classId);
    const hall = await hallOf(tx, classId, act.at);
    const me = personIdOf(act.actor) ?? 0;
    const [seat] = await readSeats(tx, { unitPath: plan.unitPath, on: dayOf(act.at), personIds: [me] });
    if (!seat) throw new NotFound();
    if (row.state !== 'planned' || !hall.isOpen) throw new Conflict({ reason: 'training.notOpen' });
    await mustBeFree(tx, me, { classId, hall });
    const people = await lockSeats(tx, classId);
    if (people.some((one) => one.personId === me)) throw new Conflict({ reason: 'training.askedAlready' });
    const isFree = freeSeats(hall.seats, people, act.at) > inQueueOrder(people).length;
    await tx.insert(trainingSeat).values({
      ...waitingRow(act, classId, seat),
      ...(isFree ? { state: 'accepted' as const, answeredAt: act.at } : {}),
    });
    record({ action: 'training.signUp', subject: `training_class:${classId}`, after: { personId: me } });
  });
}

/** Yes: the seat that is held, or a free one; a place in the waiting list when the answer came too late for both. */
export async function acceptSeat(db: Db, act: Act, { classId }: { classId: string }): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { hall, own, people } = await lockOwn(tx, act, classId);
    if (own.state === 'accepted') return;
    await mustBeFree(tx, own.personId, { classId, hall });
    const others = people.filter((one) => one.id !== own.id);
    const gets =
      holdsSeat(own, act.at) || freeSeats(hall.seats, others, act.at) > inQueueOrder(others).length;
    const state = gets ? ('accepted' as const) : ('waiting' as const);
    await tx
      .update(trainingSeat)
      .set({ state, heldUntil: null, reason: null, answeredAt: act.at })
      .where(eq(trainingSeat.id, own.id));
    record({
      action: 'training.acceptSeat',
      subject: `training_class:${classId}`,
      before: { state: own.state },
      after: { personId: own.personId, state },
    });
  });
}

/** No, with a reason from the list; a substitute of the same unit is asked in their place, else the next who waits. */
export async function declineSeat(
  db: Db,
  act: Act,
  { classId, reason, substituteId }: DeclineValues & { classId: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { hall, own, people, row, plan } = await lockOwn(tx, act, classId);
    if (own.state === 'declined') throw new Conflict({ reason: 'training.declinedAlready' });
    const held = holdsSeat(own, act.at);
    await tx
      .update(trainingSeat)
      .set({ state: 'declined', reason, heldUntil: null, answeredAt: act.at })
      .where(eq(trainingSeat.id, own.id));
    if (substituteId !== null) {
      const place = { unitPath: plan.unitPath, on: dayOf(act.at) };
      const seats = await readSeats(tx, { ...place, personIds: [substituteId, own.personId] });
      const [mine, theirs] = [own.personId, substituteId].map((id) =>
        seats.find((one) => one.personId === id),
      );
      if (!theirs || mine?.unitId !== theirs.unitId || people.some((one) => one.personId === substituteId))
        throw new Invalid([{ path: 'substituteId', code: 'choice.invalid' }]);
      await tx.insert(trainingSeat).values({
        ...waitingRow(act, classId, theirs),
        substituteForId: own.id,
        ...(held ? { state: 'invited' as const, heldUntil: heldUntil(hall, act.at) } : {}),
      });
      if (held) await say(tx, act, { classId, name: row.name, hall, personIds: [substituteId] });
    }
    await fillSeats(tx, act, { classId, name: row.name });
    record({
      action: 'training.declineSeat',
      subject: `training_class:${classId}`,
      before: { state: own.state },
      after: { personId: own.personId, reason, substituteId },
    });
  });
}

/** Offers free seats down the waiting list, in its order; answers how many. The class is locked by the caller. */
export async function fillSeats(
  tx: Db,
  act: Act,
  { classId, name }: { classId: string; name: string },
): Promise<number> {
  const hall = await tx.query.trainingHall.findFirst({ where: eq(trainingHall.classId, classId) });
  if (!hall || hall.startsAt <= act.at) return 0;
  const people = await lockSeats(tx, classId);
  const free = Math.max(0, freeSeats(hall.seats, people, act.at));
  const next = inQueueOrder(people).slice(0, free);
  if (next.length === 0) return 0;
  await tx
    .update(trainingSeat)
    .set({ state: 'invited', heldUntil: heldUntil(hall, act.at) })
    .where(
      inArray(
        trainingSeat.id,
        next.map((one) => one.id),
      ),
    );
  await say(tx, act, { classId, name, hall, personIds: next.map((one) => one.personId) });
  return next.length;
}

/** Once a day: seats whose answer did not come go down the waiting lists of the classes still to come. */
export async function passSeatsOn(db: Db, act: Act): Promise<void> {
  const halls = await db
    .select({ classId: trainingHall.classId })
    .from(trainingHall)
    .innerJoin(trainingClass, eq(trainingClass.id, trainingHall.classId))
    .where(and(gt(trainingHall.startsAt, act.at), eq(trainingClass.state, 'planned')))
    .limit(1000);
  for (const { classId } of halls)
    await decide(db, act, async (tx, record) => {
      const { row } = await lockClass(tx, classId);
      const offered = await fillSeats(tx, act, { classId, name: row.name });
      if (offered > 0)
        record({
          action: 'training.passSeatsOn',
          subject: `training_class:${classId}`,
          after: { people: offered },
        });
    });
}

/** Everybody who was ever asked, locked until the transaction ends. */
export async function lockSeats(tx: Db, classId: string) {
  return tx.select().from(trainingSeat).where(eq(trainingSeat.classId, classId)).for('update');
}

type Hall = typeof trainingHall.$inferSelect;

async function hallOf(tx: Db, classId: string, at: Date): Promise<Hall> {
  const hall = await tx.query.trainingHall.findFirst({ where: eq(trainingHall.classId, classId) });
  if (!hall) throw new Conflict({ reason: 'training.noHall' });
  if (hall.startsAt <= at) throw new Conflict({ reason: 'training.begun' });
  return hall;
}

async function lockOwn(tx: Db, act: Act, classId: string) {
  const { row, plan } = await lockClass(tx, classId);
  const people = await lockSeats(tx, classId);
  const own = people.find((one) => one.personId === personIdOf(act.actor));
  if (!own) throw new NotFound();
  if (row.state !== 'planned')
    throw new Conflict({ reason: `training.${row.state === 'held' ? 'classHeld' : 'classCancelled'}` });
  return { row, plan, people, own, hall: await hallOf(tx, classId, act.at) };
}

/** Nobody sits in two classes at once. */
async function mustBeFree(
  tx: Db,
  personId: number,
  { classId, hall }: { classId: string; hall: Hall },
): Promise<void> {
  const others = await tx
    .select({ name: trainingClass.name, startsAt: trainingHall.startsAt, endsAt: trainingHall.endsAt })
    .from(trainingSeat)
    .innerJoin(trainingHall, eq(trainingHall.classId, trainingSeat.classId))
    .innerJoin(trainingClass, eq(trainingClass.id, trainingSeat.classId))
    .where(
      and(
        eq(trainingSeat.personId, personId),
        eq(trainingSeat.state, 'accepted'),
        ne(trainingSeat.classId, classId),
        eq(trainingClass.state, 'planned'),
      ),
    );
  const other = others.find((one) => doOverlap(one, hall));
  if (other)
    throw new Conflict({
      reason: 'training.overlap',
      params: { name: other.name, at: showClock(other.startsAt) },
    });
}

function waitingRow(act: Act, classId: string, one: { personId: number; seat: string; since: string }) {
  return {
    classId,
    personId: one.personId,
    state: 'waiting' as const,
    seat: one.seat,
    inOfficeSince: one.since,
    askedAt: act.at,
  };
}

/** A notice to each, and a letter where there is an address and post is set up. */
async function say(
  tx: Db,
  act: Act,
  { classId, name, hall, personIds }: { classId: string; name: string; hall: Hall; personIds: number[] },
): Promise<void> {
  const params = { name, day: showClock(hall.startsAt), reply: showClock(heldUntil(hall, act.at)) };
  const place = `/training/class/${classId}/seat` as const;
  await tell(tx, act, personIds, { kind: 'training.invited', params, place });
  const people = await tx
    .select({ id: person.id, email: person.email })
    .from(person)
    .where(inArray(person.id, personIds));
  const vi = { locale: 'vi' as const };
  const letters = people.flatMap(({ id, email }) =>
    email
      ? [
          {
            to: email,
            key: `training.invited:${classId}:${id}:${hall.sequence}`,
            subject: m.training_told_invited(params, vi),
            text: `${m.training_told_invited_text(params, vi)}\n${hall.place}\n${env().publicOrigin}${place}`,
          },
        ]
      : [],
  );
  await writeLetters(tx, letters, act.at);
}
