import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { accountSession, person } from '#db/schema/index';
import { invite } from '~/features/account/invitation/commands.server';
import { viewerOf } from '~/features/account/sign-in/session.server';
import type { Problem } from '~/lib/http/respond.server';
import { loader as accountPage } from '~/routes/account/account';
import { loader as dataFile } from '~/routes/account/data';
import { loader as invitationPage, action as makeLinks } from '~/routes/account/invitation';
import { loader as invitationLink, action as useInvitation } from '~/routes/account/invitation-link';
import { loader as language } from '~/routes/account/language';
import { action as changePassword } from '~/routes/account/password';
import { action as revoke } from '~/routes/account/session';
import { action as signIn } from '~/routes/account/sign-in';
import { Browser, giveAccount, testPassword } from '../../features/account/browser';
import { actOf, makePlot, type Plot } from '../../support/actors';
import { testDb } from '../../support/database/db';
import { call } from '../../support/request';

const database = testDb();
let plot: Plot;
const problemOf = (value: unknown) => (value as { problem: Problem }).problem;
const who = (browser: Browser) => viewerOf(browser.context(), browser.request(), browser.now);

beforeAll(async () => {
  plot = await makePlot(database.db);
  const { personId } = plot.actors.secretary;
  await giveAccount(database.db, personId);
  await database.db.update(person).set({ phone: '+84907000231' }).where(eq(person.id, personId));
});

async function enter(password = testPassword) {
  const browser = new Browser(database.db);
  await browser.ask(signIn, { url: '/sign-in', form: { name: '0907000231', password, next: '/' } });
  return browser;
}

describe('the account page', () => {
  test('shows what is held, whom to call and this device; the file has the same', async () => {
    const browser = await enter();
    const page = await browser.ask(accountPage, { url: '/account' });
    expect(page.value).toMatchObject({
      data: {
        person: { fullName: 'Lâm Thị Ngọc Diễm', phone: '+84907000231' },
        appointments: [{ titleName: 'Bí thư', unitName: 'Chi đoàn ấp Rạch Sâu', toOn: null }],
      },
      contacts: [{ name: 'Lê Văn Phúc' }, { name: 'Võ Minh Triết' }],
    });
    const { sessions, currentId } = page.value as { sessions: { id: string }[]; currentId: string };
    expect(sessions.map((session) => session.id)).toContain(currentId);
    const file = await call(dataFile, { db: database.db, viewer: plot.actors.secretary });
    const text = String(file.value);
    expect(text).toContain('Lâm Thị Ngọc Diễm');
    expect(text).not.toMatch(/token|argon2|account\.invalid/);
  });

  test('is for signed-in people', async () => {
    for (const loader of [accountPage, dataFile, invitationPage]) {
      const answer = await call(loader, { db: database.db, url: '/account' });
      expect(answer).toMatchObject({ status: 302, location: '/sign-in?next=%2Faccount' });
    }
  });

  test('another device is signed out, by its owner only', async () => {
    const [mine, other] = [await enter(), await enter()];
    const page = await other.ask(accountPage, { url: '/account' });
    const sessionId = (page.value as { currentId: string }).currentId;
    const stranger = new Browser(database.db);
    await giveAccount(database.db, plot.actors.nextSecretary.personId);
    const [row] = await database.db
      .select()
      .from(person)
      .where(eq(person.id, plot.actors.nextSecretary.personId));
    const form = { name: row!.phone!, password: testPassword, next: '/' };
    await stranger.ask(signIn, { url: '/sign-in', form });
    await stranger.ask(revoke, { url: '/account/session', form: { sessionId } });
    expect(await who(other)).not.toBeNull();
    await mine.ask(revoke, { url: '/account/session', form: { sessionId } });
    expect(await who(other)).toBeNull();
    expect(await who(mine)).not.toBeNull();
  });

  test('signing out everywhere ends every session', async () => {
    const [mine, other] = [await enter(), await enter()];
    const answer = await mine.ask(revoke, { url: '/account/session', form: { sessionId: 'all' } });
    expect(answer).toMatchObject({ status: 302, location: '/sign-in' });
    expect(await who(mine)).toBeNull();
    expect(await who(other)).toBeNull();
  });

  test('a new password needs the old one and ends the other sessions', async () => {
    const [mine, other] = [await enter(), await enter()];
    const change = (currentPassword: string, password: string) =>
      mine.ask(changePassword, { url: '/account/password', form: { currentPassword, password } });
    expect(problemOf((await change('sai', 'một câu đủ dài')).value).issues[0]?.path).toBe('currentPassword');
    expect(problemOf((await change(testPassword, 'ngắn')).value).issues[0]?.text).toMatch(/10 ký tự/);
    expect(await who(other)).not.toBeNull();
    expect((await change(testPassword, 'một câu đủ dài')).location).toBe('/account?done=password');
    expect(await who(mine)).not.toBeNull();
    expect(await who(other)).toBeNull();
    expect(await who(await enter(testPassword))).toBeNull();
    expect(await who(await enter('một câu đủ dài'))).not.toBeNull();
    const sessions = await database.db.select().from(accountSession);
    expect(sessions.length).toBeGreaterThan(0);
  });
});

