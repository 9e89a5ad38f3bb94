/** The one task of a cycle, as those who wait for it see it. */
import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { person, scoringTask } from '#db/schema/index';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import type { Actor } from '~/features/organisation/actor';
import { must } from '~/lib/errors';
import { refuseToReadRuns } from '../scoring-policy';

/** A task that was silent for so long belongs to a process that died: it beats far more often. */
export const isSilent = sql<boolean>`(${scoringTask.beatAt} <= clock_timestamp() - interval '30 seconds')`;

/** The run or repeat under way in a cycle, or the one that ended without a run; null when there is none. */
export async function findTask(db: Db, actor: Actor, cycleId: number) {
  must(refuseToReadRuns(actor, await findCycle(db, actor, cycleId)));
  const [task] = await db
    .select({
      stage: scoringTask.stage,
      done: scoringTask.done,
      total: scoringTask.total,
      startedAt: scoringTask.startedAt,
      repeats: scoringTask.repeats,
      failure: scoringTask.failure,
      isBroken: isSilent,
      byName: person.fullName,
    })
    .from(scoringTask)
    .leftJoin(person, eq(person.id, scoringTask.byPersonId))
    .where(eq(scoringTask.cycleId, cycleId));
  if (!task) return null;
  const { isBroken, ...rest } = task;
  const state = task.failure ? 'failed' : isBroken ? 'broken' : 'running';
  return { ...rest, state } as typeof rest & { state: 'running' | 'broken' | 'failed' };
}
export type FoundTask = NonNullable<Awaited<ReturnType<typeof findTask>>>;
