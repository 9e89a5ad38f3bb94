import { bigint, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
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
    /** Digest of what all guarded rows add up to after this entry; null where it wrote none (audit-rows). */
    rows: bytea('rows'),
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

/** The seal of a guarded row: an HMAC over what it says and the number of the entry that wrote it last. */
export const auditRow = pgTable(
  'audit_row',
  {
    tableName: text('table_name').notNull(),
    key: text('key').notNull(),
    number: bigint('number', { mode: 'number' }).notNull(),
    shape: integer('shape').notNull(),
    mac: bytea('mac').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tableName, t.key] })],
);

/** The columns that a table had when rows of it were sealed. */
export const auditShape = pgTable('audit_shape', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  tableName: text('table_name').notNull(),
  columns: jsonb('columns').$type<string[]>().notNull(),
});

/** What the seals of a table add up to; the newest entry that wrote rows binds them all. */
export const auditSum = pgTable('audit_sum', {
  tableName: text('table_name').primaryKey(),
  sum: bytea('sum').notNull(),
  rows: integer('rows').notNull(),
});