describe('one-time links on screen', () => {
  const officer = () => plot.actors.communeOfficer;

  test('the officer makes a sheet with links and QR codes, and the invited person enters by it', async () => {
    const form = { 'personIds[]': [String(plot.actors.branchMember.personId)] };
    const answer = await call(makeLinks, { db: database.db, viewer: officer(), form });
    const { links } = answer.value as { links: { url: string; modules: boolean[][] }[] };
    expect(links).toHaveLength(1);
    expect(links[0]!.modules.length).toBeGreaterThan(20);
    const token = links[0]!.url.split('/').at(-1)!;
    const browser = new Browser(database.db);
    const params = { token };
    expect((await browser.ask(invitationLink, { params })).value).toMatchObject({ state: 'live' });
    const unread = await browser.ask(useInvitation, { params, form: { password: testPassword } });
    expect(problemOf(unread.value).issues).toEqual([
      { path: 'notice', text: expect.stringMatching(/Thông báo/) },
    ]);
    const entered = await browser.ask(useInvitation, {
      params,
      form: { password: testPassword, notice: 'on' },
    });
    expect(entered).toMatchObject({ status: 302, location: '/' });
    expect((await who(browser))?.personId).toBe(plot.actors.branchMember.personId);
    expect((await new Browser(database.db).ask(invitationLink, { params })).status).toBe(410);
    expect((await new Browser(database.db).ask(invitationLink, { params: { token: 'x' } })).status).toBe(404);
  });

  test('nobody chosen, a foreign unit, a person above: a reason each', async () => {
    const nobody = await call(makeLinks, { db: database.db, viewer: officer(), form: { x: '1' } });
    expect(problemOf(nobody.value).text).toMatch(/ít nhất một người/);
    const url = `/account/invitation?unit=${plot.units.otherCommune.id}`;
    expect((await call(invitationPage, { db: database.db, viewer: officer(), url })).status).toBe(403);
    const secretary = plot.actors.nextSecretary;
    expect((await call(invitationPage, { db: database.db, viewer: secretary, url: '/' })).status).toBe(403);
    const form = { reset: String(plot.actors.secretary.personId) };
    expect(
      (await call(makeLinks, { db: database.db, viewer: plot.actors.otherCommuneOfficer, form })).status,
    ).toBe(403);
    expect((await call(makeLinks, { db: database.db, viewer: officer(), form })).status).toBe(200);
  });

  test('an expired link answers 410', async () => {
    const personIds = [plot.actors.branchDeputy.personId];
    const [link] = await invite(database.db, actOf(officer(), new Date('2024-11-01T00:00:00Z')), {
      personIds,
    });
    const params = { token: link!.url.split('/').at(-1)! };
    const answer = await new Browser(database.db).ask(invitationLink, { params });
    expect(answer).toMatchObject({ status: 410, value: { state: 'expired' } });
  });
});

describe('the language', () => {
  test.each([
    ['/language?to=en&back=/help', undefined, '/help', 'lang=en'],
    ['/language?to=xx&back=//evil.example', undefined, '/', 'lang=vi'],
    ['/language?to=en', 'http://127.0.0.1:3000/privacy', '/privacy', 'lang=en'],
    ['/language?to=en', 'http://evil.example/privacy', '/', 'lang=en'],
  ])('%s from %s leads to %s', async (url, referer, location, cookie) => {
    const answer = await new Browser(database.db).ask(language, { url, referer });
    expect(answer).toMatchObject({ status: 302, location });
    expect(answer.cookies[0]).toContain(cookie);
  });
});
