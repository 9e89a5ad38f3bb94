/** Phúc of the commune and Thái of the district: lists, peers, who is late, superior forms, nominations. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testApp } from '../support/app';
import { desktop, expectSound, phone, press, settled, testBrowser, visit } from '../support/browser';
import { foundLife, type Lived, live, type Stage, stages } from '../support/lived';
import { rosterFile } from './clerk';
import { choose, formsWaiting, importFile, look, skillFields } from './steps';

const app = testApp();
const browser = testBrowser(app);
let life: Lived;

beforeAll(async () => {
  life = await foundLife(app.db);
});

let page: Page;

/** The year goes on to a stage; the page is the person's, with a session of that day. */
async function goTo(stage: Stage, person: 'communeOfficer' | 'districtOfficer'): Promise<void> {
  await live(app.db, life, stage);
  app.clock.set(stages[stage]);
  await page?.context().close();
  page = await browser.open({ personId: life.plot.actors[person].personId });
}

describe('an officer', () => {
  const one = (name: string) => String(life.things[name]);

  it('keeps the list of the commune', async () => {
    await goTo('planning', 'communeOfficer');
    const { commune, branch } = life.plot.units;
    const { personId } = life.plot.actors.secretary;
    await look(page, [
      '/',
      '/organisation',
      '/organisation?q=diem',
      `/organisation/unit/${commune.id}`,
      `/organisation/unit/${branch.id}/edit`,
      `/organisation/person/${personId}`,
      `/organisation/person/${personId}/edit`,
      `/organisation/person/new?unit=${branch.id}`,
      '/organisation/import',
      `/organisation/import/${one('import')}`,
      '/account/invitation',
      '/account',
    ]);
  });

  it('is told of every fault of a file by row and column, and nothing is imported', async () => {
    for (const { width, height } of [phone, desktop]) {
      await page.setViewportSize({ width, height });
      await importFile(page, 'roster', { name: 'can-bo.xlsx', buffer: await rosterFile({ faults: true }) });
      await settled(page);
      await page.getByText(/^Chưa nhập được: \d+ chỗ cần sửa/).waitFor();
      await page.getByText('84-CK-99').first().waitFor();
      await page.getByText('12345').first().waitFor();
      expect(await page.getByRole('button', { name: /^Nhập \d+ thay đổi/ }).count()).toBe(0);
      await expectSound(page);
    }
  });

  it('sees who has peers and who is late', async () => {
    await goTo('rating', 'communeOfficer');
    const { commune } = life.plot.units;
    await look(page, [
      '/assessment',
      `/assessment/assignment/${commune.id}`,
      `/assessment/assignment/${commune.id}/${one('ratee')}`,
      `/dashboard/${commune.id}`,
      `/dashboard/${commune.id}/late`,
      `/dashboard/${commune.id}/means`,
      `/dashboard/${commune.id}/people`,
      `/cycle/${one('cycle')}`,
    ]);
    await visit(page, `/dashboard/${commune.id}/late`);
    await page.getByRole('button', { name: /^Nhắc \d+ người/ }).click();
    await page.getByText(/^Không có thư nào được gửi: \d+ người/).waitFor();
  });

  it('writes a superior form without scripts', async () => {
    await goTo('judging', 'communeOfficer');
    const keys = await formsWaiting(page, 'superior');
    const other = keys.find((key) => !key.includes(one('superiorForm')))!;
    await look(page, ['/', `/assessment/${keys[0]}`, `/assessment/${keys[0]}?all=1`]);
    const { personId } = life.plot.actors.communeOfficer;
    const plain = await browser.open({ screen: phone, personId, isScripted: false });
    await plain.goto(`/assessment/${other}?all=1`);
    for (const name of await skillFields(plain)) await choose(plain, name, '2');
    await plain.getByRole('button', { name: 'Lưu và kiểm tra trước khi gửi' }).click();
    await plain.waitForURL(/\/check$/);
    await plain.locator('input[name="declared"]').check();
    await plain.getByRole('button', { name: 'Gửi phiếu cấp trên' }).click();
    await plain.waitForURL(/\/receipt$/);
    await plain.getByText('Mã biên nhận', { exact: true }).waitFor();
    await plain.context().close();
  });

  it('reads the results, and nominates by looking at the rules first', async () => {
    await live(app.db, life, 'review');
    await live(app.db, life, 'released');
    await goTo('nominating', 'districtOfficer');
    const { id } = life.plot.units.district;
    await look(page, [
      '/',
      `/dashboard/${id}/means`,
      `/result/${one('ratee')}`,
      '/nomination',
      `/nomination/unit/${id}`,
      `/nomination/candidate/${one('nextRatee')}`,
      `/nomination/${one('file')}`,
      `/nomination/${one('file')}/submission`,
      `/nomination/${one('file')}/withdrawal`,
      `/nomination/${one('file')}/print`,
    ]);
    await visit(page, `/nomination/${one('file')}`);
    await press(page, 'Xem lại và gửi Tỉnh Đoàn', /\/submission$/);
  });
});
