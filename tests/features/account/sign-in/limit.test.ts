/** Wrong tries slow whoever makes them, and nobody else. */
import { beforeAll, describe, expect, it, test } from 'vitest';
import { signIn } from '~/features/account/sign-in/commands.server';
import { knownDevice, rememberDevice } from '~/features/account/sign-in/device-cookie.server';
import { makeSignInLimit } from '~/features/account/sign-in/limit.server';
import { DomainError } from '~/lib/errors';
import { makePlot, type Plot, testNow } from '../../../support/actors';
import { testDb } from '../../../support/database/db';
import { giveAccount, testPassword } from '../browser';

/** A limit whose waiting is only written down. */
function watched() {
  const waits: number[] = [];
  const limit = makeSignInLimit(undefined, async (ms) => void waits.push(ms / 1000));
  return { limit, waits };
}
const attempt = (account: string, client: string, device: string | null = null) => ({
  account,
  client,
  device,
});

describe('tries', () => {
  it('of one account from one client wait longer each time, and are let through', async () => {
    const { limit, waits } = watched();
    for (let i = 0; i < 12; i++) await limit.take(attempt('diem', 'a'));
    expect(waits).toEqual([2, 4, 8, 16, 20, 20, 20]);
  });

  it('from elsewhere go on at once, however often another client missed', async () => {
    const { limit, waits } = watched();
    for (let i = 0; i < 30; i++) await limit.take(attempt('diem', 'a'));
    waits.length = 0;
    for (const account of ['hieu', 'le']) await limit.take(attempt(account, 'b'));
    expect(waits).toEqual([]);
    await limit.take(attempt('diem', 'b'));
    expect(Math.max(...waits)).toBeLessThanOrEqual(8);
  });

  it('of many accounts from one client wait after sixty', async () => {
    const { limit, waits } = watched();
    for (let i = 0; i < 61; i++) await limit.take(attempt(`person ${i}`, 'a'));
    expect(waits).toEqual([2]);
  });

  it('of one account from everywhere slow strangers, and not a device it knows', async () => {
    const { limit, waits } = watched();
    for (let i = 0; i < 40; i++) await limit.take(attempt('diem', `client ${i}`));
    expect(waits.at(-1)).toBe(8);
    waits.length = 0;
    await limit.take(attempt('diem', 'client 1', 'her phone'));
    expect(waits).toEqual([]);
  });

  it('of a known device wait like any other once it misses itself', async () => {
    const { limit, waits } = watched();
    for (let i = 0; i < 7; i++) await limit.take(attempt('diem', 'a', 'her phone'));
    expect(waits).toEqual([2, 4]);
  });

  it('start afresh where the right one was given', async () => {
    const { limit, waits } = watched();
    for (let i = 0; i < 5; i++) await limit.take(attempt('diem', 'a'));
    await limit.forgive(attempt('diem', 'a'));
    for (let i = 0; i < 5; i++) await limit.take(attempt('diem', 'a'));
    expect(waits).toEqual([]);
  });

  it('that were right count for nobody else of the same client or account', async () => {
    const { limit, waits } = watched();
    for (let i = 0; i < 70; i++) {
      await limit.take(attempt(`person ${i}`, 'a'));
      await limit.forgive(attempt(`person ${i}`, 'a'));
    }
    for (let i = 0; i < 40; i++) {
      await limit.take(attempt('diem', `client ${i}`));
      await limit.forgive(attempt('diem', `client ${i}`));
    }
    expect(waits).toEqual([]);
  });

  it('that come all at once do not pile up: some wait, the rest are told when to come again', async () => {
    let release = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const limit = makeSignInLimit(undefined, () => gate);
    const tries = Array.from({ length: 60 }, () =>
      limit.take(attempt('diem', 'a')).then(
        () => 200,
        (error: unknown) => (error instanceof DomainError ? error.status : 500),
      ),
    );
    setTimeout(release, 20);
    const seen = await Promise.all(tries);
    expect(seen.filter((status) => status === 200)).toHaveLength(5 + 3);
    expect(seen.filter((status) => status === 429)).toHaveLength(52);
  });
});

describe('a device', () => {
  const database = testDb();
  let plot: Plot;
  beforeAll(async () => {
    plot = await makePlot(database.db);
    await giveAccount(database.db, plot.actors.secretary.personId);
  });
  const from = (cookie?: string) =>
    new Request('http://127.0.0.1:3000/', { headers: cookie ? { Cookie: cookie } : {} });
  const cookieOf = (header: string) => header.split(';')[0]!;
  const years = (n: number) => new Date(testNow.getTime() + n * 365 * 24 * 60 * 60 * 1000);

  test('is known after signing in, to that account alone, and for half a year', async () => {
    const { personId } = plot.actors.secretary;
    const limit = makeSignInLimit();
    const input = { name: '0900000107', password: testPassword, next: '/' };
    const headers = await signIn(database.db, input, { request: from(), client: '::1', at: testNow, limit });
    const device = headers.getSetCookie().find((cookie) => cookie.startsWith('thu-linh.device='))!;
    const request = from(cookieOf(device));
    expect(knownDevice(request, personId, testNow)).toMatch(/^[\w-]{16}$/);
    expect(knownDevice(request, personId + 1, testNow)).toBeNull();
    expect(knownDevice(request, personId, years(1))).toBeNull();
    expect(knownDevice(from(), personId, testNow)).toBeNull();
  });

  test('keeps five people, the newest first, and believes no altered mark', () => {
    let cookie = '';
    for (const personId of [1, 2, 3, 4, 5, 6, 6])
      cookie = cookieOf(rememberDevice(from(cookie), personId, testNow));
    const known = [1, 2, 3, 4, 5, 6].filter((id) => knownDevice(from(cookie), id, testNow) !== null);
    expect(known).toEqual([2, 3, 4, 5, 6]);
    expect(knownDevice(from(`${cookie.slice(0, -2)}xx`), 2, testNow)).toBeNull();
    const longer = cookie.replace(/\.\d+\./g, (until) => `.${Number(until.slice(1, -1)) + 1}.`);
    expect(knownDevice(from(longer), 6, testNow)).toBeNull();
  });
});
