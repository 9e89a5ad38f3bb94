/** What a release sets free, and how it covers the tracks of who wrote what. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cyclePerson, cycleUnit, peerFolder, releasedComment, scoringRun } from '#db/schema/index';
import { releaseComments } from '~/features/assessment/comment-release';
import { askedPairs, settlePeerActs } from '~/features/assessment/peer/act-commands.server';
import { openFolder, sealFolder } from '~/features/assessment/peer/folder.server';
import { secureRandom } from '~/features/assessment/peer/key.server';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import type { Act } from '~/features/organisation/actor';
import { mustBeTyped } from '~/lib/confirmation';
import { must, NotFound } from '~/lib/errors';
import { tell } from '~/lib/job/inbox.server';
import { shuffled } from '~/lib/prng';
import { decide } from '~/lib/record/audit.server';
import { opened } from './run/boxes.server';
import { openCycleKey, openPeerForms } from './run/boxes-queries.server';
import { lockScoring, mustRest } from './run/task-commands.server';
import { settledBefore } from './scoring-commands.server';
import { refuseToRelease } from './scoring-policy';

/** A folder is about 30 kB: some half a megabyte a statement. */
const slice = 20;

/**
 * Sets a run before everybody's eyes. With the first release of a cycle go the comments, one batch a unit in an order
 * nobody can repeat; every folder is sealed afresh as a new row in random order, so that no column of the system ties it
 * to the hour it was written. `confirmation` is the cycle's name, typed. Throws `NotFound`, `Refused`, or `Conflict` when
 * the boxes do not open.
 */
export async function releaseResults(
  db: Db,
  act: Act,
  { runId, confirmation }: { runId: string; confirmation: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const [run] = await tx.select().from(scoringRun).where(eq(scoringRun.id, runId));
    if (!run) throw new NotFound();
    const { cycleId } = run;
    await lockScoring(tx, cycleId);
    await mustRest(tx, cycleId);
    const runs = await tx
      .select({ id: scoringRun.id, at: scoringRun.at, released: scoringRun.released })
      .from(scoringRun)
      .where(eq(scoringRun.cycleId, cycleId));
    const isReleased = runs.some((other) => other.id === runId && other.released);
    const isNewest = runs.every((other) => other.at <= run.at);
    const cycle = await findCycle(tx, act.actor, cycleId);
    must(refuseToRelease(act.actor, cycle, { isReleased, isNewest }, act.at));
    mustBeTyped(confirmation, cycle.name);
    await settlePeerActs(tx, settledBefore(act.at));
    await tx.update(scoringRun).set({ released: true, releasedAt: act.at }).where(eq(scoringRun.id, runId));
    const dataKey = await openCycleKey(tx, cycleId);
    if (dataKey) {
      // A second batch would show which comments are new, and so whose they are.
      const isFirst = !runs.some((other) => other.released);
      if (isFirst) await setCommentsFree(tx, cycleId, dataKey, cycle.settings.peersNeeded);
      await sealAgain(tx, cycleId, dataKey);
    }
    const params = { cycle: cycle.name };
    await tell(tx, act, await listRatees(tx, cycleId), {
      kind: 'scoring.released',
      params,
      place: '/result',
    });
    record({ action: 'scoring.release', subject: `scoring_run:${runId}`, after: { cycleId } });
  });
}

/** The people who are rated in the cycle to its end. */
async function listRatees(tx: Db, cycleId: number): Promise<number[]> {
  const rows = await tx
    .select({ personId: cyclePerson.personId })
    .from(cyclePerson)
    .where(and(eq(cyclePerson.cycleId, cycleId), eq(cyclePerson.isRatee, true), isNull(cyclePerson.leftAt)));
  return rows.map(({ personId }) => personId);
}

async function setCommentsFree(tx: Db, cycleId: number, dataKey: Buffer, needed: number): Promise<void> {
  const ratees = await tx
    .select({ id: cyclePerson.id, unit: sql<number>`coalesce(${cycleUnit.parentId}, ${cyclePerson.unitId})` })
    .from(cyclePerson)
    .innerJoin(
      cycleUnit,
      and(eq(cycleUnit.cycleId, cyclePerson.cycleId), eq(cycleUnit.unitId, cyclePerson.unitId)),
    )
    .where(and(eq(cyclePerson.cycleId, cycleId), eq(cyclePerson.isRatee, true), isNull(cyclePerson.leftAt)));
  const unitOf = new Map(ratees.map((ratee) => [ratee.id, ratee.unit]));
  const forms = (await openPeerForms(tx, cycleId, dataKey)).flatMap(({ ratee, comment }) => {
    const unit = unitOf.get(ratee);
    return unit === undefined ? [] : [{ unit, ratee, comment }];
  });
  for (const { comments } of releaseComments(forms, secureRandom, needed)) {
    if (comments.length === 0) continue;
    await tx
      .insert(releasedComment)
      .values(comments.map(({ ratee, comment }) => ({ cycleId, rateeId: ratee, text: comment })));
  }
}

/** New rows, not updates: an updated row may stay on its page, and long values in the order they were first stored. */
async function sealAgain(tx: Db, cycleId: number, dataKey: Buffer): Promise<void> {
  const asked = await askedPairs(tx, cycleId);
  const rows = await tx.delete(peerFolder).where(eq(peerFolder.cycleId, cycleId)).returning();
  const order = shuffled(rows, secureRandom);
  for (let start = 0; start < order.length; start += slice) {
    await tx.insert(peerFolder).values(
      order.slice(start, start + slice).map((row) => {
        const { author, forms } = opened(() => openFolder(dataKey, row.id, Buffer.from(row.box)));
        const kept = new Map([...forms].filter(([ratee]) => asked.has(`${ratee} ${author}`)));
        return { ...row, box: sealFolder(dataKey, row.id, { author, forms: kept }) };
      }),
    );
  }
}
