/** Bí thư Hạnh of the province: framework, cycle, scoring, shortlist, decision, honour roll, record. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testApp } from '../support/app';
import { desktop, phone, press, settled, testBrowser, visit } from '../support/browser';
import { foundLife, type Lived, live, type Stage, stages } from '../support/lived';
import { fill, look } from './steps';

const app = testApp();
const browser = testBrowser(app);
let life: Lived;
let page: Page;

beforeAll(async () => {
  life = await foundLife(app.db);
});

/** Lives on through the stages; the page is the board's, with a session of the last one's day. */
async function goTo(...through: Stage[]): Promise<void> {
  for (const stage of through) await live(app.db, life, stage);
  app.clock.set(stages[through.at(-1)!]);
  await page?.context().close();
  page = await browser.open({ personId: life.plot.actors.board.personId });
}

const one = (name: string) => String(life.things[name]);

describe('the board', () => {
  it('writes the framework and sees the form as a secretary will', async () => {
    await goTo('planning');
    const draft = `/framework/${one('draft')}`;
    await look(page, [
      '/framework',
      draft,
      `${draft}/competency/A1`,
      `${draft}/competency?group=A`,
      `${draft}/competency/${one('skill')}/removal`,
      `${draft}/naming`,
      `${draft}/preview`,
      `${draft}/publication`,
      `/framework/${one('framework')}`,
      `/framework/${one('framework')}/adoption`,
      `/framework/${one('framework')}/retirement`,
    ]);
    for (const [screen, text] of [
      [phone, 'Sinh hoạt đúng kỳ, có biên bản, có việc cho từng người.'],
      [desktop, 'Sinh hoạt đúng kỳ, có biên bản, việc nào cũng có người nhận.'],
    ] as const) {
      await page.setViewportSize({ width: screen.width, height: screen.height });
      await visit(page, `${draft}/competency/A1`);
      await page
        .getByLabel(/^3\. Đạt yêu cầu/)
        .first()
        .fill(text);
      await press(page, /^Lưu/, /\/competency\/A2/);
      await visit(page, `${draft}/preview?skill=A1`);
      await page.getByText(text).first().waitFor();
    }
  });

  it('plans the next cycle', async () => {
    await look(page, ['/cycle', `/cycle/${one('nextCycle')}/edit`, `/cycle/${one('nextCycle')}/opening`]);
  });

  it('moves a phase with a reason that everybody reads', async () => {
    await goTo('rating');
    const cycle = `/cycle/${one('cycle')}`;
    await look(page, [
      '/',
      cycle,
      `${cycle}/phase/self`,
      `${cycle}/quota`,
      `${cycle}/person`,
      `${cycle}/person/${one('ratee')}/leaving`,
      `${cycle}/closing`,
      `/dashboard/${life.plot.units.province.id}`,
      `/dashboard/${life.plot.units.province.id}/late`,
    ]);
    for (const [screen, day, reason] of [
      [phone, '25/11/2024', 'Ba xã mất điện hai ngày vì bão.'],
      [desktop, '26/11/2024', 'Thêm một ngày cho các ấp ở cồn.'],
    ] as const) {
      await page.setViewportSize({ width: screen.width, height: screen.height });
      await visit(page, `${cycle}/phase/self`);
      await fill(page, { endsAt: `${day} 17:00`, reason });
      await press(page, 'Dời giai đoạn', /\/cycle\/\d+#changes$/);
      await settled(page);
      await page.getByText(`Lý do: ${reason}`).waitFor();
    }
  });

  it('scores, compares runs and reads results', async () => {
    await goTo('judging', 'review');
    await look(
      page,
      ['', '/standing', '/standing?order=raw', '/standing?group=council', '/flags', '/grounds'].map(
        (part) => `/scoring/run/${one('run')}${part}`,
      ),
    );
    await goTo('released');
    await look(page, [
      '/scoring',
      `/scoring/comparison?before=${one('run')}&after=${one('laterRun')}`,
      `/result/${one('ratee')}`,
      `/dashboard/${life.plot.units.province.id}/means`,
      `/dashboard/${life.plot.units.province.id}/people`,
    ]);
  });

  it('reads files, marks, lists, orders and compares', async () => {
    await goTo('nominating', 'sent');
    await look(page, ['/nomination', `/nomination/${one('file')}`, `/nomination/${one('file')}/return`]);
    await goTo('shortlisting');
    await look(page, [
      '/shortlist',
      '/shortlist?by=score',
      `/shortlist/${one('file')}`,
      `/shortlist/${one('file')}/listing`,
      `/shortlist/comparison?id=${one('file')}&id=${one('foreignFile')}`,
      '/shortlist/order',
    ]);
    await goTo('deciding');
    await look(page, ['/shortlist/order', '/commendation/decision']);
  });

  it('publishes, revokes, and finds every step in the record', async () => {
    await goTo('publishing');
    const decision = `/commendation/decision/${one('decision')}`;
    await look(page, [
      decision,
      `${decision}/publication`,
      `${decision}/withdrawal`,
      `/commendation/${one('commendation')}/certificate`,
    ]);
    await goTo('published');
    await look(page, [
      decision,
      `/commendation/${one('commendation')}/revocation`,
      `/commendation/${one('commendation')}/certificate`,
      '/audit?noun=commendation',
    ]);
    expect(await page.locator('main tbody tr').count()).toBeGreaterThan(1);
  });
});

describe('anybody', () => {
  it('reads the public pages, in Vietnamese and in English', async () => {
    await page.context().close();
    page = await browser.open();
    const open = ['/', '/sign-in', '/commendation', '/commendation/verify', '/privacy', '/help', '/method'];
    await look(page, [...open, `/commendation/verify/${one('code')}`]);
    await page.getByRole('contentinfo').getByText('English').click();
    await page.locator('html[lang="en"]').waitFor();
    await look(page, ['/', '/help']);
  });
});
