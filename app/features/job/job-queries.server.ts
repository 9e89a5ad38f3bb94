/** Work in the background that no try could do, for those who look after it. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { mailOutbox } from '#db/schema/index';
import type { Actor } from '~/features/organisation/actor';
import { must } from '~/lib/errors';
import { listFailedJobs } from '~/lib/job/jobs.server';
import { jobPageSize, maskedAddress } from './job';
import { refuseToKeepJobs } from './job-policy';

export type FailedLine = {
  id: string;
  /** A letter says its subject and whom it was for, as far as an administrator must know; upkeep its task. */
  letter: { subject: string; to: string } | null;
  task: string | null;
  isRemoval: boolean;
  failedAt: Date;
  tries: number;
  fault: string | null;
};

/** A page of them, the latest first. Throws `Refused` for others than a province's board. */
export async function listFailed(
  db: Db,
  actor: Actor,
  { page }: { page: number },
): Promise<{ lines: FailedLine[]; total: number }> {
  must(refuseToKeepJobs(actor));
  const { jobs, total } = await listFailedJobs(db, { page, size: jobPageSize });
  const ids = jobs.filter(({ queue }) => queue === 'letter').map(({ payload }) => Number(payload.letter));
  const letters = ids.length
    ? await db
        .select({ id: mailOutbox.id, subject: mailOutbox.subject, to: mailOutbox.toAddress })
        .from(mailOutbox)
        .where(inArray(mailOutbox.id, ids))
    : [];
  const found = new Map(letters.map(({ id, subject, to }) => [id, { subject, to: maskedAddress(to) }]));
  return {
    lines: jobs.map(({ id, queue, payload, failedAt, tries, fault }) => ({
      id,
      isRemoval: queue === 'removal',
      letter: found.get(Number(payload.letter)) ?? null,
      task: payload.task === undefined ? null : String(payload.task),
      failedAt,
      tries,
      fault,
    })),
    total,
  };
}
