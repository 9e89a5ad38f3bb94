import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { type Db, rowsOf } from '#db/client';
import { installQueues } from '#db/queues';
import {
  enqueue,
  enqueueDaily,
  type Job,
  listFailedJobs,
  type Payload,
  runJobs,
  startJobs,
} from '~/lib/job/jobs.server';
import { testNow } from '../../support/actors';
import { testDb } from '../../support/database/db';

const database = testDb();
const told: Payload[] = [];
const good: Job = { queue: 'upkeep', work: async (_db, payload) => void told.push(payload) };
const bad: Job = {
  queue: 'upkeep',
  work: async () => {
    throw Object.assign(new Error('diem@example.vn is not taken'), { code: 'EENVELOPE' });
  },
};
const early = { early: true };
const states = async () =>
  (await rowsOf<{ state: string }>(database.db, sql`select state from pgboss.job order by created_on`)).map(
    ({ state }) => state,
  );

beforeEach(async () => {
  told.length = 0;
  await database.db.execute(sql`delete from pgboss.job`);
});

test('a job is done once, and with a key it is written once', async () => {
  expect(await enqueue(database.db, 'upkeep', { task: 'a' }, 'a')).toBe(true);
  expect(await enqueue(database.db, 'upkeep', { task: 'a' }, 'a')).toBe(false);
  await enqueue(database.db, 'upkeep', { task: 'b' });
  await runJobs(database.db, [good], testNow);
  await runJobs(database.db, [good], testNow);
  expect(told).toEqual([{ task: 'a' }, { task: 'b' }]);
  expect(await enqueue(database.db, 'upkeep', { task: 'a' }, 'a')).toBe(false);
});

test('a job of an act that came to nothing is not there', async () => {
  const act = database.db.transaction(async (tx) => {
    await enqueue(tx as unknown as Db, 'upkeep', { task: 'a' });
    throw new Error('taken back');
  });
  await expect(act).rejects.toThrow('taken back');
  expect(await runJobs(database.db, [good], testNow)).toEqual({ done: 0, failed: 0 });
});

test('a failed job waits, is tried again, and is kept in the end, without a word of what was said', async () => {
  await enqueue(database.db, 'upkeep', { task: 'a' });
  await enqueue(database.db, 'upkeep', { task: 'b' });
  expect(await runJobs(database.db, [bad], testNow)).toEqual({ done: 0, failed: 2 });
  expect(await runJobs(database.db, [good], testNow)).toEqual({ done: 0, failed: 0 });
  expect(await states()).toEqual(['retry', 'retry']);
  for (let round = 0; round < 3; round++) await runJobs(database.db, [bad], testNow, early);
  expect(await runJobs(database.db, [good], testNow, early)).toEqual({ done: 0, failed: 0 });
  const { jobs, total } = await listFailedJobs(database.db, { page: 1, size: 1 });
  expect(total).toBe(2);
  expect(jobs).toMatchObject([{ queue: 'upkeep', tries: 4, fault: 'Error EENVELOPE' }]);
  const rows = await rowsOf(database.db, sql`select to_jsonb(t)::text as all from pgboss.job t`);
  expect(JSON.stringify(rows)).not.toContain('diem@');
});

test('the pauses between tries grow', async () => {
  await enqueue(database.db, 'upkeep', { task: 'a' });
  const pauses: number[] = [];
  for (let round = 0; round < 3; round++) {
    await runJobs(database.db, [bad], testNow, early);
    const [row] = await rowsOf<{ seconds: string }>(
      database.db,
      sql`select extract(epoch from start_after - now()) as seconds from pgboss.job`,
    );
    pauses.push(Math.ceil(Number(row?.seconds)));
  }
  for (const [round, pause] of pauses.entries()) {
    expect(pause).toBeGreaterThanOrEqual(58 * 2 ** round);
    expect(pause).toBeLessThanOrEqual(120 * 2 ** round);
  }
});

test('what is due daily is written once a day of the product, at midnight in Vietnam', async () => {
  const daily: Job = { ...good, daily: [{ task: 'a' }, { task: 'b' }] };
  for (const at of ['2024-11-20T02:00:00Z', '2024-11-20T16:59:00Z', '2024-11-20T17:00:00Z'])
    await enqueueDaily(database.db, [daily], new Date(at));
  await runJobs(database.db, [daily], testNow);
  expect(told).toHaveLength(4);
});

test('the running loop does what comes, clears away and stops', async () => {
  const faults: unknown[] = [];
  const running = startJobs(database.open, [{ ...good, daily: [{ task: 'day' }] }], {
    now: () => testNow,
    report: (error) => faults.push(error),
  });
  await enqueue(database.db, 'upkeep', { task: 'a' });
  await expect.poll(() => told.length, { timeout: 15_000 }).toBe(2);
  await running.stop();
  expect(faults).toEqual([]);
  expect(await states()).toEqual(['completed', 'completed']);
});

test('installing again changes nothing', async () => {
  await enqueue(database.db, 'letter', { letter: 1 });
  await installQueues(database.open);
  expect(await states()).toEqual(['created']);
});
