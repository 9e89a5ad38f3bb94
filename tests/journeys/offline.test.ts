/** The network is gone for whole pages, not only for a save: what one had opened opens again, and nobody else's does. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testApp } from '../support/app';
import { expectSound, phone, settled, testBrowser, visit } from '../support/browser';
import { foundLife, type Lived, live, stages } from '../support/lived';
import { choose, formsWaiting, sendForm } from './steps';

const app = testApp();
const browser = testBrowser(app);
let life: Lived;
let page: Page;
let form: string;

beforeAll(async () => {
  life = await foundLife(app.db);
  for (const stage of ['planning', 'rating'] as const) await live(app.db, life, stage);
  app.clock.set(stages.rating);
  form = `/assessment/self/${life.things.selfForm}`;
  page = await browser.open({ screen: phone, personId: life.plot.actors.secretary.personId });
});

describe('a secretary whose network goes away', () => {
  it('opens the form again, with what was saved after the page had come', async () => {
    await visit(page, form);
    await kept(page, form);
    await choose(page, 'answers.A1', '4');
    await page
      .getByText(/^Đã lưu/)
      .first()
      .waitFor();
    await page.context().setOffline(true);
    await page.reload();
    await settled(page);
    await page.getByText(/^Không có mạng. Đây là trang đã giữ/).waitFor();
    expect(await page.locator('input[name="answers.A1"]:checked').inputValue()).toBe('4');
    await expectSound(page);
    // A step inside the document, too, and back.
    await page.getByRole('link', { name: 'Việc của tôi' }).first().click();
    await page.getByText(/^Không có mạng. Đây là trang đã giữ/).waitFor();
    await page.goBack();
    await settled(page);
    expect(await page.locator('input[name="answers.A1"]:checked').inputValue()).toBe('4');
  });

  it('writes on, and it is sent when the network is back', async () => {
    await choose(page, 'answers.A1', '3');
    await page.getByText('Máy đang không có mạng').waitFor();
    await page.context().setOffline(false);
    await page
      .getByText(/^Đã lưu/)
      .first()
      .waitFor();
    await page.reload();
    await settled(page);
    expect(await page.locator('input[name="answers.A1"]:checked').inputValue()).toBe('3');
    expect(await page.getByText(/^Không có mạng/).isVisible()).toBe(false);
  });

  it('sees the tasks, and of what was never opened that there is no network', async () => {
    await page.context().setOffline(true);
    await page.goto('/');
    await page.getByText('Phiếu tự đánh giá').first().waitFor();
    await expectSound(page);
    await page.goto('/commendation');
    await page.getByRole('heading', { name: 'Không có mạng' }).waitFor();
    await expectSound(page);
    await page.context().setOffline(false);
  });

  it('finds no page of a form that was sent', async () => {
    const [key] = await formsWaiting(page, 'peer');
    const peer = `/assessment/${key}`;
    await visit(page, peer);
    await page.reload();
    await kept(page, peer);
    await sendForm(page, key!, '3');
    expect((await keptPages(page)).filter((path) => path.startsWith(peer))).toEqual([]);
  });

  it('leaves nothing on a phone that others use', async () => {
    expect(await keptPages(page)).toContain('/');
    await visit(page, '/');
    await page.locator('header summary').last().click();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.waitForURL(/sign-in/);
    await expect.poll(() => keptPages(page)).toEqual([]);
    await page.context().setOffline(true);
    // The sign-out clears the site's own storage, and its worker with it: the browser's page of no network.
    await expect(page.goto('/')).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
    await page.context().setOffline(false);
  });
});

/** Waits until the worker has a copy of the page. */
async function kept(on: Page, path: string): Promise<void> {
  await expect.poll(() => keptPages(on), { timeout: 10_000 }).toContain(path);
}

function keptPages(on: Page): Promise<string[]> {
  return on.evaluate(async () => {
    const all = await (await caches.open('pages')).keys();
    return all.map((request) => new URL(request.url).pathname);
  });
}
