/** The board marks, lists and orders nominees. Scores inform; the order is the board's, and the record says whose. */
import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cyclePerson, nomination, shortlistEntry, shortlistOpinion } from '#db/schema/index';
import { type Act, type Actor, personIdOf } from '~/features/organisation/actor';
import { Conflict, Invalid, must, NotFound, Refused } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import { findCycle } from '../cycle/cycle-queries.server';
import { lockNomination } from '../nomination/nomination-commands.server';
import { leastReason } from '../scoring/scoring';
import type { Opinion } from './shortlist';
import { refuseToOrder, refuseToShortlist, refuseToUnlist } from './shortlist-policy';
import { departsFromOrders } from './shortlist-queries.server';

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

/**
 * Puts a nominee at the end of the list. Throws `Conflict` when they are on it, `Invalid` when it departs from both
 * orders without saying why.
 */
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
    if (reason.length < leastReason && (await departsFromOrders(tx, cycle, nominationId)))
      throw new Invalid([{ path: 'reason', code: 'shortlist.reasonNeeded' }]);
    const place = (entries.at(-1)?.place ?? 0) + 1;
    await tx.insert(shortlistEntry).values({
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
    const { row, cycle, standing } = await lockNomination(tx, act, nominationId);
    must(refuseToUnlist(act.actor, standing, cycle, act.at));
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

/**
 * Sets the whole order at once. Throws `Conflict` when the list has changed since the page was read (`seen` is the order
 * that stood there), `Refused` when the actor's own file would change its place.
 */
export async function orderShortlist(
  db: Db,
  act: Act,
  { cycleId, order, seen }: { cycleId: number; order: readonly string[]; seen?: readonly string[] },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const cycle = await findCycle(tx, act.actor, cycleId);
    must(refuseToOrder(act.actor, cycle, act.at));
    const before = (await lockList(tx, cycleId)).map((entry) => entry.nominationId);
    const isStale = seen !== undefined && before.join() !== seen.join();
    if (isStale || sorted(before) !== sorted(order)) throw new Conflict({ reason: 'shortlist.changed' });
    if (before.join() === order.join()) return;
    const own = await ownListed(tx, act.actor, cycleId);
    if (own && before.indexOf(own) !== order.indexOf(own))
      throw new Refused({ reason: 'shortlist.ownPlace' });
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

const sorted = (ids: readonly string[]) => [...ids].sort().join();

/** The actor's own file on the list, if there is one. */
async function ownListed(tx: Db, actor: Actor, cycleId: number): Promise<string | null> {
  const personId = personIdOf(actor);
  if (personId === null) return null;
  const [own] = await tx
    .select({ id: shortlistEntry.nominationId })
    .from(shortlistEntry)
    .innerJoin(nomination, eq(nomination.id, shortlistEntry.nominationId))
    .innerJoin(cyclePerson, eq(cyclePerson.id, nomination.rateeId))
    .where(and(eq(shortlistEntry.cycleId, cycleId), eq(cyclePerson.personId, personId)))
    .limit(1);
  return own?.id ?? null;
}

async function place(tx: Db, order: readonly string[]): Promise<void> {
  for (const [index, nominationId] of order.entries()) {
    await tx
      .update(shortlistEntry)
      .set({ place: index + 1 })
      .where(eq(shortlistEntry.nominationId, nominationId));
  }
}
