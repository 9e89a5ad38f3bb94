/** Handover in mid-year: who leaves a running cycle and who takes over. Nothing is deleted. */
import { and, eq, gte, isNull, lte, ne, or } from 'drizzle-orm';
import type { Db } from '#db/client';
import { appointment, cyclePerson, cycleUnit, person, title, unit } from '#db/schema/index';
import type { Act } from '~/features/organisation/actor';
import { dayOf } from '~/lib/date';
import { Conflict, Invalid, must, NotFound } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import { tidy } from '~/lib/text';
import { lockCycle } from '../cycle-commands.server';
import { refuseToHandOver } from '../cycle-policy';

/** Takes a person out of a running cycle, with a reason (10–500 characters); forms about them stop where they are. */
export async function leaveCycle(
  db: Db,
  act: Act,
  { cyclePersonId, reason }: { cyclePersonId: number; reason: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const [found] = await tx
      .select({ row: cyclePerson, unitPath: unit.path })
      .from(cyclePerson)
      .innerJoin(unit, eq(unit.id, cyclePerson.unitId))
      .where(eq(cyclePerson.id, cyclePersonId))
      .for('update', { of: cyclePerson });
    if (!found) throw new NotFound();
    const running = await lockCycle(tx, found.row.cycleId);
    must(refuseToHandOver(act.actor, running, found.unitPath));
    if (found.row.leftAt) throw new Conflict({ reason: 'cycle.alreadyLeft' });
    const said = tidy(reason);
    if (said.length < 10) throw new Invalid([{ path: 'reason', code: 'cycle.reasonRequired' }]);
    if (said.length > 500) throw new Invalid([{ path: 'reason', code: 'tooLong' }]);
    await tx
      .update(cyclePerson)
      .set({ leftAt: act.at, leftReason: said })
      .where(eq(cyclePerson.id, cyclePersonId));
    record({
      action: 'cycle.leave',
      subject: `cycle:${found.row.cycleId}`,
      before: { cyclePersonId, personId: found.row.personId, unitId: found.row.unitId },
      after: { leftAt: act.at, reason: said },
    });
  });
}

/**
 * Brings somebody of a branch's committee into a running cycle: a secretary is assessed, others only rate. Throws
 * `Conflict` when the branch was not there at opening, the person holds no title in it today, or another secretary of
 * it has not left.
 */
export async function joinCycle(
  db: Db,
  act: Act,
  { cycleId, personId, unitId }: { cycleId: number; personId: number; unitId: number },
): Promise<{ cyclePersonId: number }> {
  return decide(db, act, async (tx, record) => {
    const running = await lockCycle(tx, cycleId);
    const branch = await tx.query.unit.findFirst({ where: eq(unit.id, unitId), columns: { path: true } });
    if (!branch) throw new NotFound();
    must(refuseToHandOver(act.actor, running, branch.path));
    const kept = await tx.query.cycleUnit.findFirst({
      where: and(eq(cycleUnit.cycleId, cycleId), eq(cycleUnit.unitId, unitId), eq(cycleUnit.level, 'branch')),
    });
    if (!kept) throw new Conflict({ reason: 'cycle.branchNotIn' });
    const seat = await seatOf(tx, personId, unitId, act.at);
    if (!seat) throw new Conflict({ reason: 'cycle.noTitleHere' });
    const isRatee = seat.titleCode === 'SECRETARY';
    const here = and(eq(cyclePerson.cycleId, cycleId), eq(cyclePerson.unitId, unitId));
    if (isRatee) {
      const other = await tx.query.cyclePerson.findFirst({
        where: and(
          here,
          eq(cyclePerson.isRatee, true),
          isNull(cyclePerson.leftAt),
          ne(cyclePerson.personId, personId),
        ),
        columns: { fullName: true },
      });
      if (other) throw new Conflict({ reason: 'cycle.rateeStillIn', params: { name: other.fullName } });
    }
    const before = await tx.query.cyclePerson.findFirst({
      where: and(here, eq(cyclePerson.personId, personId)),
    });
    if (before && !before.leftAt && before.isRatee === isRatee)
      throw new Conflict({ reason: 'cycle.alreadyIn' });
    const values = { ...seat, isRatee, joinedAt: act.at, leftAt: null, leftReason: null };
    const [row] = await tx
      .insert(cyclePerson)
      .values({ cycleId, personId, unitId, unitPath: kept.path, ...values })
      .onConflictDoUpdate({
        target: [cyclePerson.cycleId, cyclePerson.personId, cyclePerson.unitId],
        set: values,
      })
      .returning({ id: cyclePerson.id });
    record({
      action: 'cycle.join',
      subject: `cycle:${cycleId}`,
      before: before && { isRatee: before.isRatee, leftAt: before.leftAt, leftReason: before.leftReason },
      after: { cyclePersonId: row!.id, personId, unitId, titleCode: seat.titleCode, isRatee },
    });
    return { cyclePersonId: row!.id };
  });
}

/** The person's highest title in the branch today, with the name as it is now. */
async function seatOf(tx: Db, personId: number, unitId: number, at: Date) {
  const today = dayOf(at);
  const [seat] = await tx
    .select({
      titleCode: appointment.titleCode,
      appointedOn: appointment.fromOn,
      fullName: person.fullName,
      sortKey: person.sortKey,
    })
    .from(appointment)
    .innerJoin(title, eq(title.code, appointment.titleCode))
    .innerJoin(person, eq(person.id, appointment.personId))
    .where(
      and(
        eq(appointment.personId, personId),
        eq(appointment.unitId, unitId),
        ne(title.power, 'read'),
        lte(appointment.fromOn, today),
        or(isNull(appointment.toOn), gte(appointment.toOn, today)),
      ),
    )
    .orderBy(title.position)
    .limit(1);
  return seat ?? null;
}
