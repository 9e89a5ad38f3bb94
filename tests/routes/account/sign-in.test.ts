import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { accountSession, accountUser, person } from '#db/schema/index';
import { viewerOf } from '~/features/account/sign-in/session.server';
import type { Problem } from '~/lib/http/respond.server';
import { action as signIn, loader as signInPage } from '~/routes/account/sign-in';
import { action as signOut } from '~/routes/account/sign-out';
import { Browser, giveAccount, testPassword } from '../../features/account/browser';
import { makePlot, type Plot, testNow } from '../../support/actors';
import { testDb } from '../../support/database/db';

const database = testDb();
let plot: Plot;
const days = (n: number) => new Date(testNow.getTime() + n * 24 * 60 * 60 * 1000);
const problemOf = (value: unknown) => (value as { problem: Problem }).problem;

beforeAll(async () => {
  plot = await makePlot(database.db);
  await giveAccount(database.db, plot.actors.secretary.personId);
  await giveAccount(database.db, plot.actors.ended.personId);
  await giveAccount(database.db, plot.actors.communeOfficer.personId);
  await database.db
    .update(person)
    .set({ phone: '+84907000231', email: 'diem@example.vn' })
    .where(eq(person.id, plot.actors.secretary.personId));
});

async function enter(name = '0907000231', password = testPassword, next = '/') {
  const browser = new Browser(database.db);
  const answer = await browser.ask(signIn, { url: '/sign-in', form: { name, password, next } });
  return { browser, answer, who: () => viewerOf(browser.context(), browser.request(), browser.now) };
}

describe('signing in', () => {
  test.each(['0907000231', '0907 000 231', '+84 907.000.231', 'diem@example.vn', ' Diem@Example.vn '])(
    'takes %s',
    async (name) => {
      const { answer, who } = await enter(name);
      expect(answer).toMatchObject({ status: 302, location: '/' });
      expect((await who())?.personId).toBe(plot.actors.secretary.personId);
    },
  );

  test('sets two cookies: a session of thirty days, and the device for half a year', async () => {
    const { answer } = await enter();
    expect(answer.cookies).toHaveLength(2);
    expect(answer.cookies[1]).toMatch(
      /^thu-linh\.device=[\w-]{16}\.\d+\.[\w-]{43}; Path=\/; Max-Age=15552000; HttpOnly; SameSite=Lax$/,
    );
    expect(answer.cookies[0]).toMatch(/^thu-linh\.session_token=/);
    expect(answer.cookies[0]).toMatch(/HttpOnly/);
    expect(answer.cookies[0]).toMatch(/SameSite=Lax/);
    expect(answer.cookies[0]).toMatch(/Max-Age=2592000/);
  });

  test('keeps neither address nor placeholder of a person where it could be read', async () => {
    await enter();
    const sessions = await database.db.select().from(accountSession);
    expect(sessions.every((session) => !session.ipAddress)).toBe(true);
    const users = await database.db.select().from(accountUser);
    expect(users.every((user) => user.email.endsWith('.invalid'))).toBe(true);
  });

  test('says one sentence for a wrong password and for a number nobody has', async () => {
    const wrong = await enter('0907000231', 'sai mật khẩu rồi');
    const nobody = await enter('0907999999', 'sai mật khẩu rồi');
    expect(wrong.answer.status).toBe(422);
    expect(problemOf(wrong.answer.value).text).toMatch(/không khớp/);
    expect(problemOf(nobody.answer.value).text).toBe(problemOf(wrong.answer.value).text);
    expect(problemOf(wrong.answer.value).values).not.toHaveProperty('password');
    expect(await wrong.who()).toBeNull();
  });

  test('an ended appointment is told whom to call, and only with the right password', async () => {
    const [row] = await database.db.select().from(person).where(eq(person.id, plot.actors.ended.personId));
    const { answer, who } = await enter(row!.phone!);
    expect(answer.status).toBe(403);
    expect(problemOf(answer.value).text).toMatch(/Bí thư Đoàn xã An Phú Lê Văn Phúc, 0900 000/);
    expect(await who()).toBeNull();
    expect((await enter(row!.phone!, 'sai')).answer.status).toBe(422);
  });

  test.each([
    ['/cycle/1?x=2', '/cycle/1?x=2'],
    ['//evil.example/', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example/', '/'],
    ['/\t/evil.example', '/'],
    ['/.//evil.example', '/'],
  ])('next %s leads to %s', async (next, location) => {
    expect((await enter('0907000231', testPassword, next)).answer.location).toBe(location);
  });

  test('a signed-in person is sent on from the page', async () => {
    const { browser } = await enter();
    const answer = await browser.ask(signInPage, { url: '/sign-in?next=/account' });
    expect(answer).toMatchObject({ status: 302, location: '/account' });
  });
});

describe('a session', () => {
  test('ends after thirty days of the product’s clock, whatever the machine’s says', async () => {
    const { browser, who } = await enter();
    browser.now = days(29);
    expect(await who()).not.toBeNull();
    browser.now = days(30);
    expect(await who()).toBeNull();
  });

  test('ends at sign-out, for a copy of the cookie too', async () => {
    const { browser, who } = await enter();
    const copy = new Browser(database.db);
    for (const [name, value] of browser.jar) copy.jar.set(name, value);
    const answer = await browser.ask(signOut, { url: '/sign-out', form: {} });
    expect(answer).toMatchObject({ status: 302, location: '/sign-in' });
    expect([...browser.jar.keys()]).toEqual(['thu-linh.device']);
    expect(await who()).toBeNull();
    expect(await viewerOf(copy.context(), copy.request(), copy.now)).toBeNull();
  });

  test('a forged or altered cookie is nobody', async () => {
    const { browser, who } = await enter();
    const [name, value] = [...browser.jar][0]!;
    browser.jar.set(name, value.replace(/^../, 'zz'));
    expect(await who()).toBeNull();
    const [session] = await database.db.select().from(accountSession).limit(1);
    browser.jar.set(name, session!.token);
    expect(await who()).toBeNull();
  });
});
