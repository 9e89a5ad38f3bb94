/** Who is behind a request, and the cookie that says so. Sessions end by the product's clock (`context.now()`). */
import type { AppLoadContext } from '@remix-run/node';
import type { Db } from '#db/client';
import type { Person } from '~/features/organisation/actor';
import { findActor } from '~/features/organisation/actor-queries.server';
import { authOf } from '~/lib/auth.server';

export type Session = { id: string; token: string; userId: string; personId: number };

/** Root and page ask in the same request; they get one answer. */
const asked = new WeakMap<AppLoadContext, Promise<Person | null>>();

/** The signed-in person with the appointments in force, or null: no session, expired, revoked, or no appointment left. */
export function viewerOf(context: AppLoadContext, request: Request, now: Date): Promise<Person | null> {
  if (context.viewer) return Promise.resolve(context.viewer);
  let answer = asked.get(context);
  if (!answer) {
    answer = findViewer(context.db, request, now);
    asked.set(context, answer);
  }
  return answer;
}

async function findViewer(db: Db, request: Request, now: Date): Promise<Person | null> {
  const session = await sessionOf(db, request, now);
  const person = session ? await findActor(db, session.personId, now) : null;
  return person && person.appointments.length > 0 ? person : null;
}

/** The session behind the request's cookie, or null. */
export async function sessionOf(db: Db, request: Request, now: Date): Promise<Session | null> {
  if (!request.headers.has('Cookie')) return null;
  return authOf(db).api.readSession({ body: { at: now }, headers: request.headers });
}

/** Opens a session of 30 days; the headers carry its cookie (httpOnly, SameSite=Lax, Secure on https). */
export async function openSession(db: Db, userId: string, request: Request, at: Date): Promise<Headers> {
  const { headers } = await authOf(db).api.openSession({
    body: { userId, at },
    headers: request.headers,
    returnHeaders: true,
  });
  return cookiesOf(headers);
}

/** Ends the session behind the request; the headers take its cookie back. */
export async function closeSession(db: Db, request: Request): Promise<Headers> {
  const { headers } = await authOf(db).api.closeSession({
    body: {},
    headers: request.headers,
    returnHeaders: true,
  });
  return cookiesOf(headers);
}

function cookiesOf(from: Headers): Headers {
  const headers = new Headers();
  for (const cookie of from.getSetCookie()) headers.append('Set-Cookie', cookie);
  return headers;
}
