import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { instant } from './columns';
import { person, unit } from './organisation';

/** What is taught: a unit's own list, each topic tied to skills of a framework by their codes. */
export const trainingTopic = pgTable(
  'training_topic',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    unitId: integer('unit_id')
      .notNull()
      .references(() => unit.id),
    name: text('name').notNull(),
    /** Where it was taught first, or who asked for it. */
    source: text('source').notNull().default(''),
    skills: jsonb('skills').$type<string[]>().notNull(),
    createdBy: integer('created_by').references(() => person.id),
    createdAt: instant('created_at').notNull(),
    retiredAt: instant('retired_at'),
    retiredReason: text('retired_reason'),
  },
  (t) => [
    // A retired topic gives its name back.
    uniqueIndex('training_topic_name_key').on(t.unitId, t.name).where(sql`${t.retiredAt} is null`),
    index('training_topic_unit_idx').on(t.unitId),
    check('training_topic_retired', sql`(${t.retiredAt} is null) = (${t.retiredReason} is null)`),
  ],
);
