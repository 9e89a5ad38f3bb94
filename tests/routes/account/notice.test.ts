/** The privacy notice, before the first task. */
import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { accountUser, auditEntry } from '#db/schema/index';
import { keepPersonas } from '~/features/account/persona/commands.server';
import { action as takeSeat } from '~/routes/account/demo-seat';
import { loader as noticePage, action as readNotice } from '~/routes/account/notice';
import { action as signIn } from '~/routes/account/sign-in';
import { loader as home } from '~/routes/home';
import { Browser, giveUnreadAccount, testPassword } from '../../features/account/browser';
import { makePlot, type Plot, testNow } from '../../support/actors';
import { testDb } from '../../support/database/db';

const database = testDb();
let plot: Plot;
beforeAll(async () => {
  plot = await makePlot(database.db);
});

test('stands between signing in and home, once; when it was read is kept and recorded', async () => {
  const { personId } = plot.actors.secretary;
  await giveUnreadAccount(database.db, personId);
  const browser = new Browser(database.db);
  await browser.ask(signIn, {
    url: '/sign-in',
    form: { name: '0900000107', password: testPassword, next: '/' },
  });
  expect(browser.jar.size).toBeGreaterThan(0);
  expect((await browser.ask(home)).location).toBe('/account/notice?next=%2F');
  expect((await browser.ask(noticePage, { url: '/account/notice' })).status).toBe(200);
  expect((await browser.ask(readNotice, { url: '/account/notice', form: {} })).status).toBe(422);
  expect((await browser.ask(home)).location).toBe('/account/notice?next=%2F');
  const form = { notice: 'on' };
  expect((await browser.ask(readNotice, { url: '/account/notice', form })).location).toBe('/');
  expect((await browser.ask(home)).location).toBeNull();
  expect((await browser.ask(noticePage, { url: '/account/notice' })).location).toBe('/');
  await browser.ask(readNotice, { url: '/account/notice', form });
  const [account] = await database.db.select().from(accountUser).where(eq(accountUser.personId, personId));
  expect(account?.noticeAt).toEqual(testNow);
  const read = eq(auditEntry.action, 'account.readNotice');
  expect(await database.db.$count(auditEntry, read)).toBe(1);
});

test('is met by one persona of the demo, the last of its secretaries', async () => {
  const { board, nextSecretary, farSecretary } = plot.actors;
  const situation = { situationVi: 'một', situationEn: 'one' };
  const personas = [farSecretary, nextSecretary, board].map(({ personId }) => ({ personId, ...situation }));
  await keepPersonas(database.db, personas);
  const first = async (personId: number) => {
    const browser = new Browser(database.db, true);
    await browser.ask(takeSeat, { url: '/demo/seat', form: { personId: String(personId) } });
    return (await browser.ask(home)).location;
  };
  expect(await first(farSecretary.personId)).toBeNull();
  expect(await first(nextSecretary.personId)).toBe('/account/notice?next=%2F');
  expect(await first(board.personId)).toBeNull();
});
