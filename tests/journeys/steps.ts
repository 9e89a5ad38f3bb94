/** Things that people do on many pages, by what they see. */
import type { Page } from 'playwright-core';
import { desktop, expectSound, phone, press, settled, visit } from '../support/browser';

/** Types into fields by their names; selects are chosen by value, boxes ticked by `true`. */
export async function fill(page: Page, values: Record<string, string | true>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`[name="${name}"]`).first();
    if (value === true) await field.check();
    else if ((await field.evaluate((element) => element.tagName)) === 'SELECT')
      await field.selectOption(value);
    else await field.fill(value);
  }
}

/** Chooses one answer of a group by its value, as a thumb does: on the card. */
export async function choose(page: Page, name: string, value: string): Promise<void> {
  await page.locator(`label:has(input[name="${name}"][value="${value}"])`).click();
}

/** Answers a whole form on one page with the same level, 1 to 3, and sends it. */
export async function sendForm(page: Page, key: string, level: string): Promise<void> {
  await visit(page, `/assessment/${key}?all=1`);
  for (const name of await skillFields(page)) await choose(page, name, level);
  await press(page, 'Lưu và kiểm tra trước khi gửi', /\/check$/);
  await declareAndSend(page);
}

/** On the check page. */
export async function declareAndSend(page: Page): Promise<void> {
  await settled(page);
  await page.locator('input[name="declared"]').check();
  await press(page, /^Gửi phiếu/, /\/receipt$/);
}

export async function skillFields(page: Page): Promise<string[]> {
  const names = await page
    .locator('input[name^="answers."]')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).name));
  return [...new Set(names)];
}

/** Keys of the forms on the home page: 'peer/…', 'superior/…'. */
export async function formsWaiting(page: Page, role: 'peer' | 'superior'): Promise<string[]> {
  await visit(page, '/');
  const links = await page
    .locator(`main a[href*="/assessment/${role}/"]`)
    .evaluateAll((anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).pathname));
  return [...new Set(links.map((path) => path.split('/').slice(2, 4).join('/')))];
}

/** A file in hand, checked by the product and confirmed. */
export async function importFile(
  page: Page,
  kind: 'unit' | 'roster',
  file: { name: string; buffer: Buffer },
): Promise<void> {
  await visit(page, `/organisation/import?kind=${kind}`);
  await page.locator('input[name="file"]').setInputFiles({
    ...file,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  });
  await press(page, 'Kiểm tra tệp', /\/organisation\/import\/[0-9a-f-]{10,}/);
}

/** Looks at pages one after another, wide and narrow: nothing scrolls sideways, axe finds nothing. */
export async function look(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await visit(page, path);
    for (const { width, height } of [desktop, phone]) {
      await page.setViewportSize({ width, height });
      await expectSound(page);
    }
  }
}
