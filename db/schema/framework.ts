import {
  type AnyPgColumn,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type {
  FrameworkContent,
  FrameworkEdits,
  FrameworkState,
  WordingState,
} from '~/features/framework/framework';
import { instant } from './columns';
import { person, unit } from './organisation';

/** A version of a competency framework: one document of groups, skills and level texts. */
export const framework = pgTable(
  'framework',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    unitId: integer('unit_id')
      .notNull()
      .references(() => unit.id),
    version: integer('version').notNull(),
    state: text('state').$type<FrameworkState>().notNull().default('draft'),
    /** 'draft' until a province adopts the level texts as its own: until then every screen calls them "bản thảo". */
    wording: text('wording').$type<WordingState>().notNull().default('draft'),
    /** Frozen by a trigger once published, and locked for good once a cycle opened on it. */
    content: jsonb('content').$type<FrameworkContent>().notNull(),
    copiedFromId: integer('copied_from_id').references((): AnyPgColumn => framework.id),
    lockedAt: instant('locked_at'),
    publishedAt: instant('published_at'),
    retiredAt: instant('retired_at'),
    adoptedAt: instant('adopted_at'),
    adoptedBy: integer('adopted_by').references(() => person.id),
    adoptionNumber: text('adoption_number'),
    adoptionOn: date('adoption_on'),
    /** Compared and set on every save: two editors never overwrite each other silently. */
    revision: integer('revision').notNull().default(0),
    /** Which save last touched each part of the draft: two editors of two skills do not stand in each other's way. */
    edits: jsonb('edits').$type<FrameworkEdits>().notNull().default({}),
    updatedAt: instant('updated_at').notNull(),
    updatedBy: integer('updated_by').references(() => person.id),
  },
  (t) => [
    uniqueIndex('framework_version_key').on(t.unitId, t.version),
    index('framework_state_idx').on(t.state),
  ],
);
