/** The one task of a cycle: a run or a repeat under way. It says how far it is, and that nobody else may start. */
import { randomUUID } from 'node:crypto';
import { and, eq, isNull, not, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { scoringTask } from '#db/schema/index';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { Conflict, DomainError } from '~/lib/errors';
import { whenBack } from '~/lib/http/away.server';
import type { RunStage } from '../scoring';
import { isSilent } from './task-queries.server';

const beatMs = 5_000;
/** Steps are written at most that often. */
const writeMs = 500;

export type RunTask = { cycleId: number; token: string };

/** One run or release of a cycle at a time. */
export async function lockScoring(tx: Db, cycleId: number): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('scoring'), ${cycleId})`);
}

/** Takes the cycle's one task, under the cycle's lock. Throws `Conflict` while another is alive. */
export async function beginTask(
  tx: Db,
  act: Act,
  { cycleId, repeats = null }: { cycleId: number; repeats?: string | null },
): Promise<RunTask> {
  await lockScoring(tx, cycleId);
  await mustRest(tx, cycleId);
  const token = randomUUID();
  const fresh = {
    ...{ token, repeats, stage: 'reading' as const, done: 0, total: 0, failure: null },
    ...{ startedAt: act.at, beatAt: sql`clock_timestamp()`, byPersonId: personIdOf(act.actor) },
  };
  await tx
    .insert(scoringTask)
    .values({ cycleId, ...fresh })
    .onConflictDoUpdate({ target: scoringTask.cycleId, set: fresh });
  return { cycleId, token };
}

/** Throws `Conflict` while a task of the cycle is alive: nothing is started, nor released, beside it. */
export async function mustRest(tx: Db, cycleId: number): Promise<void> {
  const alive = and(eq(scoringTask.cycleId, cycleId), isNull(scoringTask.failure), not(isSilent));
  if ((await tx.$count(scoringTask, alive)) > 0) throw new Conflict({ reason: 'scoring.running' });
}

/** Throws `Conflict` when the task was taken over; else it is over, in the transaction that keeps what it made. */
export async function endTask(tx: Db, { cycleId, token }: RunTask): Promise<void> {
  await lockScoring(tx, cycleId);
  const ended = await tx
    .delete(scoringTask)
    .where(and(eq(scoringTask.cycleId, cycleId), eq(scoringTask.token, token)))
    .returning({ token: scoringTask.token });
  if (ended.length === 0) throw new Conflict({ reason: 'scoring.takenOver' });
}

/** Lets `work` report its steps and beats beside it; what ends it is written down and thrown on. */
export async function withBeats<T>(
  db: Db,
  task: RunTask,
  work: (report: (stage: RunStage, done: number, total: number) => void) => Promise<T>,
): Promise<T> {
  const mine = and(eq(scoringTask.cycleId, task.cycleId), eq(scoringTask.token, task.token));
  let step: { stage?: RunStage; done?: number; total?: number } = {};
  let writing: Promise<unknown> | null = null;
  const write = () => {
    if (writing) return;
    const set = { ...step, beatAt: sql`clock_timestamp()` };
    step = {};
    // A beat that is lost is made up for by the next one.
    writing = db
      .update(scoringTask)
      .set(set)
      .where(mine)
      .then(
        () => undefined,
        () => undefined,
      )
      .finally(() => {
        writing = null;
      });
  };
  const beats = setInterval(write, beatMs);
  const steps = setInterval(() => step.stage && write(), writeMs);
  try {
    return await work((stage, done, total) => {
      step = { stage, done, total };
    });
  } catch (error) {
    const failure = error instanceof DomainError ? error.refusal.reason : 'scoring.failed';
    // What ended the work is what matters, also where the database is what is gone.
    await whenBack(() => db.update(scoringTask).set({ failure }).where(mine)).catch(() => undefined);
    throw error;
  } finally {
    clearInterval(beats);
    clearInterval(steps);
    await writing;
  }
}
