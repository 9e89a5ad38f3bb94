/** Runs a run again from the forms it used: the same input must give the same bytes, and the stored rows must say them. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { scoringRepeat, scoringRun } from '#db/schema/index';
import { type CycleView, findCycle } from '~/features/cycle/cycle-queries.server';
import { type Act, type Actor, personIdOf } from '~/features/organisation/actor';
import { must, NotFound } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import { refuseToRepeat } from '../scoring-policy';
import { computeInThread } from './computing.server';
import { atOneMoment, readMaterial } from './material-queries.server';
import { isStoredAs } from './stored-queries.server';
import { beginTask, endTask, type RunTask, withBeats } from './task-commands.server';

/** Takes the cycle's one task. Throws `NotFound`, `Refused`, or `Conflict` while another is under way. */
export async function startRepeat(db: Db, act: Act, runId: string): Promise<RunTask> {
  return decide(db, act, async (tx) => {
    const { run, cycle } = await findRepeated(tx, act.actor, runId);
    must(refuseToRepeat(act.actor, cycle, run));
    return beginTask(tx, act, { cycleId: cycle.id, repeats: runId });
  });
}

/** Keeps whether input and output are the same. Throws `Conflict` when PEER_KEY does not open the boxes. */
export async function carryOutRepeat(db: Db, act: Act, task: RunTask, runId: string): Promise<void> {
  await withBeats(db, task, async (report) => {
    const { run, material } = await atOneMoment(db, async (tx) => {
      const found = await findRepeated(tx, act.actor, runId);
      return { run: found.run, material: await readMaterial(tx, found.cycle, found.run.at, found.run) };
    });
    const made = await computeInThread(material, report);
    const isSameInput = made.inputHash === run.inputHash;
    const isSameOutput = isSameInput
      ? made.outputHash === run.outputHash && (await isStoredAs(db, runId, made, material.dataKey))
      : null;
    await decide(db, act, async (tx, record) => {
      await endTask(tx, task);
      await tx
        .insert(scoringRepeat)
        .values({ runId, at: act.at, byPersonId: personIdOf(act.actor), isSameInput, isSameOutput });
      record({
        action: 'scoring.repeat',
        subject: `scoring_run:${runId}`,
        after: { isSameInput, isSameOutput },
      });
    });
  });
}

/** Both at once, for whoever waits for the end. */
export async function repeatRun(db: Db, act: Act, runId: string): Promise<void> {
  await carryOutRepeat(db, act, await startRepeat(db, act, runId), runId);
}

async function findRepeated(tx: Db, actor: Actor, runId: string) {
  const [run] = await tx.select().from(scoringRun).where(eq(scoringRun.id, runId));
  if (!run) throw new NotFound();
  const cycle: CycleView = await findCycle(tx, actor, run.cycleId);
  return { run, cycle };
}
