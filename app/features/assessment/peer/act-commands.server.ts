/**
 * How the sending of peer forms is counted and enters the record. A counter that rises with a sending, or an entry
 * beside it, would say in the database's own log who wrote then. So nothing but the rater's sealed folder is written at
 * a sending; from time to time the folders written since are gathered, all counters rise together, and the record
 * learns once a day, in one entry, how many each rater sent.
 */
import { count, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { peerAssignment, peerFolder, peerRatee, peerRater } from '#db/schema/index';
import { system } from '~/features/organisation/actor';
import { type Day, dayOf } from '~/lib/date';
import { decide } from '~/lib/record/audit.server';
import { openFolder, sealFolder } from './folder.server';
import { readFolders } from './folder-queries.server';
import { findCycleKey } from './key-queries.server';

/** By day, how many forms each rater sent; by ratee, how many were sent about them. */
type Gathered = { byDay: Map<Day, Map<number, number>>; byRatee: Map<number, number> };

/** In a smaller company a counter would say whose folder it was that was written. */
export const leastGathered = 8;

/**
 * Counts everything sent so far where at least `least` folders were written since, and writes the entries of all days before `before` that have none yet, dated `at`: an
 * instant that tells no hour. Called by a timer and ahead of every scoring run and release; calling it twice writes
 * nothing new. Folders are sealed anew in the order of their ids and every counter of the cycle is written anew in the
 * order of the people: no row or transaction ties one to the other.
 */
export async function settlePeerActs(
  db: Db,
  { before, at, least = 1 }: { before: Day; at: Date; least?: number },
): Promise<void> {
  const fresh = await db
    .select({ cycleId: peerFolder.cycleId, folders: count() })
    .from(peerFolder)
    .where(eq(peerFolder.isNew, true))
    .groupBy(peerFolder.cycleId);
  const late = await db
    .selectDistinct({ cycleId: peerRater.cycleId, sentOn: peerRater.sentOn })
    .from(peerRater);
  const cycles = new Set([
    ...fresh.filter(({ folders }) => folders >= least).map(({ cycleId }) => cycleId),
    ...late.filter(({ sentOn }) => sentOn !== null && sentOn < before).map(({ cycleId }) => cycleId),
  ]);
  for (const cycleId of [...cycles].sort((a, b) => a - b)) {
    await decide(db, { actor: system, at }, async (tx, record) => {
      await tx.execute(sql`lock table ${peerRater} in share row exclusive mode`);
      const counters = await tx
        .select()
        .from(peerRater)
        .where(eq(peerRater.cycleId, cycleId))
        .orderBy(peerRater.raterId);
      const gathered = await gather(tx, cycleId);
      for (const { raterId, sent, recorded, sentOn } of counters)
        if (sentOn !== null) add(gathered.byDay, sentOn, raterId, sent - recorded);
      for (const [day, sent] of [...gathered.byDay].sort(([a], [b]) => (a < b ? -1 : 1))) {
        if (day >= before) continue;
        const byRater = Object.fromEntries([...sent].sort(([a], [b]) => a - b));
        record({
          action: 'assessment.submitPeer',
          subject: `cycle:${cycleId}`,
          after: { day, sent: byRater },
        });
      }
      await writeCountersAnew(tx, { cycleId, before }, counters, gathered);
    });
  }
}

/** Seals every folder written since the last gathering anew; forms that nobody asks for any more go. */
async function gather(tx: Db, cycleId: number): Promise<Gathered> {
  const gathered: Gathered = { byDay: new Map(), byRatee: new Map() };
  const dataKey = await findCycleKey(tx, cycleId);
  if (!dataKey) return gathered;
  const asked = await askedPairs(tx, cycleId);
  for await (const rows of readFolders(tx, cycleId, { onlyNew: true })) {
    for (const { id, box } of rows) {
      const { author, forms } = openFolder(dataKey, id, Buffer.from(box));
      for (const [ratee, form] of forms) {
        if (!asked.has(`${ratee} ${author}`)) forms.delete(ratee);
        else if (form.submittedAt && !form.isCounted) {
          add(gathered.byDay, dayOf(form.submittedAt), author, 1);
          gathered.byRatee.set(ratee, (gathered.byRatee.get(ratee) ?? 0) + 1);
          form.isCounted = true;
        }
      }
      await tx
        .update(peerFolder)
        .set({ isNew: false, box: sealFolder(dataKey, id, { author, forms }) })
        .where(eq(peerFolder.id, id));
    }
  }
  return gathered;
}

/** Pairs that stand, by ratee and rater; those whose rater asked not to rate do not. */
export async function askedPairs(tx: Db, cycleId: number): Promise<Set<string>> {
  const rows = await tx
    .select({
      ratee: peerAssignment.rateeId,
      rater: peerAssignment.raterId,
      recused: peerAssignment.recusedReason,
    })
    .from(peerAssignment)
    .where(eq(peerAssignment.cycleId, cycleId));
  return new Set(
    rows.filter(({ recused }) => recused === null).map(({ ratee, rater }) => `${ratee} ${rater}`),
  );
}

type Counter = typeof peerRater.$inferSelect;

/** Every counter of a cycle as a new row, in the order of the people, whether it rose or not. */
async function writeCountersAnew(
  tx: Db,
  { cycleId, before }: { cycleId: number; before: Day },
  counters: readonly Counter[],
  { byDay, byRatee }: Gathered,
): Promise<void> {
  const known = new Map(counters.map((row) => [row.raterId, row]));
  const raised = new Map(
    counters.map(({ raterId, sent, recorded, sentOn }) => [raterId, sentOn === null ? sent : recorded]),
  );
  const pending = new Map<number, Day>();
  for (const [day, sent] of byDay) {
    for (const [raterId, forms] of sent) {
      raised.set(raterId, (raised.get(raterId) ?? 0) + forms);
      if (day >= before) pending.set(raterId, day);
    }
  }
  const settledOf = (raterId: number) =>
    (known.get(raterId)?.recorded ?? 0) +
    [...byDay].reduce((sum, [day, sent]) => sum + (day < before ? (sent.get(raterId) ?? 0) : 0), 0);
  const rows = [...raised]
    .map(([raterId, sent]) => ({
      ...{ cycleId, raterId, sent, recorded: settledOf(raterId), sentOn: pending.get(raterId) ?? null },
    }))
    .sort((a, b) => a.raterId - b.raterId);
  await tx.delete(peerRater).where(eq(peerRater.cycleId, cycleId));
  await inSlices(rows, (part) => tx.insert(peerRater).values(part));
  const about = await tx.delete(peerRatee).where(eq(peerRatee.cycleId, cycleId)).returning();
  const sentAbout = new Map(about.map(({ rateeId, sent }) => [rateeId, sent]));
  for (const [rateeId, sent] of byRatee) sentAbout.set(rateeId, (sentAbout.get(rateeId) ?? 0) + sent);
  await inSlices(
    [...sentAbout].sort(([a], [b]) => a - b).map(([rateeId, sent]) => ({ cycleId, rateeId, sent })),
    (part) => tx.insert(peerRatee).values(part),
  );
}

const SLICE = 1000;

async function inSlices<T>(rows: readonly T[], insert: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += SLICE) await insert(rows.slice(start, start + SLICE));
}

function add(byDay: Gathered['byDay'], day: Day, rater: number, forms: number): void {
  const sent = byDay.get(day) ?? new Map<number, number>();
  byDay.set(day, sent.set(rater, (sent.get(rater) ?? 0) + forms));
}
