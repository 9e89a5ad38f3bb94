/** The board marks, lists and orders nominees. Scores inform; the order is the board's, and the record says whose. */
import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { shortlistEntry, shortlistOpinion } from '#db/schema/index';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { decide } from '~/lib/audit.server';
import { Conflict, must, NotFound } from '~/lib/errors';
import { findCycle } from '../cycle/cycle-queries.server';
import { lockNomination } from '../nomination/nomination-commands.server';
import type { Opinion } from './shortlist';
import { refuseToOrder, refuseToShortlist } from './shortlist-policy';

/** A board member's mark on a nominee before the meeting; a new mark replaces the old. */
export async function giveOpinion(
  db: Db,
  act: Act,
  { nominationId, opinion, note }: { nominationId: string; opinion: Opinion; note: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { cycle, standing } = await lockNomination(tx, act, nominationId);
    must(refuseToShortlist(act.actor, standing, cycle, act.at));
    const personId = personIdOf(act.actor);
    if (personId === null) throw new NotFound();
    const now = { opinion, note, at: act.at };
    await tx
      .insert(shortlistOpinion)
      .values({ nominationId, personId, ...now })
      .onConflictDoUpdate({ target: [shortlistOpinion.nominationId, shortlistOpinion.personId], set: now });
    record({ action: 'shortlist.opinion', subject: `nomination:${nominationId}`, after: { opinion, note } });
  });
}

/** Puts a nominee at the end of the list. Throws `Conflict` when they are on it. */
export async function shortlistNominee(
  db: Db,
  act: Act,
  { nominationId, reason }: { nominationId: string; reason: string },
): Promise<{ place: number }> {
  return decide(db, act, async (tx, record) => {
    const { row, cycle, standing } = await lockNomination(tx, act, nominationId);
    must(refuseToShortlist(act.actor, standing, cycle, act.at));
    const entries = await lockList(tx, row.cycleId);
    if (entries.some((entry) => entry.nominationId === nominationId))
      throw new Conflict({ reason: 'shortlist.listed' });
    const place = (entries.at(-1)?.place ?? 0) + 1;
    await tx
      .insert(shortlistEntry)
      .values({
        nominationId,
        cycleId: row.cycleId,
        place,
        reason,
        byPersonId: personIdOf(act.actor),
        at: act.at,
      });
    record({ action: 'shortlist.add', subject: `nomination:${nominationId}`, after: { place, reason } });
    return { place };
  });
}

/** Takes a nominee off the list, with the reason; those below move up. */
export async function unlistNominee(
  db: Db,
  act: Act,
  { nominationId, reason }: { nominationId: string; reason: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { row, cycle } = await lockNomination(tx, act, nominationId);
    must(refuseToOrder(act.actor, cycle, act.at));
    const entries = await lockList(tx, row.cycleId);
    const before = entries.find((entry) => entry.nominationId === nominationId);
    if (!before) throw new Conflict({ reason: 'shortlist.notListed' });
    await tx.delete(shortlistEntry).where(eq(shortlistEntry.nominationId, nominationId));
    await place(
      tx,
      entries.filter((entry) => entry !== before).map((entry) => entry.nominationId),
    );
    record({
      action: 'shortlist.remove',
      subject: `nomination:${nominationId}`,
      before: { place: before.place },
      after: { reason },
    });
  });
}

/** Sets the whole order at once. Throws `Conflict` when the list has changed since the page was read. */
export async function orderShortlist(
  db: Db,
  act: Act,
  { cycleId, order }: { cycleId: number; order: readonly string[] },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const cycle = await findCycle(tx, act.actor, cycleId);
    must(refuseToOrder(act.actor, cycle, act.at));
    const before = (await lockList(tx, cycleId)).map((entry) => entry.nominationId);
    if ([...before].sort().join() !== [...order].sort().join())
      throw new Conflict({ reason: 'shortlist.changed' });
    if (before.join() === order.join()) return;
    await place(tx, order);
    record({
      action: 'shortlist.order',
      subject: `cycle:${cycleId}`,
      before: { order: before },
      after: { order },
    });
  });
}

/** The list of a cycle in order, locked until the transaction ends. */
export async function lockList(tx: Db, cycleId: number) {
  return tx
    .select()
    .from(shortlistEntry)
    .where(eq(shortlistEntry.cycleId, cycleId))
    .orderBy(asc(shortlistEntry.place))
    .for('update');
}

async function place(tx: Db, order: readonly string[]): Promise<void> {
  for (const [index, nominationId] of order.entries()) {
    await tx
      .update(shortlistEntry)
      .set({ place: index + 1 })
      .where(eq(shortlistEntry.nominationId, nominationId));
  }
}
