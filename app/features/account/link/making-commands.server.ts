/**
 * Making one-time links. The token is returned once and only its hash is kept. Reaches no messages: a new machine needs a
 * set-up link before any are compiled.
 */
import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { invitation } from '#db/schema/index';
import { type Act, personIdOf, system } from '~/features/organisation/actor';
import { decide } from '~/lib/record/audit.server';
import { type LinkKind, linkLife, linkPath } from '../account';
import { hasNoAccount } from '../account-queries.server';
import { newToken, tokenHash } from './token.server';

/**
 * The path of a link with which the first administrator sets the province up, good for 24 hours; null when somebody can
 * already sign in. Earlier set-up links stop working.
 */
export async function createSetupLink(db: Db, at: Date): Promise<string | null> {
  if (!(await hasNoAccount(db))) return null;
  const act: Act = { actor: system, at };
  return decide(db, act, async (tx, record) => {
    await tx
      .update(invitation)
      .set({ expiresAt: at })
      .where(and(eq(invitation.kind, 'setup'), isNull(invitation.usedAt), gt(invitation.expiresAt, at)));
    const { token } = await writeLink(tx, act, 'setup', null);
    record({ action: 'account.setupLink', subject: 'installation:setup' });
    return linkPath('setup', token);
  });
}

/** Unused links of a person stop working at `at`. */
export async function voidLinks(tx: Db, personId: number, at: Date): Promise<void> {
  await tx
    .update(invitation)
    .set({ expiresAt: at })
    .where(and(eq(invitation.personId, personId), isNull(invitation.usedAt), gt(invitation.expiresAt, at)));
}

/** A new link. Runs inside the caller's transaction. */
export async function writeLink(tx: Db, act: Act, kind: LinkKind, personId: number | null) {
  const token = newToken();
  const expiresAt = new Date(act.at.getTime() + linkLife[kind]);
  await tx.insert(invitation).values({
    kind,
    personId,
    tokenHash: tokenHash(token),
    createdAt: act.at,
    createdBy: personIdOf(act.actor),
    expiresAt,
  });
  return { token, expiresAt };
}
