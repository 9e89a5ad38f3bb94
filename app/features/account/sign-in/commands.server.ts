/** Signing in, and the sessions that come of it. */
import { and, eq, lte } from 'drizzle-orm';
import type { Db } from '#db/client';
import { accountSession } from '#db/schema/index';
import { findActor } from '~/features/organisation/actor-queries.server';
import { showPhone } from '~/features/organisation/naming/phone';
import { accountsOf } from '~/lib/auth.server';
import { Invalid, Refused } from '~/lib/errors';
import { networkOf } from '~/lib/http/client-address.server';
import { hashPassword, verifyPassword } from '~/lib/password.server';
import { fold } from '~/lib/text';
import { placeholderEmail } from '../account';
import type { SignInInput } from '../account-form';
import { type Contact, findContacts, findPersonBySignInName } from '../account-queries.server';
import { knownDevice, rememberDevice } from './device-cookie.server';
import { type Attempt, type SignInLimit, signInLimit } from './limit.server';
import { openSession } from './session.server';

type From = { request: Request; client: string; at: Date; limit?: SignInLimit };

/**
 * Opens a session for the right pair; the headers carry its cookie. A wrong pair is one refusal that does not say which
 * half (`account.wrongPair`), with the same work done for a name nobody has. Many wrong ones slow whoever tries;
 * `account.appointmentEnded` with whom to call when the person holds no appointment.
 */
export async function signIn(db: Db, input: SignInInput, from: From): Promise<Headers> {
  const { request, client, at, limit = signInLimit } = from;
  const personId = await findPersonBySignInName(db, input.name);
  const key = personId === null ? `name:${fold(input.name)}` : `person:${personId}`;
  const device = knownDevice(request, personId, at);
  const attempt: Attempt = { account: key, client: networkOf(client), device };
  await limit.take(attempt);
  const userId = await userWithPassword(db, personId, input.password);
  if (personId === null || userId === null) throw new Invalid([], { reason: 'account.wrongPair' });
  await limit.forgive(attempt);
  const actor = await findActor(db, personId, at);
  if (!actor || actor.appointments.length === 0)
    throw new Refused(endedRefusal(await findContacts(db, personId, at)));
  await forgetExpired(db, userId, at);
  const headers = await openSession(db, userId, request, at);
  headers.append('Set-Cookie', rememberDevice(request, personId, at));
  return headers;
}

/** The id of the person's user when the password is theirs. */
export async function userWithPassword(
  db: Db,
  personId: number | null,
  password: string,
): Promise<string | null> {
  const accounts = await accountsOf(db);
  const found =
    personId === null
      ? null
      : await accounts.findUserByEmail(placeholderEmail(personId), { includeAccounts: true });
  const hash = found?.accounts.find((account) => account.providerId === 'credential')?.password;
  if (!found || !hash) {
    await hashPassword(password);
    return null;
  }
  return (await verifyPassword({ hash, password })) ? found.user.id : null;
}

/** Sessions that have run out are of no use to anybody. */
async function forgetExpired(db: Db, userId: string, at: Date): Promise<void> {
  await db
    .delete(accountSession)
    .where(and(eq(accountSession.userId, userId), lte(accountSession.expiresAt, at)));
}

function endedRefusal([contact]: Contact[]) {
  if (!contact) return { reason: 'account.appointmentEndedAlone' };
  const { name, titleName, unitName, phone } = contact;
  const reach = phone ? `, ${showPhone(phone)}` : '';
  return {
    reason: 'account.appointmentEnded',
    params: { contact: `${titleName} ${unitName} ${name}${reach}` },
  };
}
