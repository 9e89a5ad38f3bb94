import { beforeEach, expect, test } from 'vitest';
import { mailOutbox } from '#db/schema/index';
import { mostAttempts, sendOutbox } from '~/features/account/mail-commands.server';
import type { Letter, Mailer } from '~/lib/mailer.server';
import { testNow } from '../../support/actors';
import { testDb } from '../../support/db';

const database = testDb();

beforeEach(async () => {
  process.env.LOG_LEVEL = 'silent';
  await database.db.delete(mailOutbox);
  await database.db.insert(mailOutbox).values({
    toAddress: 'diem@example.vn',
    subject: 'Liên kết',
    body: 'https://thulinh.example.vn/invitation/abc',
    createdAt: testNow,
  });
});

const row = async () => (await database.db.select().from(mailOutbox))[0]!;

test('a letter is sent once and its link erased', async () => {
  const sent: Letter[] = [];
  const mailer: Mailer = { send: async (letter) => void sent.push(letter) };
  await sendOutbox(database.db, mailer, testNow);
  await sendOutbox(database.db, mailer, testNow);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ to: 'diem@example.vn' });
  expect(await row()).toMatchObject({ sentAt: testNow, attempts: 1, body: '' });
});

test('a post that refuses is tried five times', async () => {
  let tries = 0;
  const mailer: Mailer = {
    send: async () => {
      tries++;
      throw new Error('421 try later');
    },
  };
  for (let round = 0; round < mostAttempts + 2; round++) await sendOutbox(database.db, mailer, testNow);
  expect(tries).toBe(mostAttempts);
  expect(await row()).toMatchObject({ sentAt: null, attempts: mostAttempts });
});
