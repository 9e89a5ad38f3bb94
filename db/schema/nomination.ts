import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { NominationState, RuleOutcome, Statement } from '~/features/nomination/nomination';
import { instant } from './columns';
import { cycle, cyclePerson } from './cycle';
import { person, unit } from './organisation';

export const nomination = pgTable(
  'nomination',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    cycleId: integer('cycle_id')
      .notNull()
      .references(() => cycle.id),
    rateeId: integer('ratee_id')
      .notNull()
      .references(() => cyclePerson.id),
    unitId: integer('unit_id')
      .notNull()
      .references(() => unit.id),
    state: text('state').$type<NominationState>().notNull().default('draft'),
    version: integer('version').notNull().default(0),
    statement: jsonb('statement').$type<Statement>().notNull(),
    /** The rules as they answered when the file was last submitted. */
    checks: jsonb('checks').$type<RuleOutcome[]>(),
    draftedBy: integer('drafted_by').references(() => person.id),
    submittedBy: integer('submitted_by').references(() => person.id),
    submittedAt: instant('submitted_at'),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('nomination_ratee_key').on(t.cycleId, t.rateeId),
    index('nomination_unit_idx').on(t.cycleId, t.unitId),
  ],
);

/** Returned for supplement, resubmitted, withdrawn: dated, with the reason, never overwritten. */
export const nominationEvent = pgTable(
  'nomination_event',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    nominationId: uuid('nomination_id')
      .notNull()
      .references(() => nomination.id),
    kind: text('kind').$type<'submitted' | 'returned' | 'withdrawn'>().notNull(),
    reason: text('reason').notNull().default(''),
    byPersonId: integer('by_person_id').references(() => person.id),
    at: instant('at').notNull(),
  },
  (t) => [index('nomination_event_idx').on(t.nominationId)],
);

/** The nominee's own word on being named in public: given by that person, withdrawable, with the text they saw. */
export const consent = pgTable(
  'consent',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    nominationId: uuid('nomination_id')
      .notNull()
      .references(() => nomination.id),
    purpose: text('purpose').$type<'honour-roll'>().notNull(),
    textHash: text('text_hash').notNull(),
    answer: text('answer').$type<'given' | 'refused'>().notNull(),
    at: instant('at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [uniqueIndex('consent_key').on(t.nominationId, t.purpose)],
);
