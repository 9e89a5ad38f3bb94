/** Wrong passwords through the server itself: several sockets, and clients that a proxy forwards for. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureAccount, keepNotice, setPassword } from '~/features/account/account-commands.server';
import { resetEnv } from '~/lib/env.server';
import { makePlot, type Plot, testNow } from '../support/actors';
import { testApp } from '../support/app';

/** The proxy's socket is 127.0.0.1; whoever comes from another one speaks for themselves. */
process.env.TRUSTED_PROXY = '127.0.0.1';
const app = testApp();
const password = 'mùa lúa chín vàng';
let plot: Plot;

beforeAll(async () => {
  plot = await makePlot(app.db);
  for (const { personId } of [plot.actors.secretary, plot.actors.nextSecretary]) {
    const userId = await ensureAccount(app.db, personId, testNow);
    await setPassword(app.db, userId, password, testNow);
    await keepNotice(app.db, userId, testNow);
  }
});
afterAll(() => {
  delete process.env.TRUSTED_PROXY;
  resetEnv();
});

type From = { socket?: string; forwardedFor?: string; cookie?: string };
type Answer = { status: number; cookies: string[]; ms: number };

function send(
  path: string,
  { socket = '127.0.0.1', forwardedFor, cookie }: From,
  body?: string,
): Promise<Answer> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request(
      `${app.origin}${path}`,
      {
        method: body === undefined ? 'GET' : 'POST',
        localAddress: socket,
        headers: {
          Origin: app.origin,
          'Content-Type': 'application/x-www-form-urlencoded',
          ...(forwardedFor ? { 'X-Forwarded-For': forwardedFor } : {}),
          ...(cookie ? { Cookie: cookie } : {}),
        },
      },
      (response) => {
        response.resume();
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            cookies: (response.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]!),
            ms: performance.now() - started,
          }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}

const tryAs = (name: string, word: string, from: From) =>
  send('/sign-in', from, new URLSearchParams({ name, password: word, next: '/' }).toString());
const diem = '0900000107';
const dat = '0900000110';
const slowest = 1900;

describe('behind the proxy', () => {
  it('sixty wrong ones by one client slow that client, and let everybody else in', async () => {
    const attacker = { forwardedFor: '198.51.100.1, 203.0.113.66' };
    for (let i = 0; i < 60; i++)
      expect((await tryAs(`khong-co-${i}`, 'không phải', attacker)).status).toBe(422);
    const finished: string[] = [];
    const slow = tryAs('khong-co-60', 'không phải', attacker).then((answer) => {
      finished.push('attacker');
      return answer;
    });
    const other = await tryAs(dat, password, { forwardedFor: '203.0.113.7' });
    finished.push('other');
    expect(other.status).toBe(302);
    expect((await slow).ms).toBeGreaterThan(slowest);
    expect(finished).toEqual(['other', 'attacker']);
  });

  it('five wrong ones for somebody keep that person neither from a new place nor from their own phone', async () => {
    const attacker = { forwardedFor: '203.0.113.90' };
    const first = await tryAs(diem, password, { forwardedFor: '203.0.113.8' });
    const cookie = first.cookies.find((one) => one.startsWith('thu-linh.device='));
    expect(cookie).toBeDefined();
    for (let i = 0; i < 5; i++) expect((await tryAs(diem, 'không phải', attacker)).status).toBe(422);
    expect((await tryAs(diem, password, { forwardedFor: '203.0.113.9' })).status).toBe(302);
    // The same network as the attacker's, but a device the account knows.
    const [hers, his] = await Promise.all([
      tryAs(diem, password, { ...attacker, cookie }),
      tryAs(diem, 'không phải', attacker),
    ]);
    expect([hers.status, his.status]).toEqual([302, 422]);
    expect(his.ms).toBeGreaterThan(slowest);
    expect(hers.ms).toBeLessThan(his.ms);
  });

  it('links that do not exist slow whoever looks for them', async () => {
    const from = { forwardedFor: '203.0.113.91' };
    for (let i = 0; i < 5; i++) expect((await send(`/reset/khong-co-${i}`, from)).status).toBe(404);
    expect((await send('/reset/khong-co-5', from)).ms).toBeGreaterThan(slowest);
  });
});

describe('a socket that is no proxy of ours', () => {
  it('cannot become somebody else by a header', async () => {
    const spoof = (i: number) => ({ socket: '127.0.0.2', forwardedFor: `203.0.113.${100 + i}` });
    for (let i = 0; i < 5; i++) expect((await tryAs(dat, 'không phải', spoof(i))).status).toBe(422);
    expect((await tryAs(dat, 'không phải', spoof(5))).ms).toBeGreaterThan(slowest);
  });
});
