/** What a page costs a cheap phone before anybody touches it; every script counted, as `gzip -9` packs it. */
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { testApp } from '../support/app';
import { phone, settled, testBrowser } from '../support/browser';
import { foundLife, type Lived, live, stages } from '../support/lived';

const app = testApp();
const browser = testBrowser(app);
const budget = 120_000;
let life: Lived;

beforeAll(async () => {
  life = await foundLife(app.db);
  for (const stage of ['planning', 'rating'] as const) await live(app.db, life, stage);
  app.clock.set(stages.rating);
});

describe('weight', () => {
  it('of the form page: at most 120 kB of script before interaction', async () => {
    const weight = await weigh(
      life.plot.actors.secretary.personId,
      `/assessment/self/${life.things.selfForm}`,
    );
    expect(weight.script).toBeLessThanOrEqual(budget);
    expect(weight.script).toBeGreaterThan(30_000);
  });

  it('of pages that are read and left by links: no script at all', async () => {
    const { secretary } = life.plot.actors;
    const of = async (path: string, personId?: number) => (await weigh(personId, path)).script;
    expect(await of('/', secretary.personId)).toBe(0);
    for (const path of ['/commendation', '/commendation/verify', '/method', '/privacy', '/help'])
      expect(await of(path)).toBe(0);
  });

  it('of other pages, to be read', async () => {
    const { secretary, communeOfficer, board } = life.plot.actors;
    const { commune } = life.plot.units;
    await weigh(secretary.personId, `/assessment/self/${life.things.selfForm}/check`);
    await weigh(communeOfficer.personId, `/dashboard/${commune.id}`);
    await weigh(board.personId, `/cycle/${life.things.cycle}`);
    await weigh(board.personId, '/cycle/new');
  });
});

type Weight = Record<'html' | 'style' | 'font' | 'script', number>;

/** Bytes by kind; fonts come packed. */
async function weigh(personId: number | undefined, path: string): Promise<Weight> {
  const page: Page = await browser.open({ screen: phone, personId });
  const bodies: Promise<[keyof Weight, Buffer] | null>[] = [];
  page.on('response', (response) => {
    const kind = kindOf(response.headers()['content-type'] ?? '');
    if (kind) bodies.push(response.body().then((body) => [kind, body]));
  });
  await page.goto(path);
  await settled(page);
  await page.waitForLoadState('networkidle');
  const weight: Weight = { html: 0, style: 0, font: 0, script: 0 };
  for (const got of await Promise.all(bodies))
    if (got) weight[got[0]] += got[0] === 'font' ? got[1].length : gzipSync(got[1], { level: 9 }).length;
  await page.context().close();
  const shown = Object.entries(weight).map(([kind, bytes]) => `${kind} ${(bytes / 1000).toFixed(1)} kB`);
  console.info(`${path.replaceAll(/[0-9a-f-]{36}/g, ':id')}: ${shown.join(', ')}`);
  return weight;
}

function kindOf(type: string): keyof Weight | null {
  if (type.includes('javascript')) return 'script';
  if (type.includes('text/html')) return 'html';
  if (type.includes('text/css')) return 'style';
  return type.includes('font') ? 'font' : null;
}
