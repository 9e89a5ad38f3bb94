/** Telling a person that somebody reset their account: by letter at once, and on their pages until they say they know. */
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { invitation, person } from '#db/schema/index';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { writeLetters } from '~/lib/job/outbox.server';
import { findAccount } from '../account-queries.server';

/** The person knows of every reset there has been so far. */
export async function acknowledgeResets(db: Db, act: Act): Promise<void> {
  const personId = personIdOf(act.actor);
  if (personId === null) return;
  await db
    .update(invitation)
    .set({ acknowledgedAt: act.at })
    .where(and(eq(invitation.personId, personId), eq(invitation.kind, 'reset')));
}

type Told = { subject: string; text: string };

/**
 * Letters to the person: to the address on file and to the one they named themselves, for an officer may have changed
 * the first. `but` leaves out an address that has its own letter. Runs inside the caller's transaction.
 */
export async function tellPerson(
  tx: Db,
  personId: number,
  letter: Told,
  at: Date,
  but?: string | null,
): Promise<void> {
  const onFile = await tx.query.person.findFirst({
    where: eq(person.id, personId),
    columns: { email: true },
  });
  const account = await findAccount(tx, personId);
  const addresses = new Set([onFile?.email, account?.proofEmail]);
  const letters = [...addresses].flatMap((to) => (to && to !== but ? [{ ...letter, to }] : []));
  await writeLetters(tx, letters, at);
}
