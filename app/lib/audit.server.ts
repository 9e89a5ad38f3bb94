/**
 * The one way to write. `decide` runs a command's work in a transaction and, at its end, under one short lock, adds
 * the entries of the record: numbers without gaps, each hash over the one before.
 */
import { randomBytes } from 'node:crypto';
import { desc, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditDetail, auditEntry } from '#db/schema/index';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { chainHash, detailDigest, genesis } from './audit-chain.server';
import { env } from './env.server';

/** What a decision leaves in the record. `subject` is 'noun:id'. Peer forms name the act, never content. */
export type Entry = { action: string; subject: string; before?: unknown; after?: unknown };

export type Record = (entry: Entry) => void;

/** Runs `work` in one transaction and appends the entries it recorded. Throwing rolls everything back. */
export async function decide<T>(db: Db, act: Act, work: (tx: Db, record: Record) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    const entries: Entry[] = [];
    const result = await work(tx as unknown as Db, (entry) => entries.push(entry));
    await append(tx as unknown as Db, act, entries);
    return result;
  });
}

async function append(tx: Db, act: Act, entries: Entry[]): Promise<void> {
  if (entries.length === 0) return;
  // Serialises writers of the record only for the last statements of their transactions.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('audit_entry'))`);
  const [last] = await tx.select().from(auditEntry).orderBy(desc(auditEntry.number)).limit(1);
  let number = last?.number ?? 0;
  let previous: Uint8Array = last?.hash ?? genesis;
  const rows = entries.map((entry) => {
    const salt = randomBytes(16);
    const before = plain(entry.before);
    const after = plain(entry.after);
    const link = {
      number: ++number,
      at: act.at,
      actorId: personIdOf(act.actor),
      action: entry.action,
      subject: entry.subject,
      digest: detailDigest(salt, before, after),
      previous,
    };
    const hash = chainHash(env().auditKey, link);
    previous = hash;
    return { link: { ...link, hash }, detail: { number, salt, before, after } };
  });
  await tx.insert(auditEntry).values(rows.map((row) => row.link));
  await tx.insert(auditDetail).values(rows.map((row) => row.detail));
}

/** A value as JSON will bring it back: dates as text, undefined gone. */
function plain(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
