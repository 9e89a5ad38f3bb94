import { beforeAll, expect, test } from 'vitest';
import { keepPersonas } from '~/features/account/persona/commands.server';
import { viewerOf } from '~/features/account/sign-in/session.server';
import { loader as seatPage, action as takeSeat } from '~/routes/account/demo-seat';
import { loader as signInPage } from '~/routes/account/sign-in';
import { Browser } from '../../features/account/browser';
import { makePlot, type Plot } from '../../support/actors';
import { testDb } from '../../support/database/db';

const database = testDb();
let plot: Plot;

beforeAll(async () => {
  plot = await makePlot(database.db);
  await keepPersonas(database.db, [
    { personId: plot.actors.secretary.personId, situationVi: 'đang tự đánh giá', situationEn: 'in mid-form' },
  ]);
});

test('the demo offers its personas and seats one with a real session', async () => {
  const browser = new Browser(database.db, true);
  const page = await browser.ask(signInPage, { url: '/sign-in' });
  expect(page.value).toMatchObject({
    personas: [
      { name: 'Lâm Thị Ngọc Diễm', role: 'Bí thư Chi đoàn ấp Rạch Sâu', situation: 'đang tự đánh giá' },
    ],
  });
  const form = { personId: String(plot.actors.secretary.personId) };
  expect(await browser.ask(takeSeat, { url: '/demo/seat', form })).toMatchObject({
    status: 302,
    location: '/',
  });
  const viewer = await viewerOf(browser.context(), browser.request(), browser.now);
  expect(viewer?.personId).toBe(plot.actors.secretary.personId);
  expect((await browser.ask(takeSeat, { url: '/demo/seat', form })).status).toBe(302);
});

test('a person who is no persona cannot be entered', async () => {
  const browser = new Browser(database.db, true);
  const form = { personId: String(plot.actors.board.personId) };
  expect((await browser.ask(takeSeat, { url: '/demo/seat', form })).status).toBe(404);
  const odd = await browser.ask(takeSeat, { url: '/demo/seat', form: { personId: 'x' } });
  expect(odd.status).toBe(404);
  expect(browser.jar.size).toBe(0);
});

test('outside the demo the switcher does not exist', async () => {
  const browser = new Browser(database.db, false);
  const form = { personId: String(plot.actors.secretary.personId) };
  expect((await browser.ask(takeSeat, { url: '/demo/seat', form })).status).toBe(404);
  expect((await browser.ask(seatPage as never, { url: '/demo/seat' })).status).toBe(404);
  expect((await browser.ask(signInPage, { url: '/sign-in' })).value).toMatchObject({ personas: [] });
  expect(browser.jar.size).toBe(0);
});
