import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns';
import { person } from './organisation';

/** What is known of a file; its bytes lie in the file store under `key`. The noun that owns it says who may read it. */
export const file = pgTable(
  'file',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    /** Random, all of one length, so that none is the beginning of another. */
    key: text('key').notNull(),
    /** 'decision' and the decision's id. */
    ownerNoun: text('owner_noun').notNull(),
    ownerId: text('owner_id').notNull(),
    name: text('name').notNull(),
    /** By its content, not by what the sender said. */
    type: text('type').notNull(),
    bytes: integer('bytes').notNull(),
    sha256: text('sha256').notNull(),
    createdBy: integer('created_by').references(() => person.id),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('file_key_key').on(t.key), index('file_owner_idx').on(t.ownerNoun, t.ownerId)],
);
