/** Calls a route's loader or action as Remix would, with a person in place of a cookie. */
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import type { Db } from '#db/client';
import type { Person } from '~/features/organisation/actor';
import { readSaid } from '~/lib/http/said.server';
import { testNow } from './actors';

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => Promise<unknown>;
type Call = {
  db: Db;
  viewer?: Person | null;
  params?: Record<string, string>;
  url?: string;
  now?: Date;
  form?: Record<string, string | string[]> | FormData;
  /** Posted in place of a form. */
  json?: unknown;
  cookie?: string;
  headers?: Record<string, string>;
};

/** What came back: `value` of a normal answer (text, or bytes of a file), or the status of a thrown or returned response. */
export type Answer = {
  status: number;
  value: unknown;
  location: string | null;
  /** What a browser would send back of its cookies: `name=value; …`. */
  cookie: string;
  /** Of a whole response; a page has none. */
  headers?: Headers;
};

export async function call(
  handler: Handler,
  { db, viewer = null, params = {}, url = '/', now = testNow, form, json, cookie, headers }: Call,
): Promise<Answer> {
  const fields = form instanceof FormData ? form : form ? formData(form) : undefined;
  const body = json === undefined ? fields : JSON.stringify(json);
  const request = new Request(new URL(url, 'http://127.0.0.1:3000'), {
    headers: { ...(cookie ? { Cookie: cookie } : {}), ...headers },
    ...(body ? { method: 'POST', body } : {}),
  });
  const later: Promise<unknown>[] = [];
  const context: AppLoadContext = {
    db,
    engine: 'pglite',
    now: () => now,
    nonce: '',
    client: clientOfItsOwn(),
    isDemo: false,
    report: () => {},
    viewer,
    later: (work) => later.push(work),
  };
  try {
    const answer = await handler({ request, params, context } as never);
    await Promise.all(later);
    return await read(answer);
  } catch (thrown) {
    if (thrown instanceof Response || hasInit(thrown)) return read(thrown);
    throw thrown;
  }
}

let calls = 0;

/** Every call comes from another client: limits of wrong tries, which make whoever misses wait, have tests of their own. */
function clientOfItsOwn(): string {
  calls++;
  return `10.${(calls >> 16) & 255}.${(calls >> 8) & 255}.${calls & 255}`;
}

/** What the page one is sent to will say, or null. */
export async function told({ location, cookie }: Answer): Promise<string | null> {
  const to = new URL(location ?? '/', 'http://127.0.0.1:3000');
  const { said } = await readSaid(new Request(to, { headers: { Cookie: cookie } }));
  return said && `${said.text} ${said.next ?? ''}`.trim();
}

function formData(values: Record<string, string | string[]>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, one);
  }
  return form;
}

type WithInit = { type: 'DataWithResponseInit'; data: unknown; init: ResponseInit | null };

function hasInit(value: unknown): value is WithInit {
  return typeof value === 'object' && value !== null && (value as WithInit).type === 'DataWithResponseInit';
}

async function read(value: unknown): Promise<Answer> {
  if (value instanceof Response) {
    const isText = /json|text/.test(value.headers.get('Content-Type') ?? '');
    return {
      status: value.status,
      value: isText ? await value.text() : value.body && new Uint8Array(await value.arrayBuffer()),
      location: value.headers.get('Location'),
      cookie: cookieOf(value.headers),
      headers: value.headers,
    };
  }
  if (hasInit(value)) {
    const { status = 200, headers } = value.init ?? {};
    return { status, value: value.data, location: null, cookie: cookieOf(new Headers(headers)) };
  }
  return { status: 200, value, location: null, cookie: '' };
}

function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
