/** Arranging a class: where, when, how many seats, its agenda. Whoever was asked is told of every change. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { trainingAgendaItem, trainingHall, trainingSeat } from '#db/schema/index';
import type { Act } from '~/features/organisation/actor';
import { Conflict, Invalid, must, NotFound } from '~/lib/errors';
import { tell } from '~/lib/job/inbox.server';
import { decide } from '~/lib/record/audit.server';
import { showClock } from '~/lib/typed-day';
import { lockClass } from '../class/commands.server';
import { refuseToChangeClass } from '../training-policy';
import type { AgendaValues, HallValues } from './form';
import { heldUntil } from './hall';
import { fillSeats, lockSeats } from './seating-commands.server';

/**
 * Sets or changes the hall of a class. Another time asks everybody who had accepted anew; another place only tells them.
 * Throws `Conflict` for fewer seats than people who accepted, `Invalid` for a time that is over.
 */
export async function arrangeHall(
  db: Db,
  act: Act,
  { classId, isOpen, reason, ...input }: HallValues & { classId: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { row, plan } = await lockClass(tx, classId);
    must(refuseToChangeClass(act.actor, plan, row));
    if (input.startsAt <= act.at) throw new Invalid([{ path: 'startsAt', code: 'training.timeOver' }]);
    const before = await tx.query.trainingHall.findFirst({ where: eq(trainingHall.classId, classId) });
    const people = await lockSeats(tx, classId);
    const accepted = people.filter((one) => one.state === 'accepted');
    const isMoved =
      before !== undefined &&
      (before.startsAt.getTime() !== input.startsAt.getTime() ||
        before.endsAt.getTime() !== input.endsAt.getTime());
    if (!isMoved && accepted.length > input.seats)
      throw new Conflict({
        reason: 'training.seatsBelow',
        params: { seats: input.seats, accepted: accepted.length },
      });
    const values = {
      ...input,
      classId,
      isOpen: isOpen === 'yes',
      sequence: before ? before.sequence + 1 : 0,
      updatedAt: act.at,
    };
    await tx
      .insert(trainingHall)
      .values(values)
      .onConflictDoUpdate({ target: trainingHall.classId, set: values });
    if (isMoved) await askAnew(tx, act, { classId, hall: values });
    const asked = people.filter((one) => one.state === 'accepted' || one.state === 'invited');
    if (before && (isMoved || before.place !== input.place))
      await tell(
        tx,
        act,
        asked.map((one) => one.personId),
        {
          kind: 'training.changed',
          params: { name: row.name, day: showClock(input.startsAt), reply: reason },
          place: `/training/class/${classId}/seat`,
        },
      );
    await fillSeats(tx, act, { classId, name: row.name });
    record({
      action: 'training.arrangeHall',
      subject: `training_class:${classId}`,
      before: before && {
        place: before.place,
        startsAt: before.startsAt,
        endsAt: before.endsAt,
        seats: before.seats,
      },
      after: { ...input, isOpen: isOpen === 'yes', reason },
    });
  });
}

/** A yes was to another day: it is asked for again. */
async function askAnew(
  tx: Db,
  act: Act,
  { classId, hall }: { classId: string; hall: { replyBy: Date; startsAt: Date } },
): Promise<void> {
  await tx
    .update(trainingSeat)
    .set({ state: 'invited', heldUntil: heldUntil(hall, act.at), answeredAt: null })
    .where(and(eq(trainingSeat.classId, classId), inArray(trainingSeat.state, ['accepted', 'invited'])));
}

/** An item of the agenda, within the times of the class. */
export async function addAgendaItem(
  db: Db,
  act: Act,
  { classId, ...item }: AgendaValues & { classId: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { row, plan } = await lockClass(tx, classId);
    must(refuseToChangeClass(act.actor, plan, row));
    const hall = await tx.query.trainingHall.findFirst({ where: eq(trainingHall.classId, classId) });
    if (!hall) throw new Conflict({ reason: 'training.noHall' });
    if (item.startsAt < hall.startsAt || item.endsAt > hall.endsAt)
      throw new Invalid([{ path: 'startsAt', code: 'training.itemOutside' }]);
    await tx.insert(trainingAgendaItem).values({ ...item, classId });
    record({ action: 'training.addItem', subject: `training_class:${classId}`, after: item });
  });
}

export async function removeAgendaItem(
  db: Db,
  act: Act,
  { classId, id }: { classId: string; id: number },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { row, plan } = await lockClass(tx, classId);
    must(refuseToChangeClass(act.actor, plan, row));
    const [gone] = await tx
      .delete(trainingAgendaItem)
      .where(and(eq(trainingAgendaItem.id, id), eq(trainingAgendaItem.classId, classId)))
      .returning();
    if (!gone) throw new NotFound();
    record({
      action: 'training.removeItem',
      subject: `training_class:${classId}`,
      before: { title: gone.title },
    });
  });
}
