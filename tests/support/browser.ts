/** A real browser for the journeys: phone and desktop, signed in as somebody, and watched on every page. */
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { ensureAccount, keepNotice } from '~/features/account/account-commands.server';
import { openSession } from '~/features/account/sign-in/session.server';
import { instantOf } from '~/lib/date';
import type { TestApp } from './app';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const phone = { width: 360, height: 780, isTouch: true } as const;
export const desktop = { width: 1280, height: 900, isTouch: false } as const;
type Screen = typeof phone | typeof desktop;

type Ways = { screen?: Screen; personId?: number; isScripted?: boolean };

type Journeys = {
  /** A page in a context of its own (own cookies, own storage), watched; signed in when `personId` is given. */
  open: (ways?: Ways) => Promise<Page>;
};

/** Call at the top of a journey, after `testApp`. After each test nothing may have gone wrong on any page. */
export function testBrowser(app: TestApp): Journeys {
  let browser: Browser | undefined;
  let faults: string[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: flags });
  });
  afterEach(async ({ task }) => {
    const seen = faults;
    faults = [];
    if (seen.length > 0 || task.result?.state === 'fail') await picture(browser, task.name);
    expect(seen, 'what pages did wrong').toEqual([]);
  });
  afterAll(() => browser?.close());
  return {
    open: async ({ screen = desktop, personId, isScripted = true } = {}) => {
      const context = await browser!.newContext({
        baseURL: app.origin,
        viewport: { width: screen.width, height: screen.height },
        hasTouch: screen.isTouch,
        isMobile: screen.isTouch,
        javaScriptEnabled: isScripted,
        locale: 'vi-VN',
        timezoneId: 'Asia/Ho_Chi_Minh',
        reducedMotion: 'reduce',
      });
      context.setDefaultTimeout(20_000);
      watch(context, app.origin, (fault) => faults.push(fault));
      if (personId !== undefined) await signInAs(context, app, personId);
      return context.newPage();
    },
  };
}

/** What every open page showed when a test failed: build/journeys/<test>-<n>.png. */
async function picture(browser: Browser | undefined, name: string): Promise<void> {
  const pages = browser?.contexts().flatMap((context) => context.pages()) ?? [];
  for (const [index, page] of pages.entries()) {
    const file = `build/journeys/${name.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${index + 1}.png`;
    await page.screenshot({ path: file, fullPage: true }).catch(() => {});
  }
}

/** Requests to another host, scripts that fail, words on the console, breaches of the content policy, answers of 500. */
function watch(context: BrowserContext, origin: string, report: (fault: string) => void): void {
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) report(`request to ${url}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500) report(`${response.status()} of ${response.url()}`);
  });
  context.on('weberror', (error) => report(`script: ${error.error().message}`));
  context.on('console', (message) => {
    // The browser says of itself that an answer was 401, 409 or 422, or that the network is off.
    const isPlain = /^Failed to load resource: (the server responded with a status of 4|net::ERR_INTERNET_)/;
    if (message.type() === 'error' && !isPlain.test(message.text())) report(`console: ${message.text()}`);
  });
  void context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`content policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
}

/** Through a real session cookie, opened as signing in opens it. */
async function signInAs(context: BrowserContext, app: TestApp, personId: number): Promise<void> {
  const at = app.clock.now();
  const userId = await ensureAccount(app.db, personId, at);
  await keepNotice(app.db, userId, at);
  const headers = await openSession(app.db, userId, new Request(app.origin), at);
  await context.addCookies(
    headers.getSetCookie().map((cookie) => {
      const [pair = ''] = cookie.split('; ');
      const split = pair.indexOf('=');
      return { name: pair.slice(0, split), value: pair.slice(split + 1), url: app.origin };
    }),
  );
}

/** Goes to a path and waits until the page answers to fingers: before that it is a plain page. */
export async function visit(page: Page, path: string): Promise<void> {
  const response = await page.goto(path);
  expect(response?.status(), path).toBeLessThan(400);
  await settled(page);
}

/** The page runs its script (where it may run one) and nothing is under way. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.waitForFunction(() => {
    // A page that is sent without a script is settled once it is loaded.
    if (!document.querySelector('script[type=module]')) return true;
    const main = document.querySelector('main');
    return main !== null && Object.keys(main).some((key) => key.startsWith('__reactProps'));
  });
}

/** Presses a button or a link by its words and waits for the address to match. */
export async function press(page: Page, name: string | RegExp, to: RegExp): Promise<void> {
  // The page's own first: bars and menus use some of the same words.
  const main = page.locator('main');
  await main.getByRole('button', { name }).or(main.getByRole('link', { name })).first().click();
  await page.waitForURL(to);
}

/** axe finds nothing against WCAG 2.2 AA, and a phone scrolls in one direction only. */
export async function expectSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .setLegacyMode(true)
    .analyze();
  const told = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    at: nodes.slice(0, 3).map(({ target, html }) => `${target.join(' ')} ${html.slice(0, 120)}`),
  }));
  expect(told, `axe on ${page.url()}`).toEqual([]);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(over, `sideways scroll on ${page.url()}`).toBeLessThanOrEqual(0);
}

/** A clock time of Vietnam as an instant. */
export function at(day: string, time = '09:00'): Date {
  return instantOf(day, time);
}
