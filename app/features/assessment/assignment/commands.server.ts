/** Asking people to rate as peers, taking that back, and raters who ask not to. */
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cyclePerson, cycleUnit, peerAssignment, peerRater } from '#db/schema/index';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import { joinCycle } from '~/features/cycle/phase/person-commands.server';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { dayOf } from '~/lib/date';
import { Conflict, Invalid, must, NotFound } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import { tidy } from '~/lib/text';
import { refuseToAssign, refuseToRecuse } from '../assessment-policy';
import { ensureCycleKey } from '../form/making-commands.server';
import { holdFolder } from '../peer/folder-queries.server';
import { findCycleKey } from '../peer/key-queries.server';
import { candidatesOf } from './peer-pool';
import { type AssignmentPair, type AssignmentPool, problemOf } from './pool';
import { readPool } from './pool-queries.server';

/**
 * Asks everyone in `pairs`; a rater's folder is made by their first save. Pairs that stand already are left alone. Answers with how
 * many are new. Throws `Refused`, and `Invalid` when somebody may not rate somebody, or asked not to.
 */
export async function assignPeers(
  db: Db,
  act: Act,
  { cycleId, unitId, pairs }: { cycleId: number; unitId: number; pairs: readonly AssignmentPair[] },
): Promise<number> {
  return decide(db, act, async (tx, record) => {
    const pool = await openPool(tx, act, cycleId, unitId);
    const candidates = candidatesOf(problemOf(pool));
    const seats = new Map(pool.people.filter((row) => row.isRatee).map((row) => [row.id, row.personId]));
    const may = ({ rateeId, raterId }: AssignmentPair) =>
      candidates.get(seats.get(rateeId) ?? 0)?.some(({ rater }) => rater === raterId) ?? false;
    if (!pairs.every(may)) throw new Invalid([{ path: 'pairs', code: 'assessment.pairNotAllowed' }]);
    const keyOf = ({ rateeId, raterId }: AssignmentPair) => `${rateeId}-${raterId}`;
    const standing = new Set(pool.asked.map(keyOf));
    const fresh = [...new Map(pairs.map((pair) => [keyOf(pair), pair])).values()].filter(
      (pair) => !standing.has(keyOf(pair)),
    );
    if (fresh.length === 0) return 0;
    await bringIn(tx, act, { cycleId, pool, raters: new Set(fresh.map(({ raterId }) => raterId)) });
    await storePairs(tx, cycleId, fresh);
    record({
      action: 'assessment.assignPeers',
      subject: `unit:${unitId}`,
      after: { cycleId, pairs: fresh.map(keyOf).sort() },
    });
    return fresh.length;
  });
}

/** A committee member who came after the opening joins the cycle by being asked. */
async function bringIn(
  tx: Db,
  act: Act,
  { cycleId, pool, raters }: { cycleId: number; pool: AssignmentPool; raters: ReadonlySet<number> },
): Promise<void> {
  const inside = new Set(pool.people.filter(({ id }) => id !== null).map(({ personId }) => personId));
  for (const { id, personId, branchId } of pool.people)
    if (id === null && raters.has(personId) && !inside.has(personId))
      await joinCycle(tx, act, { cycleId, personId, unitId: branchId });
}

/** One peer more for a ratee, chosen by hand among those who may rate. */
export async function addPeer(db: Db, act: Act, { cycleId, ...pair }: AssignmentPair & { cycleId: number }) {
  const unitId = await unitOf(db, cycleId, pair.rateeId);
  await assignPeers(db, act, { cycleId, unitId, pairs: [pair] });
}

/**
 * Takes a peer's form away; what was begun in it goes with the next gathering or release. Throws `Conflict` once it was sent ('assessment.alreadySent')
 * or when the rater asked not to rate ('assessment.pairRecused'): that row keeps the pair from being proposed again.
 */
export async function removePeer(
  db: Db,
  act: Act,
  { cycleId, rateeId, raterId }: AssignmentPair & { cycleId: number },
): Promise<void> {
  const unitId = await unitOf(db, cycleId, rateeId);
  await decide(db, act, async (tx, record) => {
    await openPool(tx, act, cycleId, unitId);
    const pair = await lockPair(tx, cycleId, { rateeId, raterId });
    await tx.delete(peerAssignment).where(pair);
    record({
      action: 'assessment.removePeer',
      subject: `unit:${unitId}`,
      before: { cycleId, pair: `${rateeId}-${raterId}` },
    });
  });
}

