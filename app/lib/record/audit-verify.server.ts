/** Reading the record back: every number, hash and digest, and the head that was exported earlier. */
import { asc, eq, gt } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditDetail, auditEntry } from '#db/schema/index';
import { chainHash, detailDigest, genesis } from './audit-chain.server';
import { type RowFinding, verifyRows } from './audit-rows-verify.server';

export type Finding =
  | {
      number: number;
      what:
        | 'missing'
        | 'altered'
        | 'reordered'
        | 'detail-altered'
        | 'head-missing'
        | 'head-differs'
        | 'empty';
    }
  | RowFinding;
type Verification = {
  entries: number;
  erased: number;
  /** Guarded rows compared with their seals. */
  rows: number;
  /** Whether a head from outside was found in it: without one a record whose end was cut looks whole. */
  isComplete: boolean;
  head: { number: number; hash: string } | null;
  findings: Finding[];
};

const page = 500;
/** Enough to act on; a broken chain breaks at every later link. */
const mostFindings = 50;

/**
 * Walks the record from the first entry, then compares every guarded row with what the record holds of it, all at one
 * moment. `head` ('N:HASH', as an earlier run printed it) shows a tail that was cut
 * or rewritten since. Erased details are counted, not complained of: erasing by law leaves the chain whole.
 */
export async function verifyAudit(db: Db, key: Uint8Array, head?: Head): Promise<Verification> {
  return db.transaction((tx) => verifyAtOnce(tx as unknown as Db, key, head), {
    isolationLevel: 'repeatable read',
  });
}

type Head = { number: number; hash: string };

async function verifyAtOnce(db: Db, key: Uint8Array, head?: Head): Promise<Verification> {
  const findings: Finding[] = [];
  const find = (finding: Finding) => {
    if (findings.length < mostFindings) findings.push(finding);
  };
  let previous: Uint8Array = genesis;
  let last = 0;
  let entries = 0;
  let erased = 0;
  let sealed: { number: number; rows: Uint8Array } | null = null;
  let isHeadSeen = head === undefined || head.number === 0;
  for (;;) {
    const rows = await db
      .select({ entry: auditEntry, detail: auditDetail })
      .from(auditEntry)
      .leftJoin(auditDetail, eq(auditDetail.number, auditEntry.number))
      .where(gt(auditEntry.number, last))
      .orderBy(asc(auditEntry.number))
      .limit(page);
    if (rows.length === 0) break;
    for (const { entry, detail } of rows) {
      for (let gap = last + 1; gap < entry.number; gap++) find({ number: gap, what: 'missing' });
      const isChained = same(entry.previous, previous);
      if (!isChained && entry.number === last + 1) find({ number: entry.number, what: 'reordered' });
      if (!same(chainHash(key, entry), entry.hash)) find({ number: entry.number, what: 'altered' });
      if (!detail) erased++;
      else if (!same(detailDigest(detail.salt, detail.before, detail.after), entry.digest)) {
        find({ number: entry.number, what: 'detail-altered' });
      }
      if (head && entry.number === head.number) {
        isHeadSeen = true;
        if (hex(entry.hash) !== head.hash) find({ number: entry.number, what: 'head-differs' });
      }
      if (entry.rows) sealed = { number: entry.number, rows: entry.rows };
      previous = entry.hash;
      last = entry.number;
      entries++;
    }
  }
  if (!isHeadSeen && head) find({ number: head.number, what: 'head-missing' });
  const rows = await verifyRows(db, key, sealed, find);
  if (entries === 0 && findings.length > 0) findings.unshift({ number: 0, what: 'empty' });
  const isComplete = head !== undefined && isHeadSeen && findings.length === 0;
  return {
    entries,
    erased,
    rows,
    isComplete,
    head: entries > 0 ? { number: last, hash: hex(previous) } : null,
    findings,
  };
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const same = (a: Uint8Array, b: Uint8Array) => Buffer.from(a).equals(Buffer.from(b));
