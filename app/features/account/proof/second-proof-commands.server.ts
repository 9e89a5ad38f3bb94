/** The code that proves at a reset whose account it is, and the address it goes to (second-proof.ts says the rule). */
import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { accountUser, invitation } from '#db/schema/index';
import type { Act } from '~/features/organisation/actor';
import { env } from '~/lib/env.server';
import { Conflict, Invalid, NotFound } from '~/lib/errors';
import { tell } from '~/lib/job/inbox.server';
import { writeLetters } from '~/lib/job/outbox.server';
import { decide } from '~/lib/record/audit.server';
import type { ProofEmailInput } from '../account-form';
import { findAccount } from '../account-queries.server';
import { codeLetter, proofChangedLetter } from '../invitation/letter.server';
import { tokenHash } from '../link/token.server';
import { userWithPassword } from '../sign-in/commands.server';
import { type Attempt, type SignInLimit, signInLimit } from '../sign-in/limit.server';
import type { Session } from '../sign-in/session.server';
import { codeDigits, codeLifeMinutes, mostCodes, mostTries } from './second-proof';

type Held = { token: string; at: Date };

/**
 * Sends a new code to the proof address of the person whose live reset link this is; an earlier code stops working.
 * `account.noProof` without such an address or without post, `account.codesSpent` after five.
 */
export async function sendResetCode(db: Db, { token, at }: Held): Promise<void> {
  await db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db;
    const [link] = await tx
      .select({ id: invitation.id, personId: invitation.personId, codesSent: invitation.codesSent })
      .from(invitation)
      .where(isLive(token, at))
      .for('update');
    if (!link?.personId) throw new NotFound('account.linkUnknown');
    const to = env().smtpUrl ? (await findAccount(tx, link.personId))?.proofEmail : null;
    if (!to) throw new Conflict({ reason: 'account.noProof' });
    if (link.codesSent >= mostCodes) throw new Conflict({ reason: 'account.codesSpent' });
    const code = String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0');
    await tx
      .update(invitation)
      .set({
        codeHash: hashOf(link.id, code),
        codeSentAt: at,
        codeTries: 0,
        codesSent: link.codesSent + 1,
      })
      .where(eq(invitation.id, link.id));
    await writeLetters(tx, [{ ...codeLetter(code), to }], at);
  });
}

/**
 * True when `code` is the one sent last for this link, false when none was given. Throws `Invalid` beside the field for
 * a wrong, late or worn-out one. Counted before it is compared, and outside the reset's transaction, so that a wrong
 * one counts although nothing else happened.
 */
export async function proveByCode(db: Db, { token, at, code }: Held & { code?: string }): Promise<boolean> {
  const given = (code ?? '').replace(/\D/g, '');
  if (!code?.trim()) return false;
  const [link] = await db
    .update(invitation)
    .set({ codeTries: sql`${invitation.codeTries} + 1` })
    .where(
      and(
        isLive(token, at),
        lt(invitation.codeTries, mostTries),
        gt(invitation.codeSentAt, new Date(at.getTime() - codeLifeMinutes * 60_000)),
      ),
    )
    .returning({ id: invitation.id, codeHash: invitation.codeHash });
  if (!link?.codeHash) throw new Invalid([{ path: 'code', code: 'account.codeOver' }]);
  const isRight = timingSafeEqual(Buffer.from(link.codeHash), Buffer.from(hashOf(link.id, given)));
  if (!isRight) throw new Invalid([{ path: 'code', code: 'account.codeWrong' }]);
  return true;
}

/**
 * Names the signed-in person's own address for codes, or takes it back ('' ). The password is asked again, so that an
 * open screen is not enough; the address named before is told. The record knows that it happened, not the address.
 */
export async function nameProofEmail(
  db: Db,
  act: Act,
  session: Session,
  { email, currentPassword }: ProofEmailInput,
  limit: SignInLimit = signInLimit,
): Promise<void> {
  const { personId } = session;
  const attempt: Attempt = { account: `password:${personId}`, client: '', device: session.id };
  await limit.take(attempt);
  const userId = await userWithPassword(db, personId, currentPassword);
  if (userId === null) throw new Invalid([{ path: 'currentPassword', code: 'account.passwordWrong' }]);
  await limit.forgive(attempt);
  await decide(db, act, async (tx, record) => {
    const before = (await findAccount(tx, personId))?.proofEmail ?? null;
    const proofEmail = email === '' ? null : email;
    if (before === proofEmail) return;
    await tx
      .update(accountUser)
      .set({ proofEmail, proofEmailAt: proofEmail === null ? null : act.at })
      .where(eq(accountUser.id, userId));
    if (before) await writeLetters(tx, [{ ...proofChangedLetter(act.at), to: before }], act.at);
    const kind = proofEmail === null ? 'account.proofGone' : 'account.proofSet';
    await tell(tx, act, [personId], { kind, params: {}, place: '/account#proof' });
    record({
      action: 'account.proofEmail',
      subject: `person:${personId}`,
      after: { isSet: proofEmail !== null },
    });
  });
}

function isLive(token: string, at: Date) {
  return and(
    eq(invitation.tokenHash, tokenHash(token)),
    eq(invitation.kind, 'reset'),
    isNull(invitation.usedAt),
    gt(invitation.expiresAt, at),
  );
}

/** Keyed: eight digits under a plain hash could be searched by whoever reads the table. */
function hashOf(linkId: number, code: string): string {
  return createHmac('sha256', env().sessionSecret)
    .update(`thu-linh reset code v1 ${linkId} ${code}`)
    .digest('base64url');
}
