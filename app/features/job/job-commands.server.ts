/** What becomes of work that failed for good: once more from the start, or given up. The record says who decided. */
import type { Db } from '#db/client';
import type { Act } from '~/features/organisation/actor';
import { Conflict, must } from '~/lib/errors';
import { enqueue, type Payload, takeFailedJob } from '~/lib/job/jobs.server';
import { forgetLetter } from '~/lib/job/outbox.server';
import { decide } from '~/lib/record/audit.server';
import { refuseToKeepJobs } from './job-policy';

type Chosen = { id: string };

/** All tries anew. `job.gone` when somebody else took it up a moment ago. */
export async function retryJob(db: Db, act: Act, { id }: Chosen): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { queue, payload } = await take(tx, act, id);
    await enqueue(tx, queue, payload);
    record({ action: 'job.retry', ...about(payload) });
  });
}

/** Given up: a letter's text is erased. */
export async function dropJob(db: Db, act: Act, { id }: Chosen): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { payload } = await take(tx, act, id);
    if (payload.letter !== undefined) await forgetLetter(tx, Number(payload.letter));
    record({ action: 'job.drop', ...about(payload) });
  });
}

async function take(tx: Db, act: Act, id: string) {
  must(refuseToKeepJobs(act.actor));
  const taken = await takeFailedJob(tx, id);
  if (!taken) throw new Conflict({ reason: 'job.gone' });
  return taken;
}

function about({ letter, task, key }: Payload): { subject: string } {
  if (letter !== undefined) return { subject: `letter:${letter}` };
  return key === undefined ? { subject: `upkeep:${task}` } : { subject: `removal:${key}` };
}
