/** What each queue's jobs do: the one place where all nouns' work in the background comes together. */
import { system } from '~/features/organisation/actor';
import { passSeatsOn } from '~/features/training/hall/seating-commands.server';
import type { Env } from '~/lib/env.server';
import { removalJob, sweepFiles } from '~/lib/file/file.server';
import { clearInbox } from '~/lib/job/inbox.server';
import type { Job } from '~/lib/job/jobs.server';
import { makeMailer } from '~/lib/job/mailer.server';
import { clearOutbox, letterJob } from '~/lib/job/outbox.server';
import { upkeepJob } from '~/lib/job/upkeep.server';

/** Letters wait where no post is set up: without SMTP_URL none is written. */
export function jobList({ smtpUrl, mailFrom, publicOrigin }: Env): Job[] {
  const upkeep = upkeepJob({
    inbox: clearInbox,
    outbox: clearOutbox,
    training: (db, at) => passSeatsOn(db, { actor: system, at }),
    files: (db) => sweepFiles(db, new Date()),
  });
  const always = [upkeep, removalJob];
  if (!smtpUrl) return always;
  return [letterJob(makeMailer(smtpUrl, mailFrom, new URL(publicOrigin).hostname)), ...always];
}
