/** A browser with a cookie jar: calls loaders and actions as the server does, nobody signed in beforehand. */
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import type { Db } from '#db/client';
import { ensureAccount, keepNotice, setPassword } from '~/features/account/account-commands.server';
import { testNow } from '../../support/actors';

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;
type Answer = { status: number; value: unknown; location: string | null; cookies: string[] };
type Ask = {
  url?: string;
  form?: Record<string, string | string[]>;
  params?: Record<string, string>;
  referer?: string;
};

export const testPassword = 'mùa lúa chín vàng';

/** The person can sign in with `testPassword`, and has read the privacy notice. */
export async function giveAccount(db: Db, personId: number, password = testPassword): Promise<string> {
  const userId = await giveUnreadAccount(db, personId, password);
  await keepNotice(db, userId, testNow);
  return userId;
}

/** The person can sign in, and meets the privacy notice. */
export async function giveUnreadAccount(db: Db, personId: number, password = testPassword): Promise<string> {
  const userId = await ensureAccount(db, personId, testNow);
  await setPassword(db, userId, password, testNow);
  return userId;
}

export class Browser {
  readonly jar = new Map<string, string>();
  now = testNow;
  constructor(
    readonly db: Db,
    readonly isDemo = false,
    readonly client = '127.0.0.1',
  ) {}

  request(url = '/', form?: Ask['form'], referer?: string): Request {
    const headers = new Headers({ 'User-Agent': 'Mozilla/5.0 (Linux; Android 13) Chrome/120.0' });
    if (this.jar.size > 0) headers.set('Cookie', [...this.jar].map(([k, v]) => `${k}=${v}`).join('; '));
    if (referer) headers.set('Referer', referer);
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(form ?? {}))
      for (const one of Array.isArray(value) ? value : [value]) body.append(name, one);
    const init = form ? { method: 'POST', body, headers } : { headers };
    return new Request(new URL(url, 'http://127.0.0.1:3000'), init);
  }

  context(): AppLoadContext {
    const { db, isDemo, client, now } = this;
    return {
      db,
      engine: 'pglite',
      now: () => now,
      nonce: '',
      client,
      isDemo,
      report: () => {},
      later: () => {},
    };
  }

  async ask(handler: Handler, { url, form, params = {}, referer }: Ask = {}): Promise<Answer> {
    const args = { request: this.request(url, form, referer), params, context: this.context() };
    let value: unknown;
    try {
      value = await handler(args as never);
    } catch (thrown) {
      if (!(thrown instanceof Response) && !isData(thrown)) throw thrown;
      value = thrown;
    }
    if (value instanceof Response) {
      const cookies = value.headers.getSetCookie();
      for (const cookie of cookies) this.keep(cookie);
      return { status: value.status, value: null, location: value.headers.get('Location'), cookies };
    }
    if (isData(value))
      return { status: value.init?.status ?? 200, value: value.data, location: null, cookies: [] };
    return { status: 200, value, location: null, cookies: [] };
  }

  private keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split('; ');
    const at = pair.indexOf('=');
    if (attributes.includes('Max-Age=0')) this.jar.delete(pair.slice(0, at));
    else this.jar.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

function isData(value: unknown): value is { data: unknown; init: ResponseInit | null } {
  return typeof value === 'object' && value !== null && 'data' in value && 'init' in value;
}
