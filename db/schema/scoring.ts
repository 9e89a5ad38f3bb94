import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import type {
  FairStatus,
  FlagEvidence,
  ResultDetail,
  RunFlagKind,
  RunOptions,
  RunStage,
  RunSummary,
  UnitLink,
} from '~/features/scoring/scoring';
import { bytea, instant } from './columns';
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
    /** SHA-256 of everything the run gave, in one canonical order; null for runs of before there was one. */
    outputHash: text('output_hash'),
    /** The model's state and what stands over all people; null for runs of before there was a model. */
    summary: jsonb('summary').$type<RunSummary>(),
    /** Wall time of reading and computing, seconds: the only figure a repeat does not give again. */
    seconds: doublePrecision('seconds'),
    byPersonId: integer('by_person_id').references(() => person.id),
    at: instant('at').notNull(),
    /** Why there is another run after one was released: whoever sees the new figures reads it; '' before that. */
    reason: text('reason').notNull().default(''),
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
    /** Why there is or is not a fair score; null for runs of before there was a model. */
    status: text('status').$type<FairStatus>(),
    /** Fair score on the 1–5 scale and its 90 % interval; null unless `status` is ok or unlinked. */
    fair: doublePrecision('fair'),
    low: doublePrecision('low'),
    high: doublePrecision('high'),
    /** Shares of draws among the cycle's number of awards, and within the quota of the nominating unit. */
    pTop: doublePrecision('p_top'),
    pQuota: doublePrecision('p_quota'),
    rankExpected: doublePrecision('rank_expected'),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.rateeId] }),
    index('result_ratee_idx').on(t.rateeId),
    index('result_top_idx').on(t.runId, t.pTop),
  ],
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
    /** How the unit is linked with the others of its level by common raters; null above and below the levels compared. */
    link: jsonb('link').$type<UnitLink>(),
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

/** Questions for a person that a run found. `labels` name raters within the run only; no column says who they are. */
export const runFlag = pgTable(
  'run_flag',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    runId: uuid('run_id')
      .notNull()
      .references(() => scoringRun.id),
    kind: text('kind').$type<RunFlagKind>().notNull(),
    /** The smallest unit that holds enough raters for the label to hide in. */
    unitId: integer('unit_id').references(() => unit.id),
    /** Set only where the question is about the assessed person, never about a rater. */
    rateeId: integer('ratee_id').references(() => cyclePerson.id),
    labels: jsonb('labels').$type<number[]>().notNull(),
    strength: doublePrecision('strength').notNull(),
    p: doublePrecision('p'),
    evidence: jsonb('evidence').$type<FlagEvidence>().notNull(),
  },
  (t) => [index('run_flag_run_idx').on(t.runId, t.kind)],
);

/** A rater's own severity in a run, sealed like a peer form; everybody who was asked has a row, whatever is in it. */
export const raterSeverity = pgTable(
  'rater_severity',
  {
    runId: uuid('run_id')
      .notNull()
      .references(() => scoringRun.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    box: bytea('box').notNull(),
  },
  (t) => [primaryKey({ columns: [t.runId, t.personId] })],
);

/**
 * The run or repeat under way in a cycle: one row, so that two at once do not start. Whoever works beats; a row that
 * stopped beating is of a process that died, and the next one takes its place. Nothing of a run stands before its end.
 */
export const scoringTask = pgTable('scoring_task', {
  cycleId: integer('cycle_id')
    .primaryKey()
    .references(() => cycle.id),
  token: uuid('token').notNull(),
  /** The run that is repeated; null for a new one. */
  repeats: uuid('repeats').references(() => scoringRun.id),
  stage: text('stage').$type<RunStage>().notNull(),
  /** Steps of the stage, as far as they are known beforehand. */
  done: integer('done').notNull().default(0),
  total: integer('total').notNull().default(0),
  startedAt: instant('started_at').notNull(),
  /** The machine's own clock, unlike every other time: it tells life from death, not history. */
  beatAt: instant('beat_at').notNull(),
  byPersonId: integer('by_person_id').references(() => person.id),
  /** Why it ended without a run, until the next one starts: a reason's code. */
  failure: text('failure'),
});

/** Repeats of a run: the same input again, and whether it gave the same bytes. */
export const scoringRepeat = pgTable(
  'scoring_repeat',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    runId: uuid('run_id')
      .notNull()
      .references(() => scoringRun.id),
    at: instant('at').notNull(),
    byPersonId: integer('by_person_id').references(() => person.id),
    /** Whether forms, people and settings are still what they were. */
    isSameInput: boolean('is_same_input').notNull(),
    /** Whether every figure came out the same; null when the input differs. */
    isSameOutput: boolean('is_same_output'),
  },
  (t) => [index('scoring_repeat_run_idx').on(t.runId, t.at)],
);
