/** The nominee's word on being named in public. The newest answer stands; a withdrawal is dated and kept. */
import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { consent } from '#db/schema/index';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { must } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import { lockNomination } from '../nomination-commands.server';
import { refuseToConsent } from '../nomination-policy';

/**
 * Records `answer` with a digest of the very text the nominee read. Answering again replaces it; refusing after having
 * given is a withdrawal, which the public page follows at once.
 */
export async function giveConsent(
  db: Db,
  act: Act,
  { nominationId, answer, text }: { nominationId: string; answer: 'given' | 'refused'; text: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { standing } = await lockNomination(tx, act, nominationId);
    must(refuseToConsent(act.actor, standing));
    const here = and(eq(consent.nominationId, nominationId), eq(consent.purpose, 'honour-roll'));
    const before = await tx.query.consent.findFirst({ where: here });
    const wasGiven = before?.answer === 'given' && before.withdrawnAt === null;
    const now = {
      answer,
      textHash: createHash('sha256').update(text).digest('hex'),
      at: act.at,
      withdrawnAt: answer === 'refused' && wasGiven ? act.at : null,
    };
    await tx
      .insert(consent)
      .values({ nominationId, purpose: 'honour-roll', personId: personIdOf(act.actor)!, ...now })
      .onConflictDoUpdate({ target: [consent.nominationId, consent.purpose], set: now });
    record({
      action: answer === 'given' ? 'nomination.consentGive' : 'nomination.consentRefuse',
      subject: `nomination:${nominationId}`,
      before: before ? { answer: before.answer } : null,
      after: now,
    });
  });
}
