/** What happened is told on the page one lands on: there, once, and only by us. */
import { describe, expect, it } from 'vitest';
import { readSaid, redirectSaying } from '~/lib/http/said.server';

const at = (path: string, cookie: string) =>
  new Request(`http://127.0.0.1:3000${path}`, { headers: { Cookie: cookie } });

async function acted() {
  const response = await redirectSaying('/assessment/assignment/7?tab=1#top', 'assignment.peers', {
    count: 189,
  });
  return { response, cookie: response.headers.getSetCookie()[0]!.split(';')[0]! };
}

describe('after an act', () => {
  it('one is sent on, and told there what happened and what comes next', async () => {
    const { response, cookie } = await acted();
    expect(response.status).toBe(302);
    expect(response.headers.get('Location')).toBe('/assessment/assignment/7?tab=1#top');
    const { said, headers } = await readSaid(at('/assessment/assignment/7', cookie));
    expect(said).toMatchObject({ path: '/assessment/assignment/7', text: expect.stringContaining('189') });
    expect(said?.next).toBeTruthy();
    expect(headers.get('Set-Cookie')).toMatch(/Max-Age=0/);
  });

  it('is told also when only the data of the page are fetched', async () => {
    const { cookie } = await acted();
    expect((await readSaid(at('/assessment/assignment/7.data', cookie))).said).not.toBeNull();
  });

  it('is told on no other page, and waits for its own', async () => {
    const { cookie } = await acted();
    const { said, headers } = await readSaid(at('/', cookie));
    expect(said).toBeNull();
    expect(headers.get('Set-Cookie')).toBeNull();
  });

  it('is kept from scripts and from other sites, for two minutes at most', async () => {
    const { response } = await acted();
    expect(response.headers.get('Set-Cookie')).toMatch(/Max-Age=120/);
    expect(response.headers.get('Set-Cookie')).toMatch(/HttpOnly/);
    expect(response.headers.get('Set-Cookie')).toMatch(/SameSite=Lax/);
  });

  it('a cookie that somebody wrote or changed says nothing', async () => {
    const { cookie } = await acted();
    expect((await readSaid(at('/assessment/assignment/7', `${cookie.slice(0, -4)}AAAA`))).said).toBeNull();
    expect((await readSaid(at('/', 'thu-linh.said=eyJjb2RlIjoieCJ9'))).said).toBeNull();
    expect((await readSaid(at('/', ''))).said).toBeNull();
  });
});
