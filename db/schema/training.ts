import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
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
import type { ClassState, PlanState, RuleKind } from '~/features/training/training';
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

/** Đồng, whole: a plan of a province passes what 32 bits hold. */
const dong = (name: string) => bigint(name, { mode: 'number' });

/** What a unit means to teach in some years, for whom and at what cost. A draft is its own; approved, units above see it. */
export const trainingPlan = pgTable(
  'training_plan',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    unitId: integer('unit_id')
      .notNull()
      .references(() => unit.id),
    name: text('name').notNull(),
    fromYear: integer('from_year').notNull(),
    toYear: integer('to_year').notNull(),
    state: text('state').$type<PlanState>().notNull().default('draft'),
    approvedBy: text('approved_by'),
    decisionNumber: text('decision_number'),
    decidedOn: date('decided_on'),
    createdBy: integer('created_by').references(() => person.id),
    createdAt: instant('created_at').notNull(),
    approvedAt: instant('approved_at'),
  },
  (t) => [
    index('training_plan_unit_idx').on(t.unitId),
    check('training_plan_years', sql`${t.toYear} between ${t.fromYear} and ${t.fromYear} + 9`),
    check('training_plan_approved', sql`(${t.state} = 'approved') = (${t.decisionNumber} is not null)`),
  ],
);

/** A year of a plan. `people` counts completions, not persons: somebody who learns twice counts twice. */
export const trainingPlanYear = pgTable(
  'training_plan_year',
  {
    planId: uuid('plan_id')
      .notNull()
      .references(() => trainingPlan.id),
    year: integer('year').notNull(),
    classes: integer('classes').notNull(),
    people: integer('people').notNull(),
    amount: dong('amount').notNull(),
  },
  (t) => [primaryKey({ columns: [t.planId, t.year] })],
);

/** What share of some people a plan means to train. Who they are is said by the rule in force on the day asked about. */
export const trainingGoal = pgTable(
  'training_goal',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    planId: uuid('plan_id')
      .notNull()
      .references(() => trainingPlan.id),
    name: text('name').notNull(),
    /** Per cent. */
    target: integer('target').notNull(),
    /** Completions count from this day on. */
    countedFrom: date('counted_from').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('training_goal_plan_idx').on(t.planId),
    check('training_goal_target', sql`${t.target} between 1 and 100`),
  ],
);

/** Whom a goal is about, from a day on. A later rule succeeds it; the old one is kept. */
export const trainingGoalRule = pgTable(
  'training_goal_rule',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    goalId: uuid('goal_id')
      .notNull()
      .references(() => trainingGoal.id),
    kind: text('kind').$type<RuleKind>().notNull(),
    fromOn: date('from_on').notNull(),
    /** The last day of a list; afterwards there is no denominator. */
    toOn: date('to_on'),
    /** 'grassroots:SECRETARY', … */
    posts: jsonb('posts').$type<string[]>().notNull(),
    /** Only who took the post on this day or later. */
    newSince: date('new_since'),
    /** Only who never held the title before. */
    isFirstTerm: boolean('is_first_term').notNull().default(false),
    decision: text('decision').notNull(),
    byPersonId: integer('by_person_id').references(() => person.id),
    at: instant('at').notNull(),
  },
  (t) => [
    uniqueIndex('training_goal_rule_key').on(t.goalId, t.fromOn),
    check('training_goal_rule_days', sql`${t.toOn} is null or ${t.toOn} >= ${t.fromOn}`),
  ],
);

/** The people of a list. */
export const trainingGoalPerson = pgTable(
  'training_goal_person',
  {
    ruleId: integer('rule_id')
      .notNull()
      .references(() => trainingGoalRule.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
  },
  (t) => [primaryKey({ columns: [t.ruleId, t.personId] }), index('training_goal_person_idx').on(t.personId)],
);

/** A class of a plan. Moved, it stays in its first year and says so. */
export const trainingClass = pgTable(
  'training_class',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    planId: uuid('plan_id')
      .notNull()
      .references(() => trainingPlan.id),
    name: text('name').notNull(),
    year: integer('year').notNull(),
    quarter: integer('quarter').notNull(),
    people: integer('people').notNull(),
    amount: dong('amount').notNull(),
    state: text('state').$type<ClassState>().notNull().default('planned'),
    heldOn: date('held_on'),
    movedYear: integer('moved_year'),
    movedQuarter: integer('moved_quarter'),
    movedReason: text('moved_reason'),
    movedAt: instant('moved_at'),
    cancelledReason: text('cancelled_reason'),
    cancelledAt: instant('cancelled_at'),
    createdBy: integer('created_by').references(() => person.id),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('training_class_plan_idx').on(t.planId),
    check('training_class_held', sql`(${t.state} = 'held') = (${t.heldOn} is not null)`),
    check('training_class_cancelled', sql`(${t.state} = 'cancelled') = (${t.cancelledAt} is not null)`),
    check(
      'training_class_moved',
      sql`num_nulls(${t.movedYear}, ${t.movedQuarter}, ${t.movedReason}, ${t.movedAt}) in (0, 4)`,
    ),
  ],
);

/** The goals that a class works for. */
export const trainingClassGoal = pgTable(
  'training_class_goal',
  {
    classId: uuid('class_id')
      .notNull()
      .references(() => trainingClass.id),
    goalId: uuid('goal_id')
      .notNull()
      .references(() => trainingGoal.id),
  },
  (t) => [primaryKey({ columns: [t.classId, t.goalId] }), index('training_class_goal_idx').on(t.goalId)],
);

export const trainingClassTopic = pgTable(
  'training_class_topic',
  {
    classId: uuid('class_id')
      .notNull()
      .references(() => trainingClass.id),
    topicId: integer('topic_id')
      .notNull()
      .references(() => trainingTopic.id),
  },
  (t) => [primaryKey({ columns: [t.classId, t.topicId] })],
);

/** An entry of the books, typed in. A wrong one is put right by its counter-entry. */
export const trainingCost = pgTable(
  'training_cost',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    classId: uuid('class_id')
      .notNull()
      .references(() => trainingClass.id),
    label: text('label').notNull(),
    amount: dong('amount').notNull(),
    spentOn: date('spent_on').notNull(),
    byPersonId: integer('by_person_id').references(() => person.id),
    at: instant('at').notNull(),
  },
  (t) => [index('training_cost_class_idx').on(t.classId)],
);

/** Somebody finished a class. It follows the person wherever they go; revoked, it stays and no longer counts. */
export const trainingCompletion = pgTable(
  'training_completion',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    classId: uuid('class_id')
      .notNull()
      .references(() => trainingClass.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    /** As they stood on the day. */
    seat: text('seat').notNull(),
    completedOn: date('completed_on').notNull(),
    /** What the QR code on its certificate leads to: unguessable, no name in it. The default is for rows of before. */
    verifyCode: text('verify_code')
      .notNull()
      .default(sql`upper(right(replace(gen_random_uuid()::text, '-', ''), 16))`),
    byPersonId: integer('by_person_id').references(() => person.id),
    at: instant('at').notNull(),
    revokedAt: instant('revoked_at'),
    revokedBy: integer('revoked_by').references(() => person.id),
    revokedReason: text('revoked_reason'),
  },
  (t) => [
    uniqueIndex('training_completion_key').on(t.classId, t.personId).where(sql`${t.revokedAt} is null`),
    uniqueIndex('training_completion_verify_key').on(t.verifyCode),
    index('training_completion_person_idx').on(t.personId),
    check('training_completion_revoked', sql`(${t.revokedAt} is null) = (${t.revokedReason} is null)`),
  ],
);
