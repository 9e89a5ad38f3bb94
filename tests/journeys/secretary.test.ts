/** Bí thư Diễm and her self form: on a phone with a bad network, on two devices, by keyboard, without scripts. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testApp } from '../support/app';
import { inSelf, makeAssessed } from '../support/assessed';
import { desktop, expectSound, phone, press, settled, testBrowser, visit } from '../support/browser';
import { choose, declareAndSend, look, skillFields } from './steps';

const app = testApp();
const browser = testBrowser(app);
let plot: Awaited<ReturnType<typeof makeAssessed>>;

beforeAll(async () => {
  app.clock.set(inSelf);
  plot = await makeAssessed(app.db);
});

describe('the self form', () => {
  let page: Page;
  let form: string;

  it('keeps each answer as it is given, and a reload gives it back', async () => {
    page = await browser.open({ screen: phone, personId: plot.actors.secretary.personId });
    await visit(page, '/');
    await expectSound(page);
    await press(page, /Bắt đầu từ kỹ năng A1/, /\/assessment\/self\//);
    form = new URL(page.url()).pathname;
    await settled(page);
    await expectSound(page);
    await choose(page, 'answers.A1', '4');
    await page.locator('textarea[name="evidence.A1"]').fill('Sinh hoạt đúng kỳ 11 trên 12 tháng.');
    await saved(page);
    await page.reload();
    await settled(page);
    expect(await page.locator('input[name="answers.A1"]:checked').inputValue()).toBe('4');
    await expectSound(page);
  });

  it('is written on while the network is away, and sent when it is back', async () => {
    await page.context().setOffline(true);
    await choose(page, 'answers.A1', '3');
    await page.getByText('Máy đang không có mạng').waitFor();
    await expectSound(page);
    await page.getByRole('button', { name: 'Lưu và sang kỹ năng sau' }).click();
    await page.getByText('Kỹ năng 2 trong 15').waitFor();
    await choose(page, 'answers.A2', '2');
    await page.context().setOffline(false);
    await saved(page);
    await page.reload();
    await settled(page);
    expect(await page.locator('input[name="answers.A2"]:checked').inputValue()).toBe('2');
  });

  it('asks, when a second device said something else', async () => {
    const other = await browser.open({ screen: desktop, personId: plot.actors.secretary.personId });
    await visit(other, `${form}?skill=A3`);
    await expectSound(other);
    await visit(page, `${form}?skill=A3`);
    await choose(other, 'answers.A3', '4');
    await saved(other);
    await choose(page, 'answers.A3', '2');
    const dialog = page.getByRole('dialog', { name: 'Hai bản nháp khác nhau' });
    await dialog.waitFor();
    await expectSound(page);
    await dialog.getByLabel(/^Máy khác: 4/).check();
    await dialog.getByRole('button', { name: 'Giữ lựa chọn này' }).click();
    await saved(page);
    await page.reload();
    await settled(page);
    expect(await page.locator('input[name="answers.A3"]:checked').inputValue()).toBe('4');
    await other.context().close();
  });

  it('keeps the draft on the device when signing in has run out', async () => {
    await visit(page, `${form}?skill=A4`);
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await choose(page, 'answers.A4', '3');
    await page.getByText('Phiên đăng nhập đã hết').waitFor();
    await expectSound(page);
    await page.context().addCookies(cookies);
    await visit(page, `${form}?skill=A4`);
    await saved(page);
    expect(await page.locator('input[name="answers.A4"]:checked').inputValue()).toBe('3');
  });

  it('is filled in with the keyboard alone', async () => {
    await visit(page, `${form}?skill=A5`);
    await page.locator('input[name="answers.A5"]').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('input[name="answers.A5"]:checked').inputValue()).toBe('3');
    await saved(page);
    const next = page.getByRole('button', { name: 'Lưu và sang kỹ năng sau' });
    for (let tabs = 0; tabs < 10 && !(await next.evaluate((b) => b === document.activeElement)); tabs++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Kỹ năng 6 trong 15').waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest('h1') !== null)).toBe(true);
  });

  it('says what is missing, and is sent once', async () => {
    await visit(page, `${form}/check`);
    await page.getByText(/^Còn \d+ chỗ cần bổ sung/).waitFor();
    await expectSound(page);
    await visit(page, `${form}?all=1`);
    await expectSound(page);
    for (const name of await skillFields(page)) await choose(page, name, '3');
    await saved(page);
    await press(page, 'Lưu và kiểm tra trước khi gửi', /\/check$/);
    await settled(page);
    await expectSound(page);
    await declareAndSend(page);
    await settled(page);
    await expectSound(page);
    const code = await page.locator('main').textContent();
    await page.goto(`${form}/check`);
    await page.waitForURL(/\/receipt$/);
    await settled(page);
    expect(await page.locator('main').textContent()).toBe(code);
  });
});

describe('a secretary’s other pages', () => {
  it('are sound, wide and narrow', async () => {
    const page = await browser.open({ personId: plot.actors.nextSecretary.personId });
    await visit(page, '/');
    const link = page.getByRole('link', { name: /Bắt đầu từ kỹ năng/ }).first();
    const form = new URL((await link.getAttribute('href'))!, app.origin).pathname;
    await look(page, [
      '/',
      `${form}?skill=B5`,
      `${form}?all=1`,
      `${form}/check`,
      '/result',
      '/account',
      '/nomination',
      '/assessment/recusal',
      '/cycle',
    ]);
  });
});

describe('without scripts', () => {
  it('is one page, then a check, then a receipt', async () => {
    const page = await browser.open({
      screen: phone,
      personId: plot.actors.nextSecretary.personId,
      isScripted: false,
    });
    await page.goto('/');
    await page
      .getByRole('link', { name: /Bắt đầu từ kỹ năng/ })
      .first()
      .click();
    await page.getByRole('link', { name: 'Xem cả phiếu trên một trang' }).click();
    await page.waitForURL(/all=1/);
    for (const name of await skillFields(page)) await choose(page, name, '3');
    await page.getByRole('button', { name: 'Lưu và kiểm tra trước khi gửi' }).click();
    await page.waitForURL(/\/check$/);
    await page.locator('input[name="declared"]').check();
    await page.getByRole('button', { name: 'Gửi phiếu tự đánh giá' }).click();
    await page.waitForURL(/\/receipt$/);
    await page.getByText('Mã biên nhận', { exact: true }).waitFor();
  });
});

/** The save line says so, and nothing is under way. */
async function saved(page: Page): Promise<void> {
  await page
    .getByRole('status')
    .getByText(/^Đã lưu( lúc|$)/)
    .waitFor();
  await page.waitForTimeout(100);
}
