import { bigint, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { bytea, instant } from './columns';

/** The record: append-only (a trigger refuses update and delete), numbered without gaps, each hash over the one before. */
export const auditEntry = pgTable(
  'audit_entry',
  {
    number: bigint('number', { mode: 'number' }).primaryKey(),
    at: instant('at').notNull(),
    actorId: integer('actor_id'),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    digest: bytea('digest').notNull(),
    previous: bytea('previous').notNull(),
    hash: bytea('hash').notNull(),
  },
  (t) => [index('audit_entry_subject_idx').on(t.subject), index('audit_entry_actor_idx').on(t.actorId)],
);

/** What changed, in a row of its own: it can be erased by law and the chain still holds. */
export const auditDetail = pgTable('audit_detail', {
  number: bigint('number', { mode: 'number' })
    .primaryKey()
    .references(() => auditEntry.number),
  salt: bytea('salt').notNull(),
  before: jsonb('before'),
  after: jsonb('after'),
});
