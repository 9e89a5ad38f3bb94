/**
 * Work that goes on after an act. It is written down in the act's own transaction, done once that has committed, tried
 * again after longer and longer pauses, and kept for an administrator when no try succeeded. pg-boss keeps the queues;
 * the loop is ours, for pg-boss's own does not wait until it has written how a job ended, and tests run the same one.
 * Two clocks: when a try comes again is the machine's; what falls due (a day's upkeep) is the product's.
 */
import { createHash } from 'node:crypto';
import { setTimeout as setTimeoutPromise } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import PgBoss from 'pg-boss';
import { type Db, type OpenDb, rowsOf } from '#db/client';
import { door, type Queue, queues, scriptDoor } from '#db/queues';
import { dayOf } from '../date';
import { describe } from '../faults.server';

/** What a job is told: ids and the like, never what somebody typed; the rest is read when it is done. */
export type Payload = Readonly<Record<string, string | number>>;

export type Job = {
  queue: Queue;
  /** Throws when it could not be done; what it throws is told by kind and code only. */
  work: (db: Db, payload: Payload, at: Date) => Promise<void>;
  /** What it is told, once a day each. */
  daily?: readonly Payload[];
};

/** Between two looks for work; between two clearings of what is over. */
const lookMs = 2_000;
const clearMs = 10 * 60_000;
/** A stopping server waits so long for the job under way. */
const stopMs = 10_000;
const mostEarly = 1000;
/** Failed jobs are an administrator's to look at for so long; done ones are nobody's. */
const keepFailedDays = 30;

/** Statements alone: it opens nothing and runs nothing by itself. */
const boss = bossOf({ executeSql: () => Promise.reject(new Error('every call names its database')) });

function bossOf(db: PgBoss.Db): PgBoss {
  return new PgBoss({
    db,
    archiveCompletedAfterSeconds: 3600,
    archiveFailedAfterSeconds: keepFailedDays * 24 * 3600,
    deleteAfterDays: 1,
  });
}

/**
 * Writes a job down inside the caller's transaction. With a `key` it is written once, however often it is asked for, as long as
 * the first is kept; false when it was there already.
 */
export async function enqueue(tx: Db, queue: Queue, payload: Payload, key?: string): Promise<boolean> {
  const id = key === undefined ? undefined : idOf(queue, key);
  const written = await boss.send(queue, payload, { db: door(tx), ...(id ? { id } : {}) });
  // pg-boss says nothing else of a queue that is not there.
  if (written === null && id === undefined) throw new Error(`The queue ${queue} is missing.`);
  return written !== null;
}

/** Does what waits, one job after another, each in its turn once; `early` also what is to be tried again later. */
export async function runJobs(
  db: Db,
  jobs: readonly Job[],
  at: Date,
  { early = false, isOver = (): boolean => false, report = (_error: unknown): void => {} } = {},
): Promise<{ done: number; failed: number }> {
  const count = { done: 0, failed: 0 };
  const waiting = await waitingQueues(db, early);
  for (const job of jobs.filter(({ queue }) => waiting.has(queue))) {
    // All that waits, taken before any is done, comes to each once; else one by one, for another process may help.
    const options = { db: door(db), ignoreStartAfter: early, batchSize: early ? mostEarly : 1 };
    for (let more = true; more && !isOver(); ) {
      const taken = await boss.fetch<Payload>(job.queue, options);
      for (const one of taken) count[(await finish(db, job, one, at, report)) ? 'done' : 'failed']++;
      more = taken.length > 0 && !early;
    }
  }
  return count;
}

async function finish(
  db: Db,
  { queue, work }: Job,
  { id, data }: PgBoss.Job<Payload>,
  at: Date,
  report: (error: unknown) => void,
): Promise<boolean> {
  try {
    await work(db, data, at);
  } catch (error) {
    report(error);
    await boss.fail(queue, id, { fault: describe(error).kinds.join(' ← ') }, { db: door(db) });
    return false;
  }
  // Its types let the options stand third; there they would be taken for the job's result.
  await boss.complete(queue, id, {}, { db: door(db) });
  return true;
}

