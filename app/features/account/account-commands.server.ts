/** Accounts and their sessions: made by one-time links, changed and revoked by their owner. */
import { and, eq, ne } from 'drizzle-orm';
import type { Db } from '#db/client';
import { accountSession, accountUser, person } from '#db/schema/index';
import type { Act } from '~/features/organisation/actor';
import { accountsOf } from '~/lib/auth.server';
import { Invalid, NotFound } from '~/lib/errors';
import { hashPassword } from '~/lib/password.server';
import { decide } from '~/lib/record/audit.server';
import { noticeVersion, placeholderEmail } from './account';
import type { PasswordChangeInput } from './account-form';
import { findAccount } from './account-queries.server';
import { userWithPassword } from './sign-in/commands.server';
import { type Attempt, type SignInLimit, signInLimit } from './sign-in/limit.server';
import { findOwner, mustBeOwn } from './sign-in/password-choice-queries.server';
import type { Session } from './sign-in/session.server';

/** The user of a person, made when missing, without a password. Runs inside the caller's transaction. */
export async function ensureAccount(tx: Db, personId: number, at: Date): Promise<string> {
  const before = await findAccount(tx, personId);
  if (before) return before.id;
  const found = await tx.query.person.findFirst({ where: eq(person.id, personId) });
  if (!found) throw new NotFound();
  const accounts = await accountsOf(tx);
  const user = await accounts.createUser(
    {
      personId,
      name: found.fullName,
      email: placeholderEmail(personId),
      emailVerified: false,
      createdAt: at,
      updatedAt: at,
    },
    { method: 'email-password' },
  );
  return user.id;
}

/** Sets the person's password and ends every session. Runs inside the caller's transaction. */
export async function setPassword(tx: Db, userId: string, password: string, at: Date): Promise<void> {
  const accounts = await accountsOf(tx);
  const hash = await hashPassword(password);
  const known = (await accounts.findAccounts(userId)).some((account) => account.providerId === 'credential');
  if (known) await accounts.updatePassword(userId, hash);
  else
    await accounts.linkAccount({
      userId,
      accountId: userId,
      providerId: 'credential',
      password: hash,
      createdAt: at,
      updatedAt: at,
    });
  await accounts.deleteUserSessions(userId);
}

/** Keeps that the person read the privacy notice as it stands, and when. Runs inside the caller's transaction. */
export async function keepNotice(tx: Db, userId: string, at: Date): Promise<void> {
  await tx.update(accountUser).set({ noticeVersion, noticeAt: at }).where(eq(accountUser.id, userId));
}

/**
 * A new password for the signed-in person, who gives the old one; every other session ends. An open session at a strange
 * desk is no place to guess the old one either: tries count by the session.
 */
export async function changePassword(
  db: Db,
  act: Act,
  session: Session,
  input: PasswordChangeInput,
  limit: SignInLimit = signInLimit,
): Promise<void> {
  const { personId } = session;
  await mustBeOwn(input.password, await findOwner(db, personId));
  const attempt: Attempt = { account: `password:${personId}`, client: '', device: session.id };
  await limit.take(attempt);
  const userId = await userWithPassword(db, personId, input.currentPassword);
  if (userId === null) throw new Invalid([{ path: 'currentPassword', code: 'account.passwordWrong' }]);
  await limit.forgive(attempt);
  const hash = await hashPassword(input.password);
  await decide(db, act, async (tx, record) => {
    await (await accountsOf(tx)).updatePassword(userId, hash);
    await tx
      .delete(accountSession)
      .where(and(eq(accountSession.userId, userId), ne(accountSession.id, session.id)));
    record({ action: 'account.changePassword', subject: `person:${session.personId}` });
  });
}

/** Ends one session of the signed-in person; nothing when it has ended already or is not theirs. */
export async function revokeSession(db: Db, session: Session, sessionId: string): Promise<void> {
  await db
    .delete(accountSession)
    .where(and(eq(accountSession.id, sessionId), eq(accountSession.userId, session.userId)));
}

/** Ends every session of the signed-in person, this one too. */
export async function revokeAllSessions(db: Db, session: Session): Promise<void> {
  await (await accountsOf(db)).deleteUserSessions(session.userId);
}
