/** Who was there, half day by half day, by hand; and who has finished by the rule. */
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { trainingHall, trainingMark } from '#db/schema/index';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { dayOf } from '~/lib/date';
import { Conflict, Invalid, must } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import { holdClass, lockClass } from '../class/commands.server';
import { recordCompletions } from '../class/completion-commands.server';
import { refuseToChangePlan } from '../training-policy';
import type { AttendanceValues, CompletionValues } from './form';
import { missedOf, sessionsOf } from './hall';
import { lockSeats } from './seating-commands.server';

/** Marks everybody who had accepted, present or not. Changing what was marked before needs a reason. */
export async function markSession(
  db: Db,
  act: Act,
  { classId, session, present, reason }: AttendanceValues & { classId: string },
): Promise<{ present: number; absent: number }> {
  return decide(db, act, async (tx, record) => {
    const { accepted } = await lockHall(tx, act, classId);
    const hall = await mustHaveBegun(tx, act, classId);
    if (!sessionsOf(hall).includes(session) || session.slice(0, 10) > dayOf(act.at))
      throw new Invalid([{ path: 'session', code: 'choice.invalid' }]);
    const before = await tx
      .select({ seatId: trainingMark.seatId, isPresent: trainingMark.isPresent })
      .from(trainingMark)
      .where(
        and(
          eq(trainingMark.session, session),
          inArray(
            trainingMark.seatId,
            accepted.map((one) => one.id),
          ),
        ),
      );
    const marks = accepted.map(({ id, personId }) => ({
      seatId: id,
      personId,
      isPresent: present.includes(id),
    }));
    const changed = marks.filter(({ seatId, isPresent }) =>
      before.some((mark) => mark.seatId === seatId && mark.isPresent !== isPresent),
    );
    if (changed.length > 0 && reason.length < 10)
      throw new Invalid([
        { path: 'reason', code: 'training.correctionReason', params: { count: changed.length } },
      ]);
    await tx.delete(trainingMark).where(
      and(
        eq(trainingMark.session, session),
        inArray(
          trainingMark.seatId,
          marks.map((mark) => mark.seatId),
        ),
      ),
    );
    const by = { session, byPersonId: personIdOf(act.actor), at: act.at };
    await tx
      .insert(trainingMark)
      .values(marks.map(({ seatId, isPresent }) => ({ seatId, isPresent, ...by })));
    record({
      action: 'training.mark',
      subject: `training_class:${classId}`,
      before:
        changed.length > 0
          ? changed.map(({ personId, isPresent }) => ({ personId, isPresent: !isPresent }))
          : undefined,
      after: {
        session,
        reason,
        present: marks.filter((mark) => mark.isPresent).map((mark) => mark.personId),
      },
    });
    const there = marks.filter((mark) => mark.isPresent).length;
    return { present: there, absent: marks.length - there };
  });
}

/**
 * The class is over: whoever was at every session has finished it, and whoever missed one and is excused with a reason.
 * The actor's own completion is somebody else's to record.
 */
export async function completeByRule(
  db: Db,
  act: Act,
  { classId, excused, reason }: CompletionValues & { classId: string },
): Promise<{ count: number }> {
  return decide(db, act, async (tx, record) => {
    const { row, accepted } = await lockHall(tx, act, classId);
    const hall = await mustHaveBegun(tx, act, classId);
    if (hall.endsAt > act.at) throw new Conflict({ reason: 'training.notOver' });
    if (excused.length > 0 && reason.length < 10) throw new Invalid([{ path: 'reason', code: 'tooShort' }]);
    const marks = await tx
      .select()
      .from(trainingMark)
      .where(
        inArray(
          trainingMark.seatId,
          accepted.map((one) => one.id),
        ),
      );
    const sessions = sessionsOf(hall);
    const finished = accepted.filter(({ id, personId }) => {
      const missed = missedOf(
        sessions,
        marks.filter((mark) => mark.seatId === id),
      );
      const isExcused = missed === 1 && sessions.length > 1 && excused.includes(id);
      return personId !== personIdOf(act.actor) && (missed === 0 || isExcused);
    });
    if (finished.length === 0) throw new Conflict({ reason: 'training.nobodyFinished' });
    if (row.state === 'planned') await holdClass(tx, act, { classId, heldOn: dayOf(hall.endsAt) });
    if (excused.length > 0)
      record({
        action: 'training.excuse',
        subject: `training_class:${classId}`,
        after: { seats: excused, reason },
      });
    return recordCompletions(tx, act, { classId, personIds: finished.map((one) => one.personId) });
  });
}

async function lockHall(tx: Db, act: Act, classId: string) {
  const { row, plan } = await lockClass(tx, classId);
  must(refuseToChangePlan(act.actor, plan));
  if (row.state === 'cancelled') throw new Conflict({ reason: 'training.classCancelled' });
  const accepted = (await lockSeats(tx, classId)).filter((one) => one.state === 'accepted');
  if (accepted.length === 0) throw new Conflict({ reason: 'training.nobodyAccepted' });
  return { row, accepted };
}

async function mustHaveBegun(tx: Db, act: Act, classId: string) {
  const hall = await tx.query.trainingHall.findFirst({ where: eq(trainingHall.classId, classId) });
  if (!hall) throw new Conflict({ reason: 'training.noHall' });
  if (hall.startsAt > act.at) throw new Conflict({ reason: 'training.notBegun' });
  return hall;
}