async function waitingQueues(db: Db, early: boolean): Promise<Set<string>> {
  const rows = await rowsOf<{ name: string }>(
    db,
    sql`select distinct name from pgboss.job where state < 'active' and (${early} or start_after < now())`,
  );
  return new Set(rows.map(({ name }) => name));
}

/** Writes down what is to be done on the day of `at`, each once. */
export async function enqueueDaily(db: Db, jobs: readonly Job[], at: Date): Promise<void> {
  for (const { queue, daily = [] } of jobs)
    for (const payload of daily) await enqueue(db, queue, payload, `${dayOf(at)} ${JSON.stringify(payload)}`);
}

type Running = { now: () => Date; report: (error: unknown) => void };

/** Looks for work until told to stop; `stop` waits a while for the job under way. */
export function startJobs(
  { db, engine }: OpenDb,
  jobs: readonly Job[],
  { now, report }: Running,
): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const isOver = () => stopping.signal.aborted;
  const keeper = bossOf(scriptDoor(db, engine));
  let day = '';
  let cleared = 0;
  const round = async () => {
    const at = now();
    if (dayOf(at) !== day) {
      await enqueueDaily(db, jobs, at);
      day = dayOf(at);
    }
    await runJobs(db, jobs, at, { isOver, report });
    if (performance.now() - cleared < clearMs && cleared > 0) return;
    // Work whose process died is tried again; what is over goes.
    await keeper.maintain();
    cleared = performance.now();
  };
  const loop = async () => {
    while (!isOver()) {
      await round().catch(report);
      await setTimeoutPromise(lookMs, null, { signal: stopping.signal }).catch(() => {});
    }
  };
  const running = loop();
  return {
    stop: async () => {
      stopping.abort();
      await Promise.race([running, setTimeoutPromise(stopMs, null, { ref: false })]);
    },
  };
}

/** The id that a key stands for. */
function idOf(queue: Queue, key: string): string {
  const hex = createHash('sha256').update(`${queue} ${key}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

type FailedJob = {
  id: string;
  queue: Queue;
  payload: Payload;
  createdAt: Date;
  failedAt: Date;
  tries: number;
  fault: string | null;
};

/** Jobs that no try could do, the latest first, and how many there are. */
export async function listFailedJobs(
  db: Db,
  { page, size }: { page: number; size: number },
): Promise<{ jobs: FailedJob[]; total: number }> {
  const rows = await rowsOf<Record<string, string | number | Payload | null>>(
    db,
    sql`select id::text as id, name as queue, data as payload, created_on::text as "createdAt", completed_on::text as "failedAt",
          retry_count + 1 as tries, output->>'fault' as fault, count(*) over ()::int as total
        from pgboss.job where state = 'failed' and ${isOurs}
        order by completed_on desc, id limit ${size} offset ${(page - 1) * size}`,
  );
  return {
    jobs: rows.map(({ total: _, createdAt, failedAt, ...row }) => ({
      ...(row as Omit<FailedJob, 'createdAt' | 'failedAt'>),
      createdAt: new Date(String(createdAt)),
      failedAt: new Date(String(failedAt)),
    })),
    total: Number(rows[0]?.total ?? 0),
  };
}

const isOurs = sql`name in (${sql.join(
  Object.keys(queues).map((name) => sql`${name}`),
  sql`, `,
)})`;

/** Takes a failed job away and answers with it, or null when there is none (any more). Runs in the caller's transaction. */
export async function takeFailedJob(tx: Db, id: string): Promise<{ queue: Queue; payload: Payload } | null> {
  const [taken] = await rowsOf<{ queue: Queue; payload: Payload }>(
    tx,
    sql`delete from pgboss.job where id = ${id}::uuid and state = 'failed' and ${isOurs} returning name as queue, data as payload`,
  );
  return taken ?? null;
}
