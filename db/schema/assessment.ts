import {
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { FormState, OpenFormContent } from '~/features/assessment/form/content';
import { bytea, instant } from './columns';
import { cycle, cyclePerson } from './cycle';
import { person } from './organisation';

/** One row per self or superior form: answers, notes and comment in one document. */
export const assessment = pgTable(
  'assessment',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    cycleId: integer('cycle_id')
      .notNull()
      .references(() => cycle.id),
    rateeId: integer('ratee_id')
      .notNull()
      .references(() => cyclePerson.id),
    role: text('role').$type<'SELF' | 'SUPERIOR'>().notNull(),
    raterId: integer('rater_id')
      .notNull()
      .references(() => person.id),
    state: text('state').$type<FormState>().notNull().default('assigned'),
    /** Compared and set on every save: a second device never overwrites silently. */
    version: integer('version').notNull().default(0),
    content: jsonb('content').$type<OpenFormContent>().notNull(),
    savedAt: instant('saved_at'),
    submittedAt: instant('submitted_at'),
  },
  (t) => [
    uniqueIndex('assessment_key').on(t.cycleId, t.rateeId, t.role, t.raterId),
    index('assessment_rater_idx').on(t.raterId, t.cycleId),
  ],
);

/**
 * All peer forms of one rater in one cycle: ratees, answers, comments and states are inside `box`, sealed under the
 * cycle's data key (peer-folder.server.ts). No time, no rater, no ratee, no count: do not add any.
 */
export const peerFolder = pgTable(
  'peer_folder',
  {
    /** Made from the data key and the author (peerFolderId): a rater's folder is found without opening another. */
    id: uuid('id').primaryKey(),
    cycleId: integer('cycle_id')
      .notNull()
      .references(() => cycle.id),
    /** Written since the last gathering, which counts what was sent. Every save sets it, a sending no other than a draft. */
    isNew: boolean('is_new').notNull(),
    box: bytea('box').notNull(),
  },
  (t) => [index('peer_folder_cycle_idx').on(t.cycleId)],
);

/** How many peer forms about a ratee were sent, as of the last gathering. */
export const peerRatee = pgTable(
  'peer_ratee',
  {
    cycleId: integer('cycle_id')
      .notNull()
      .references(() => cycle.id),
    rateeId: integer('ratee_id')
      .notNull()
      .references(() => cyclePerson.id),
    sent: integer('sent').notNull(),
  },
  (t) => [primaryKey({ columns: [t.cycleId, t.rateeId] })],
);

/** Peer forms as they lay before there were folders, a row each: the first start moves them (peer-moving-commands). */
export const peerForm = pgTable(
  'peer_form',
  {
    id: uuid('id').primaryKey(),
    cycleId: integer('cycle_id')
      .notNull()
      .references(() => cycle.id),
    rateeId: integer('ratee_id')
      .notNull()
      .references(() => cyclePerson.id),
    state: text('state').$type<FormState>().notNull().default('assigned'),
    version: integer('version').notNull(),
    box: bytea('box').notNull(),
  },
  (t) => [index('peer_form_ratee_idx').on(t.cycleId, t.rateeId)],
);

/** Who is asked to rate whom: what an officer assigns. It names no form. */
export const peerAssignment = pgTable(
  'peer_assignment',
  {
    cycleId: integer('cycle_id')
      .notNull()
      .references(() => cycle.id),
    raterId: integer('rater_id')
      .notNull()
      .references(() => person.id),
    rateeId: integer('ratee_id')
      .notNull()
      .references(() => cyclePerson.id),
    /** Set when the rater asked not to rate; the reason is for the officer only. */
    recusedReason: text('recused_reason'),
  },
  (t) => [
    primaryKey({ columns: [t.cycleId, t.raterId, t.rateeId] }),
    index('peer_assignment_ratee_idx').on(t.cycleId, t.rateeId),
  ],
);

/** How many peer forms a rater has sent, as of the last gathering: a count to chase the late by, never which. */
export const peerRater = pgTable(
  'peer_rater',
  {
    cycleId: integer('cycle_id')
      .notNull()
      .references(() => cycle.id),
    raterId: integer('rater_id')
      .notNull()
      .references(() => person.id),
    sent: integer('sent').notNull().default(0),
    /** How many of them the record knows of. It learns once a day: an entry at each sending would time the writing. */
    recorded: integer('recorded').notNull().default(0),
    /** The day of the sendings that the record does not know of yet. */
    sentOn: date('sent_on'),
  },
  (t) => [primaryKey({ columns: [t.cycleId, t.raterId] })],
);

/** The cycle's random data key, wrapped by PEER_KEY (which is never in the database). */
export const cycleKey = pgTable('cycle_key', {
  cycleId: integer('cycle_id')
    .primaryKey()
    .references(() => cycle.id),
  wrapped: bytea('wrapped').notNull(),
});

/** One row: the check value by which start-up recognises the right PEER_KEY. */
export const peerKeyCheck = pgTable('peer_key_check', {
  id: integer('id').primaryKey(),
  value: bytea('value').notNull(),
});

/** Comments set free by a release run: no form, no rater, no order; one batch a unit. */
export const releasedComment = pgTable(
  'released_comment',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    cycleId: integer('cycle_id')
      .notNull()
      .references(() => cycle.id),
    rateeId: integer('ratee_id')
      .notNull()
      .references(() => cyclePerson.id),
    text: text('text').notNull(),
  },
  (t) => [index('released_comment_ratee_idx').on(t.cycleId, t.rateeId)],
);

/** A secretary's choice of the one skill to grow until the next cycle. */
export const growthChoice = pgTable('growth_choice', {
  rateeId: integer('ratee_id')
    .primaryKey()
    .references(() => cyclePerson.id),
  competencyCode: text('competency_code').notNull(),
  fromLevel: integer('from_level'),
  plan: text('plan').notNull().default(''),
  chosenAt: instant('chosen_at').notNull(),
});

/** A nudge sent to a late person: at most one a day, so the day is part of the key. */
export const reminder = pgTable(
  'reminder',
  {
    cycleId: integer('cycle_id')
      .notNull()
      .references(() => cycle.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    onDay: text('on_day').notNull(),
    byPersonId: integer('by_person_id').references(() => person.id),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.cycleId, t.personId, t.onDay] })],
);