/**
 * The rater asks not to rate this person (10–500 characters; the reason is for the officer only, not for the record).
 * What was begun is shown to nobody and goes with the next gathering or release: the rater's folder is not written in
 * the transaction that names them. Throws `NotFound` when nobody asked the actor, `Conflict` once the form was sent.
 */
export async function recuse(
  db: Db,
  act: Act,
  { rateeId, reason }: { rateeId: number; reason: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const raterId = personIdOf(act.actor);
    const ratee = await tx.query.cyclePerson.findFirst({ where: eq(cyclePerson.id, rateeId) });
    if (raterId === null || !ratee) throw new NotFound();
    const cycle = await findCycle(tx, act.actor, ratee.cycleId);
    const pair = await lockPair(tx, cycle.id, { rateeId, raterId });
    must(refuseToRecuse(cycle, act.at));
    const said = tidy(reason);
    if (said.length < 10) throw new Invalid([{ path: 'reason', code: 'assessment.reasonRequired' }]);
    if (said.length > 500) throw new Invalid([{ path: 'reason', code: 'tooLong' }]);
    await tx.update(peerAssignment).set({ recusedReason: said }).where(pair);
    record({ action: 'assessment.recuse', subject: `cycle:${cycle.id}`, after: { rateeId } });
  });
}

async function openPool(tx: Db, act: Act, cycleId: number, unitId: number): Promise<AssignmentPool> {
  const cycle = await findCycle(tx, act.actor, cycleId);
  // Two officers at once would each see the same pairs missing.
  await tx
    .select({ unitId: cycleUnit.unitId })
    .from(cycleUnit)
    .where(and(eq(cycleUnit.cycleId, cycleId), eq(cycleUnit.unitId, unitId)))
    .for('update');
  const pool = await readPool(tx, cycle, unitId, dayOf(act.at));
  must(refuseToAssign(act.actor, pool.unit, cycle, act.at));
  return pool;
}

/** The unit right above the ratee's branch. */
async function unitOf(db: Db, cycleId: number, rateeId: number): Promise<number> {
  const [row] = await db
    .select({ unitId: cycleUnit.parentId })
    .from(cyclePerson)
    .innerJoin(
      cycleUnit,
      and(eq(cycleUnit.cycleId, cyclePerson.cycleId), eq(cycleUnit.unitId, cyclePerson.unitId)),
    )
    .where(and(eq(cyclePerson.cycleId, cycleId), eq(cyclePerson.id, rateeId)));
  if (!row?.unitId) throw new NotFound();
  return row.unitId;
}

/** A pair that stands, its rater's folder held. */
async function lockPair(tx: Db, cycleId: number, { rateeId, raterId }: AssignmentPair) {
  const pair = and(
    eq(peerAssignment.cycleId, cycleId),
    eq(peerAssignment.rateeId, rateeId),
    eq(peerAssignment.raterId, raterId),
  );
  const [asked] = await tx.select().from(peerAssignment).where(pair).for('update');
  const dataKey = asked && (await findCycleKey(tx, cycleId));
  if (!asked || !dataKey) throw new NotFound();
  if (asked.recusedReason !== null) throw new Conflict({ reason: 'assessment.pairRecused' });
  const { forms } = await holdFolder(tx, { cycleId, dataKey, author: raterId }, { toWrite: false });
  if (forms.get(rateeId)?.submittedAt) throw new Conflict({ reason: 'assessment.alreadySent' });
  return pair;
}

async function storePairs(tx: Db, cycleId: number, pairs: readonly AssignmentPair[]): Promise<void> {
  await ensureCycleKey(tx, cycleId);
  const raters = [...new Set(pairs.map(({ raterId }) => raterId))].sort((a, b) => a - b);
  await tx
    .insert(peerRater)
    .values(raters.map((raterId) => ({ cycleId, raterId })))
    .onConflictDoNothing();
  await tx
    .insert(peerAssignment)
    .values(
      pairs
        .map((pair) => ({ cycleId, ...pair }))
        .sort((a, b) => a.rateeId - b.rateeId || a.raterId - b.raterId),
    );
}
