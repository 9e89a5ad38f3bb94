/**
 * How the sending of peer forms enters the record. An entry at each sending would tell when somebody sent each of their
 * forms, and so how long they wrote: the longest writing has the longest comment. So the record learns once a day,
 * in one entry, how many each rater sent.
 */
import { and, eq, gt, lt, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { peerRater } from '#db/schema/index';
import { system } from '~/features/organisation/actor';
import { decide } from '~/lib/audit.server';
import type { Day } from '~/lib/date';

/**
 * Writes the entries of all days before `before` that have none yet, dated `at`: an instant that tells no hour. Called ahead of the first sending of a later day
 * and ahead of every scoring run and release; calling it twice writes nothing new. The counters are written anew in
 * the order of their raters: no system column keeps the hour of anybody's last sending.
 */
export async function settlePeerActs(db: Db, { before, at }: { before: Day; at: Date }): Promise<void> {
  const pending = and(gt(peerRater.sent, peerRater.recorded), lt(peerRater.sentOn, before));
  if ((await db.$count(peerRater, pending)) === 0) return;
  await decide(db, { actor: system, at }, async (tx, record) => {
    await tx.execute(sql`lock table ${peerRater} in share row exclusive mode`);
    const rows = await tx.select().from(peerRater).where(pending).orderBy(peerRater.raterId);
    for (const [cycleId, day] of new Map(rows.map((row) => [row.cycleId, row.sentOn]))) {
      const ofCycle = rows.filter((row) => row.cycleId === cycleId);
      const sent = Object.fromEntries(ofCycle.map((row) => [row.raterId, row.sent - row.recorded]));
      record({ action: 'assessment.submitPeer', subject: `cycle:${cycleId}`, after: { day, sent } });
      await writeCountersAnew(tx, cycleId);
    }
  });
}

/** Every counter of a cycle as a new row, settled, in the order of the raters. */
async function writeCountersAnew(tx: Db, cycleId: number): Promise<void> {
  const rows = await tx.delete(peerRater).where(eq(peerRater.cycleId, cycleId)).returning();
  const settled = rows
    .map((row) => ({ ...row, recorded: row.sent, sentOn: null }))
    .sort((a, b) => a.raterId - b.raterId);
  if (settled.length > 0) await tx.insert(peerRater).values(settled);
}
