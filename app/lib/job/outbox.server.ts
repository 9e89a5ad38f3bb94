/** Letters: written with the change that causes them, each sent by a job of its own after that has committed. */
import { and, asc, eq, isNotNull, isNull, lt, ne, or } from 'drizzle-orm';
import type { Db } from '#db/client';
import { mailOutbox } from '#db/schema/index';
import { env } from '../env.server';
import { enqueue, type Job } from './jobs.server';
import type { Letter, Mailer } from './mailer.server';

/** `key` names what a letter is about: it is written once, however often it is asked for. */
type NewLetter = Letter & { key?: string };

/** A letter that could not be sent says nothing worth saying after so long, sent or not nobody asks where it went. */
const unsentDays = 30;
const sentDays = 90;
const mostAtOnce = 500;

/** Writes letters inside the caller's transaction and answers how many go out: none where no post is set up. */
export async function writeLetters(tx: Db, letters: readonly NewLetter[], at: Date): Promise<number> {
  if (letters.length === 0 || !env().smtpUrl) return 0;
  const written = await tx
    .insert(mailOutbox)
    .values(
      letters.map(({ to, subject, text, key }) => ({
        key,
        toAddress: to,
        subject,
        body: text,
        createdAt: at,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: mailOutbox.id });
  for (const { id } of written) await enqueue(tx, 'letter', { letter: id }, String(id));
  return written.length;
}

/** Sends one letter. Its text, which may hold a link or a code, is erased once it is sent. */
export function letterJob(mailer: Mailer): Job {
  return {
    queue: 'letter',
    work: async (db, { letter }, at) => {
      const [found] = await db
        .select()
        .from(mailOutbox)
        .where(and(eq(mailOutbox.id, Number(letter)), isNull(mailOutbox.sentAt), ne(mailOutbox.body, '')));
      if (!found) return;
      const { id, publicId, toAddress, subject, body } = found;
      await mailer.send({ to: toAddress, subject, text: body }, publicId);
      await db.update(mailOutbox).set({ sentAt: at, body: '' }).where(eq(mailOutbox.id, id));
    },
  };
}

/** Letters without a job get one: those of before there were jobs, and of a restored database. */
export async function adoptLetters(db: Db): Promise<void> {
  const waiting = await db
    .select({ id: mailOutbox.id })
    .from(mailOutbox)
    .where(and(isNull(mailOutbox.sentAt), ne(mailOutbox.body, '')))
    .orderBy(asc(mailOutbox.id))
    .limit(mostAtOnce);
  for (const { id } of waiting) await enqueue(db, 'letter', { letter: id }, String(id));
}

/** A letter given up: its text goes, that there was one stays. */
export async function forgetLetter(tx: Db, id: number): Promise<void> {
  await tx.update(mailOutbox).set({ body: '' }).where(eq(mailOutbox.id, id));
}

/** Old letters go, whether they were sent or not. */
export async function clearOutbox(db: Db, at: Date): Promise<void> {
  const before = (days: number) => new Date(at.getTime() - days * 24 * 60 * 60 * 1000);
  await db
    .delete(mailOutbox)
    .where(
      or(
        and(isNotNull(mailOutbox.sentAt), lt(mailOutbox.createdAt, before(sentDays))),
        and(isNull(mailOutbox.sentAt), lt(mailOutbox.createdAt, before(unsentDays))),
      ),
    );
}
