/** A scoring run: it starts at once, is computed beside the site, and is kept whole or not at all. */
import type { Db } from '#db/client';
import { ensureCycleKey } from '~/features/assessment/form/making-commands.server';
import { settlePeerActs } from '~/features/assessment/peer/act-commands.server';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import type { Act } from '~/features/organisation/actor';
import { dayOf, instantOf } from '~/lib/date';
import { Invalid, must } from '~/lib/errors';
import { whenBack } from '~/lib/http/away.server';
import { decide } from '~/lib/record/audit.server';
import { computeInThread } from './run/computing.server';
import { keepRun } from './run/keeping-commands.server';
import { atOneMoment, readMaterial } from './run/material-queries.server';
import { beginTask, endTask, type RunTask, withBeats } from './run/task-commands.server';
import { leastReason } from './scoring';
import { refuseToRun } from './scoring-policy';
import { findReleasedRun } from './scoring-queries.server';

/**
 * Takes the cycle's one task; `carryOutRun` does the rest. Throws `Refused`, `Conflict` while another run or repeat of
 * the cycle is under way, or `Invalid` without a reason once results were released.
 */
export async function startRun(
  db: Db,
  act: Act,
  { cycleId, reason = '' }: { cycleId: number; reason?: string },
): Promise<RunTask & { reason: string }> {
  return decide(db, act, async (tx) => {
    const cycle = await findCycle(tx, act.actor, cycleId);
    must(refuseToRun(act.actor, cycle, act.at));
    if (reason.length < leastReason && (await findReleasedRun(tx, cycleId)))
      throw new Invalid([{ path: 'reason', code: 'scoring.reasonNeeded' }]);
    await settlePeerActs(tx, settledBefore(act.at));
    // Severities are sealed under the cycle's key, also where nobody was asked as a peer.
    await ensureCycleKey(tx, cycleId);
    return { ...(await beginTask(tx, act, { cycleId })), reason };
  });
}

/**
 * Scores a cycle from what has been sent so far and keeps the run for good. Reading, computing and keeping are apart:
 * no transaction is open while the thread computes. Throws `Conflict` when PEER_KEY does not open the boxes or another
 * run took over.
 */
export async function carryOutRun(
  db: Db,
  act: Act,
  { reason, ...task }: RunTask & { reason: string },
): Promise<string> {
  return withBeats(db, task, async (report) => {
    const began = performance.now();
    const material = await whenBack(() =>
      atOneMoment(db, async (tx) => readMaterial(tx, await findCycle(tx, act.actor, task.cycleId), act.at)),
    );
    const made = await computeInThread(material, report);
    const seconds = (performance.now() - began) / 1000;
    report('keeping', 0, 0);
    const keep = () =>
      decide(db, act, async (tx, record) => {
        // Where the answer of a commit was lost, the task is gone: a second try keeps nothing twice.
        await endTask(tx, task);
        const runId = await keepRun(tx, act, { material, made, seconds, reason });
        record({
          action: 'scoring.run',
          subject: `scoring_run:${runId}`,
          after: { cycleId: task.cycleId, inputHash: made.inputHash, people: made.results.length, reason },
        });
        return runId;
      });
    return whenBack(keep);
  });
}

/** Both at once, for whoever waits for the end. */
export async function runScoring(db: Db, act: Act, cycleId: number, reason = ''): Promise<string> {
  return carryOutRun(db, act, await startRun(db, act, { cycleId, reason }));
}

/** Sendings of the days before today are in the record before their forms are used; the hour of it tells nothing. */
export function settledBefore(at: Date) {
  return { before: dayOf(at), at: instantOf(dayOf(at)) };
}
