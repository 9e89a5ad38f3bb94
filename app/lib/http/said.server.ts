/**
 * What has just happened, told on the page one lands on and only there, once. An action answers with
 * `redirectSaying('/cycle/3', 'cycle.opened', { people: 12 })`; the frame of that page shows the sentence
 * `cycle_said_opened` and, where there is one, `cycle_said_opened_next`: what comes next. It travels in a signed
 * cookie, so it needs no script, and neither a reload nor a link passed on can say it again.
 */
import { createCookie, redirect } from '@remix-run/node';
import { env } from '../env.server';
import type { Params } from '../errors';
import { messageOf } from '../words.server';

export type Said = { path: string; text: string; next: string | null };
type Kept = { code: string; params: Params; path: string };

/** Somebody whose landing page never came (a closed tab) is not told days later. */
const SECONDS = 120;

/** Back to the browser: go to `to`, and say there what `code` means. */
export async function redirectSaying(to: string, code: string, params: Params = {}): Promise<Response> {
  const kept: Kept = { code, params, path: new URL(to, 'http://here').pathname };
  return redirect(to, { headers: { 'Set-Cookie': await cookie().serialize(kept) } });
}

/** What to tell on this page, and the header that makes sure it is told once. */
export async function readSaid(request: Request): Promise<{ said: Said | null; headers: Headers }> {
  const headers = new Headers();
  const kept = (await cookie().parse(request.headers.get('Cookie'))) as Kept | null;
  if (kept?.path !== pathOf(request)) return { said: null, headers };
  headers.append('Set-Cookie', await cookie().serialize('', { maxAge: 0 }));
  const text = messageOf(saidKey(kept.code), kept.params);
  const next = messageOf(`${saidKey(kept.code)}_next`, kept.params);
  return { said: text ? { path: kept.path, text, next } : null, headers };
}

/** 'cycle.peopleAdded' is the message `cycle_said_people_added`. */
export function saidKey(code: string): string {
  const [noun = '', ...rest] = code.split('.');
  return `${noun}_said_${rest.join('_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}

/** The page's path, also when only its data are fetched. */
function pathOf(request: Request): string {
  const path = new URL(request.url).pathname.replace(/\.data$/, '');
  return path === '/_root' ? '/' : path;
}

function cookie() {
  const { sessionSecret, publicOrigin } = env();
  return createCookie('thu-linh.said', {
    httpOnly: true,
    maxAge: SECONDS,
    path: '/',
    sameSite: 'lax',
    secure: publicOrigin.startsWith('https:'),
    secrets: [sessionSecret],
  });
}
