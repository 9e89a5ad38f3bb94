import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rowsOf } from '#db/client';
import { mailOutbox } from '#db/schema/index';
import { resetEnv } from '~/lib/env.server';
import { listFailedJobs, runJobs } from '~/lib/job/jobs.server';
import type { Letter, Mailer } from '~/lib/job/mailer.server';
import { adoptLetters, clearOutbox, letterJob, writeLetters } from '~/lib/job/outbox.server';
import { testNow } from '../../support/actors';
import { testDb } from '../../support/database/db';

const database = testDb();
const sent: (Letter & { id: string })[] = [];
const job = letterJob({ send: async (letter, id) => void sent.push({ ...letter, id }) });
const refusing: Mailer = {
  send: async () => {
    throw new Error('421 try later');
  },
};
const letter = {
  to: 'diem@example.vn',
  subject: 'Liên kết',
  text: 'https://thulinh.example.vn/invitation/abc',
};
const rows = () => database.db.select().from(mailOutbox).orderBy(mailOutbox.id);

beforeEach(async () => {
  sent.length = 0;
  process.env.SMTP_URL = 'smtp://127.0.0.1:1';
  resetEnv();
  await database.db.delete(mailOutbox);
  await database.db.execute(sql`delete from pgboss.job`);
});

afterEach(() => {
  delete process.env.SMTP_URL;
  resetEnv();
});

test('a letter is sent once, its text erased, and nothing of it stands in its job', async () => {
  expect(await writeLetters(database.db, [letter], testNow)).toBe(1);
  const jobs = await rowsOf(database.db, sql`select data from pgboss.job`);
  expect(jobs).toEqual([{ data: { letter: expect.any(Number) } }]);
  await runJobs(database.db, [job], testNow);
  await adoptLetters(database.db);
  await runJobs(database.db, [job], testNow, { early: true });
  expect(sent).toMatchObject([letter]);
  expect(await rows()).toMatchObject([{ sentAt: testNow, body: '' }]);
});

test('of a letter asked for twice under one key one is written', async () => {
  const keyed = { ...letter, key: 'reminder 3 2024-11-20' };
  expect(await writeLetters(database.db, [keyed], testNow)).toBe(1);
  expect(await writeLetters(database.db, [keyed, { ...letter, key: 'another' }], testNow)).toBe(1);
  await runJobs(database.db, [job], testNow);
  expect(sent).toHaveLength(2);
});

test('one refused letter holds up no other, keeps its name for the post, and is given up after nine tries', async () => {
  const ids: string[] = [];
  let tries = 0;
  const picky = letterJob({
    send: async ({ to }, id) => {
      if (to === 'hieu@example.vn') return;
      ids.push(id);
      tries++;
      throw new Error('421 try later');
    },
  });
  await writeLetters(database.db, [letter, { ...letter, to: 'hieu@example.vn' }], testNow);
  for (let round = 0; round < 12; round++) await runJobs(database.db, [picky], testNow, { early: true });
  expect(tries).toBe(9);
  expect(new Set(ids).size).toBe(1);
  expect((await rows()).map(({ sentAt }) => sentAt !== null)).toEqual([false, true]);
  expect((await listFailedJobs(database.db, { page: 1, size: 10 })).total).toBe(1);
});

test('without a post no letter is written', async () => {
  delete process.env.SMTP_URL;
  resetEnv();
  expect(await writeLetters(database.db, [letter], testNow)).toBe(0);
  expect(await rows()).toEqual([]);
});

test('letters without a job get one; old letters go', async () => {
  await writeLetters(database.db, [letter], testNow);
  await database.db.execute(sql`delete from pgboss.job`);
  await adoptLetters(database.db);
  await runJobs(database.db, [letterJob(refusing)], testNow);
  expect((await rows())[0]?.sentAt).toBeNull();
  const after = (days: number) => new Date(testNow.getTime() + days * 24 * 60 * 60 * 1000);
  await clearOutbox(database.db, after(29));
  expect(await rows()).toHaveLength(1);
  await clearOutbox(database.db, after(31));
  expect(await rows()).toEqual([]);
});
