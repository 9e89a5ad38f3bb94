import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { rowsOf } from '#db/client';
import { auditEntry, mailOutbox } from '#db/schema/index';
import { maskedAddress } from '~/features/job/job';
import type { FailedLine } from '~/features/job/job-queries.server';
import { resetEnv } from '~/lib/env.server';
import { enqueue, runJobs } from '~/lib/job/jobs.server';
import type { Letter } from '~/lib/job/mailer.server';
import { letterJob, writeLetters } from '~/lib/job/outbox.server';
import { action, loader } from '~/routes/job/jobs';
import { makePlot, type Plot, testNow } from '../../support/actors';
import { testDb } from '../../support/database/db';
import { call, told } from '../../support/request';

const database = testDb();
let plot: Plot;
const sent: Letter[] = [];
const working = letterJob({ send: async (letter) => void sent.push(letter) });
const letter = {
  to: 'diem@example.vn',
  subject: 'Thư mời',
  text: 'https://thulinh.example.vn/invitation/abc',
};

beforeAll(async () => {
  plot = await makePlot(database.db);
  process.env.SMTP_URL = 'smtp://127.0.0.1:1';
  resetEnv();
});
afterAll(() => {
  delete process.env.SMTP_URL;
  resetEnv();
});
beforeEach(async () => {
  sent.length = 0;
  await database.db.delete(mailOutbox);
  await database.db.execute(sql`delete from pgboss.job`);
  await writeLetters(database.db, [letter], testNow);
  const refused = letterJob({
    send: async () => {
      throw Object.assign(new Error('no such mailbox'), { code: 'EENVELOPE' });
    },
  });
  for (let round = 0; round < 9; round++) await runJobs(database.db, [refused], testNow, { early: true });
});

const failed = async () => {
  const { value } = await call(loader, { db: database.db, viewer: plot.actors.board });
  return (value as { lines: FailedLine[] }).lines;
};
const ask = (act: string, job: string) =>
  call(action, { db: database.db, viewer: plot.actors.board, form: { job, act } });
const recorded = async () =>
  (await database.db.select({ action: auditEntry.action, subject: auditEntry.subject }).from(auditEntry)).at(
    -1,
  );

it('shows what no try could do: what it was, not whose address or which text', async () => {
  await enqueue(database.db, 'upkeep', { task: 'outbox' });
  const lines = await failed();
  expect(lines).toMatchObject([
    { letter: { subject: 'Thư mời', to: 'd…@example.vn' }, tries: 9, fault: 'Error EENVELOPE' },
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/diem|invitation/);
});

it('tries once more when told to, and the record says who told it', async () => {
  const [line] = await failed();
  expect(await told(await ask('retry', line!.id))).toMatch(/^Việc đã được xếp/);
  expect(await failed()).toEqual([]);
  await runJobs(database.db, [working], testNow);
  expect(sent).toMatchObject([letter]);
  expect(await recorded()).toEqual({ action: 'job.retry', subject: expect.stringMatching(/^letter:\d+$/) });
  expect((await ask('retry', line!.id)).status).toBe(409);
});

it('gives up when told to, and the letter’s text with it', async () => {
  const [line] = await failed();
  await ask('drop', line!.id);
  expect(await failed()).toEqual([]);
  expect((await database.db.select().from(mailOutbox))[0]).toMatchObject({ body: '', sentAt: null });
  await runJobs(database.db, [working], testNow, { early: true });
  expect(sent).toEqual([]);
  expect(await recorded()).toMatchObject({ action: 'job.drop' });
});

it('takes nothing that is still waiting', async () => {
  await enqueue(database.db, 'upkeep', { task: 'outbox' }, 'waiting');
  const [row] = await rowsOf<{ id: string }>(
    database.db,
    sql`select id::text as id from pgboss.job where name = 'upkeep'`,
  );
  expect((await ask('drop', row!.id)).status).toBe(409);
});

it('masks addresses of every shape', () => {
  expect(['á@x.vn', 'diem.lam@x.vn', 'không có', '@x'].map(maskedAddress)).toEqual([
    'á…@x.vn',
    'd…@x.vn',
    '…',
    '…',
  ]);
});
