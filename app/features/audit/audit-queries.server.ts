/** The record as people read it: newest first, by action or subject. */
import { and, count, desc, eq, like, type SQL } from 'drizzle-orm';
import type { Db } from '#db/client';
import { auditDetail, auditEntry, person } from '#db/schema/index';
import { type Actor, managing } from '~/features/organisation/actor';
import { must } from '~/lib/errors';
import { recordPaths, refuseToReadRecord } from './audit-policy';
import { recordPageSize } from './record';
import { type DetailLine, detailLines } from './record-details';
import { nameDetails, nameSubjects } from './record-name-queries.server';
import { entriesBelow } from './record-scope-queries.server';

type RecordLine = {
  number: number;
  at: Date;
  actor: string | null;
  action: string;
  subject: string;
  /** The subject's name, where it is a person, a unit or a cycle that there still is. */
  about: string | null;
  /** First 12 hex digits of the entry's hash. */
  hash: string;
  /** What it kept, field by field; `left` more are not shown. */
  details: DetailLine[];
  left: number;
  hasBefore: boolean;
  isErased: boolean;
};

/** A page of the record, as far as it concerns the actor's provinces. `noun` narrows to actions of one noun ('framework' → 'framework.…'). */
export async function listRecord(
  db: Db,
  actor: Actor,
  { page, noun, subject }: { page: number; noun?: string; subject?: string },
) {
  must(refuseToReadRecord(actor));
  const where: SQL | undefined = and(
    await entriesBelow(db, recordPaths(actor)),
    noun ? like(auditEntry.action, `${noun.replace(/[%_\\]/g, '')}.%`) : undefined,
    subject ? eq(auditEntry.subject, subject) : undefined,
  );
  const [total] = await db.select({ n: count() }).from(auditEntry).where(where);
  const rows = await db
    .select({ entry: auditEntry, detail: auditDetail, actor: person.fullName })
    .from(auditEntry)
    .leftJoin(auditDetail, eq(auditDetail.number, auditEntry.number))
    .leftJoin(person, eq(person.id, auditEntry.actorId))
    .where(where)
    .orderBy(desc(auditEntry.number))
    .limit(recordPageSize)
    .offset((page - 1) * recordPageSize);
  const isHidden = managing(actor).length > 0 || actor.kind === 'system' ? () => false : isContact;
  const lines = rows.map((row) => line(row, isHidden));
  const about = await nameSubjects(
    db,
    lines.map(({ subject }) => subject),
  );
  const named = await nameDetails(
    db,
    lines.flatMap(({ details }) => details),
  );
  return {
    total: total?.n ?? 0,
    lines: lines.map((one) => ({
      ...one,
      about: about.get(one.subject) ?? null,
      details: named.splice(0, one.details.length),
    })),
  };
}

type Row = {
  entry: typeof auditEntry.$inferSelect;
  detail: typeof auditDetail.$inferSelect | null;
  actor: string | null;
};

/** Whoever only reads is shown no telephone or address, here as elsewhere. */
function isContact({ path }: DetailLine): boolean {
  return path.at(-1) === 'phone' || path.at(-1) === 'email';
}

function line(
  { entry, detail, actor }: Row,
  isHidden: (line: DetailLine) => boolean,
): Omit<RecordLine, 'about'> {
  const { lines, left } = detailLines(detail?.before, detail?.after);
  return {
    number: entry.number,
    at: entry.at,
    actor,
    action: entry.action,
    subject: entry.subject,
    hash: Buffer.from(entry.hash).toString('hex').slice(0, 12),
    details: lines.filter((one) => !isHidden(one)),
    left,
    hasBefore: detail?.before != null,
    isErased: detail === null,
  };
}
