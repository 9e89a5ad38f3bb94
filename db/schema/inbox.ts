import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './columns';
import { person } from './organisation';

/** What happened to a person, a row each: kept 90 days, read once they opened it. Reminders and later channels hang on it. */
export const inboxItem = pgTable(
  'inbox_item',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    /** Which words tell it: 'scoring.released'. */
    kind: text('kind').notNull(),
    params: jsonb('params').$type<Record<string, string | number>>().notNull(),
    /** The page where one sees more of it. */
    place: text('place').notNull(),
    /** What it is about, where it must not be told twice. */
    key: text('key'),
    at: instant('at').notNull(),
    readAt: instant('read_at'),
  },
  (t) => [
    uniqueIndex('inbox_item_key').on(t.personId, t.key),
    index('inbox_item_at_idx').on(t.personId, t.at),
    index('inbox_item_unread_idx').on(t.personId).where(sql`read_at is null`),
    index('inbox_item_age_idx').on(t.at),
  ],
);
