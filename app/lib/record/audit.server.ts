/**
 * The one way to write. `decide` runs a command's work in a transaction and, at its end, under one short lock, adds
 * the entries of the record: numbers without gaps, each hash over the one before.
 */
import { randomBytes } from 'node:crypto';
import { desc, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditDetail, auditEntry } from '#db/schema/index';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { env } from '../env.server';
import { chainHash, detailDigest, genesis } from './audit-chain.server';
import { hasTouched, sealTouched } from './audit-rows.server';

/** What a decision leaves in the record. `subject` is 'noun:id'. Peer forms name the act, never content. */
export type Entry = { action: string; subject: string; before?: unknown; after?: unknown };

export type Record = (entry: Entry) => void;

type Recorded = { act: Act; entry: Entry };

/** Transactions under way and what they will record: a command inside a command joins its caller's. */
const underWay = new WeakMap<object, Recorded[]>();

/** Runs `work` in one transaction and appends the entries it recorded. Throwing rolls everything back. */
export async function decide<T>(db: Db, act: Act, work: (tx: Db, record: Record) => Promise<T>): Promise<T> {
  const callers = underWay.get(db);
  if (callers) return work(db, (entry) => callers.push({ act, entry }));
  return db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db;
    const recorded: Recorded[] = [];
    underWay.set(tx, recorded);
    const result = await work(tx, (entry) => recorded.push({ act, entry }));
    await append(tx, act, recorded);
    return result;
  });
}

async function append(tx: Db, act: Act, recorded: Recorded[]): Promise<void> {
  if (recorded.length === 0) {
    if (!(await hasTouched(tx))) return;
    // Nobody said what for: the rows are the record's all the same.
    recorded.push({ act, entry: { action: 'record.rows', subject: 'record:rows' } });
  }
  // Serialises writers of the record only for the last statements of their transactions.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('audit_entry'))`);
  const [last] = await tx.select().from(auditEntry).orderBy(desc(auditEntry.number)).limit(1);
  let number = last?.number ?? 0;
  let previous: Uint8Array = last?.hash ?? genesis;
  const sealed = await sealTouched(tx, env().auditKey, number + recorded.length);
  const rows = recorded.map(({ act, entry }, place) => {
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
      // Rows are the whole transaction's: its last entry speaks for them.
      rows: place === recorded.length - 1 ? sealed : null,
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
