/** Serving until told to stop: shared by `start` and `demo`. */
import type { Db, OpenDb } from '#db/client';
import { leastGathered, settlePeerActs } from '~/features/assessment/peer/act-commands.server';
import { isAway, isLateWrite } from '~/lib/database-fault';
import { dayOf, instantOf } from '~/lib/date';
import type { Env } from '~/lib/env.server';
import { describe, type Faults, makeFaults } from '~/lib/faults.server';
import { startJobs } from '~/lib/job/jobs.server';
import { adoptLetters } from '~/lib/job/outbox.server';
import { makeLog } from '~/lib/log.server';
import { startServer } from '~/server';
import { loadAppBuild } from './app-build';
import { jobList } from './job-list';

/** Starts the server and resolves to its address; SIGINT and SIGTERM let the job under way and the requests finish and close the database. */
export async function serveUntilStopped(open: OpenDb, env: Env, now: () => Date): Promise<string> {
  process.env.NODE_ENV = 'production';
  const build = await loadAppBuild();
  const log = makeLog();
  const faults = makeFaults(log);
  guardProcess(faults);
  const server = await startServer({
    open,
    env,
    now,
    log,
    faults,
    build,
    clientDir: 'build/remix/client',
  });
  await adoptLetters(open.db);
  const jobs = startJobs(open, jobList(env), {
    now,
    report: (error) => faults.report(error, 'job'),
  });
  // Whole hours apart and only in company, or once a day: no counter follows anybody's request.
  let gatheredOn = dayOf(now());
  const gather = () => {
    const at = now();
    const isNewDay = dayOf(at) !== gatheredOn;
    gatheredOn = dayOf(at);
    void gatherPeerForms(open.db, at, { least: isNewDay ? 1 : leastGathered, faults });
  };
  gather();
  const gathering = setInterval(gather, 3_600_000);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    clearInterval(gathering);
    void jobs
      .stop()
      .then(server.close)
      .then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return server.url;
}

/** Any fault that nobody caught ends the process, told through the one door; but for a database that went away. */
function guardProcess(faults: Faults): void {
  const end = (error: unknown) => {
    faults.report(error, 'process');
    faults.flush();
    process.exit(1);
  };
  process.on('uncaughtException', (error) => {
    if (!isLateWrite(error)) return end(error);
    faults.report(error, 'driver');
  });
  process.on('unhandledRejection', (error) => {
    if (!isAway(error)) return end(error);
    faults.report(error, 'process');
  });
}

async function gatherPeerForms(
  db: Db,
  now: Date,
  { least, faults }: { least: number; faults: Faults },
): Promise<void> {
  try {
    await settlePeerActs(db, { before: dayOf(now), at: instantOf(dayOf(now)), least });
  } catch (error) {
    // Nothing is lost: the next hour finds the same folders.
    faults.report(error, 'process');
  }
}

/** Runs a command's main part; a refusal to start is one clear line on standard error. */
export async function main(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const known =
      error instanceof Error &&
      ['BadSetting', 'FolderInUse', 'WrongPeerKey'].includes(error.constructor.name);
    const { kinds, frames } = describe(error);
    console.error(known ? error.message : [kinds.join(' ← '), ...frames].join('\n  '));
    process.exit(1);
  }
}
