/** Sending what waits in the outbox, after the change that wrote it has committed. */
import { and, asc, eq, isNull, lt } from 'drizzle-orm';
import type { Db } from '#db/client';
import { mailOutbox } from '#db/schema/index';
import { env } from '~/lib/env.server';
import { makeLog } from '~/lib/log.server';
import { type Mailer, makeMailer } from '~/lib/mailer.server';

export const mostAttempts = 5;
const batch = 50;

const sending = new WeakMap<Db, Promise<void>>();

/** Tries every waiting letter once; five failures and it is left. A sent letter's text, which holds a link, is erased. */
export async function sendOutbox(db: Db, mailer: Mailer, at: Date): Promise<void> {
  const waiting = await db
    .select()
    .from(mailOutbox)
    .where(and(isNull(mailOutbox.sentAt), lt(mailOutbox.attempts, mostAttempts)))
    .orderBy(asc(mailOutbox.id))
    .limit(batch);
  for (const { id, toAddress, subject, body, attempts } of waiting) {
    await db
      .update(mailOutbox)
      .set({ attempts: attempts + 1 })
      .where(eq(mailOutbox.id, id));
    try {
      await mailer.send({ to: toAddress, subject, text: body });
      await db.update(mailOutbox).set({ sentAt: at, body: '' }).where(eq(mailOutbox.id, id));
    } catch (error) {
      makeLog().warn({ letter: id, attempt: attempts + 1, code: codeOf(error) }, 'letter not sent');
    }
  }
}

/** Sends in the background when SMTP_URL is set; one round at a time a database. For after a commit, and for a timer. */
export function postMail(db: Db, at: Date): Promise<void> {
  const { smtpUrl, mailFrom } = env();
  if (!smtpUrl) return Promise.resolve();
  const before = sending.get(db) ?? Promise.resolve();
  const round = before
    .then(() => sendOutbox(db, makeMailer(smtpUrl, mailFrom), at))
    .catch((error: unknown) => makeLog().error({ code: codeOf(error) }, 'outbox not read'));
  sending.set(db, round);
  return round;
}

/** A server's answer may quote the address, so only its code is logged. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
