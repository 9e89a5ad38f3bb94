import {
  boolean,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ResultDetail, RunOptions } from '~/features/scoring/scoring';
import { instant } from './columns';
import { cycle, cyclePerson } from './cycle';
import { person, unit } from './organisation';

/** A scoring run: what went in (hash), how, when, by whom. Immutable; the newest `released` one is what people see. */
export const scoringRun = pgTable(
  'scoring_run',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    cycleId: integer('cycle_id')
      .notNull()
      .references(() => cycle.id),
    method: text('method').notNull(),
    engineVersion: text('engine_version').notNull(),
    options: jsonb('options').$type<RunOptions>().notNull(),
    inputHash: text('input_hash').notNull(),
    forms: jsonb('forms').$type<{ self: number; peer: number; superior: number }>().notNull(),
    byPersonId: integer('by_person_id').references(() => person.id),
    at: instant('at').notNull(),
    released: boolean('released').notNull().default(false),
    releasedAt: instant('released_at'),
  },
  (t) => [index('scoring_run_cycle_idx').on(t.cycleId, t.at)],
);

/** A person's result in a run, as the screen shows it: withheld parts are absent, not hidden. */
export const result = pgTable(
  'result',
  {
    runId: uuid('run_id')
      .notNull()
      .references(() => scoringRun.id),
    rateeId: integer('ratee_id')
      .notNull()
      .references(() => cyclePerson.id),
    total: numeric('total', { precision: 8, scale: 6, mode: 'number' }),
    isPeerWithheld: boolean('is_peer_withheld').notNull(),
    detail: jsonb('detail').$type<ResultDetail>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.rateeId] }), index('result_ratee_idx').on(t.rateeId)],
);

/** Means of a unit and all below it, precomputed by the run: null where fewer than five people stand behind it. */
export const unitResult = pgTable(
  'unit_result',
  {
    runId: uuid('run_id')
      .notNull()
      .references(() => scoringRun.id),
    unitId: integer('unit_id')
      .notNull()
      .references(() => unit.id),
    people: integer('people').notNull(),
    total: numeric('total', { precision: 8, scale: 6, mode: 'number' }),
    /** competency or group code → mean, null when withheld. */
    means: jsonb('means').$type<Record<string, number | null>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.unitId] })],
);

/**
 * Peer forms whose answers have gone into published means, and the run that first used them. A later run uses such a
 * batch whole or not at all, and new forms only in a batch as large as the threshold: the difference of two runs
 * never shows one rater's answers. Not a foreign key: forms are re-sealed as new rows at a release.
 */
export const scoredPeerForm = pgTable(
  'scored_peer_form',
  {
    formId: uuid('form_id').primaryKey(),
    rateeId: integer('ratee_id')
      .notNull()
      .references(() => cyclePerson.id),
    runId: uuid('run_id')
      .notNull()
      .references(() => scoringRun.id),
  },
  (t) => [index('scored_peer_form_ratee_idx').on(t.rateeId)],
);
