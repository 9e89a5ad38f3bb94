/**
 * A device that has signed in to an account is known to it for half a year, by a signed cookie: wrong tries of others do
 * not slow it. It opens nothing: the password is asked as of anybody. It names nobody, for the signature is made over
 * the person and only the server can ask whose it is.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { env } from '~/lib/env.server';

const cookieName = 'thu-linh.device';
const lifeMs = 180 * 24 * 60 * 60 * 1000;
/** An office computer is shared by some; the oldest is forgotten. */
const mostPeople = 5;

type Mark = { id: string; until: number; signature: string };

/** The device's id when it has signed in to the person's account before, else null. */
export function knownDevice(request: Request, personId: number | null, at: Date): string | null {
  if (personId === null) return null;
  return marksOf(request, at).find((mark) => isOf(mark, personId))?.id ?? null;
}

/** The cookie, as a Set-Cookie header, by which this device is known to the person's account from now on. */
export function rememberDevice(request: Request, personId: number, at: Date): string {
  const others = marksOf(request, at).filter((mark) => !isOf(mark, personId));
  const id = randomBytes(12).toString('base64url');
  const until = at.getTime() + lifeMs;
  const mark = { id, until, signature: sign(personId, id, until) };
  const value = [mark, ...others].slice(0, mostPeople).map(written).join('~');
  const secure = env().publicOrigin.startsWith('https:') ? '; Secure' : '';
  return `${cookieName}=${value}; Path=/; Max-Age=${lifeMs / 1000}; HttpOnly; SameSite=Lax${secure}`;
}

function marksOf(request: Request, at: Date): Mark[] {
  const cookies = (request.headers.get('Cookie') ?? '').split(/;\s*/);
  const value = cookies.find((cookie) => cookie.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
  return (value ?? '')
    .split('~')
    .slice(0, mostPeople)
    .flatMap((text): Mark[] => {
      const [, id, until, signature] = /^([\w-]{16})\.(\d{1,15})\.([\w-]{43})$/.exec(text) ?? [];
      if (!id || !signature || Number(until) <= at.getTime()) return [];
      return [{ id, until: Number(until), signature }];
    });
}

function isOf({ id, until, signature }: Mark, personId: number): boolean {
  return timingSafeEqual(Buffer.from(signature), Buffer.from(sign(personId, id, until)));
}

function written({ id, until, signature }: Mark): string {
  return `${id}.${until}.${signature}`;
}

function sign(personId: number, id: string, until: number): string {
  return createHmac('sha256', env().sessionSecret)
    .update(`thu-linh device v1 ${personId} ${id} ${until}`)
    .digest('base64url');
}
