import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Opinion } from '~/features/shortlist/shortlist';
import { instant } from './columns';
import { nomination } from './nomination';
import { person } from './organisation';

/** A board member's mark before the meeting, with a note. */
export const shortlistOpinion = pgTable(
  'shortlist_opinion',
  {
    nominationId: uuid('nomination_id')
      .notNull()
      .references(() => nomination.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    opinion: text('opinion').$type<Opinion>().notNull(),
    note: text('note').notNull().default(''),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.nominationId, t.personId] })],
);

/** The board's list: who is on it and in which order. `place` is the board's, not a score's. */
export const shortlistEntry = pgTable(
  'shortlist_entry',
  {
    nominationId: uuid('nomination_id')
      .primaryKey()
      .references(() => nomination.id),
    cycleId: integer('cycle_id').notNull(),
    place: integer('place').notNull(),
    reason: text('reason').notNull().default(''),
    byPersonId: integer('by_person_id').references(() => person.id),
    at: instant('at').notNull(),
  },
  (t) => [index('shortlist_entry_cycle_idx').on(t.cycleId, t.place)],
);
