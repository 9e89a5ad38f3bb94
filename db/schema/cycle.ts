import { sql } from 'drizzle-orm';
import {
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
} from 'drizzle-orm/pg-core';
import type { CycleKind, CycleSettings, CycleState, Phase } from '~/features/cycle/cycle';
import type { BranchKind } from '~/features/organisation/organisation';
import { instant } from './columns';
import { framework } from './framework';
import { person, unit } from './organisation';

const identity = () => integer('id').primaryKey().generatedAlwaysAsIdentity();

export const cycle = pgTable(
  'cycle',
  {
    id: identity(),
    unitId: integer('unit_id')
      .notNull()
      .references(() => unit.id),
    frameworkId: integer('framework_id')
      .notNull()
      .references(() => framework.id),
    name: text('name').notNull(),
    year: integer('year').notNull(),
    kind: text('kind').$type<CycleKind>().notNull(),
    state: text('state').$type<CycleState>().notNull().default('draft'),
    /** Weights, thresholds, who rates as superior, who nominates, eligibility rules: data, frozen at opening. */
    settings: jsonb('settings').$type<CycleSettings>().notNull(),
    openedAt: instant('opened_at'),
    openedBy: integer('opened_by').references(() => person.id),
    closedAt: instant('closed_at'),
    closedBy: integer('closed_by').references(() => person.id),
    /** Said when the cycle was closed before its last phase had ended. */
    closedReason: text('closed_reason'),
  },
  (t) => [
    index('cycle_unit_idx').on(t.unitId),
    // One cycle at a time: two boards that open at once cannot both win.
    uniqueIndex('cycle_open_key').on(t.unitId).where(sql`${t.state} = 'open'`),
  ],
);

export const cyclePhase = pgTable(
  'cycle_phase',
  {
    cycleId: integer('cycle_id')
      .notNull()
      .references(() => cycle.id, { onDelete: 'cascade' }),
    phase: text('phase').$type<Phase>().notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.cycleId, t.phase] }),
    check('cycle_phase_window', sql`${t.endsAt} > ${t.startsAt}`),
  ],
);

/** Every move of a phase after opening, with its reason: the timeline shows it. */
export const cyclePhaseChange = pgTable(
  'cycle_phase_change',
  {
    id: identity(),
    cycleId: integer('cycle_id')
      .notNull()
      .references(() => cycle.id),
    phase: text('phase').$type<Phase>().notNull(),
    startsBefore: instant('starts_before').notNull(),
    endsBefore: instant('ends_before').notNull(),
    startsAfter: instant('starts_after').notNull(),
    endsAfter: instant('ends_after').notNull(),
    reason: text('reason').notNull(),
    byPersonId: integer('by_person_id').references(() => person.id),
    at: instant('at').notNull(),
  },
  (t) => [index('cycle_phase_change_idx').on(t.cycleId)],
);

/** The tree as it stood at opening: a merger in mid-year moves nobody's result. */
export const cycleUnit = pgTable(
  'cycle_unit',
  {
    cycleId: integer('cycle_id')
      .notNull()
      .references(() => cycle.id),
    unitId: integer('unit_id')
      .notNull()
      .references(() => unit.id),
    parentId: integer('parent_id'),
    path: text('path').notNull(),
    name: text('name').notNull(),
    typeCode: text('type_code').notNull(),
    level: text('level').notNull(),
    branchKind: text('branch_kind').$type<BranchKind>(),
    sortKey: text('sort_key').notNull(),
    /** People this unit may nominate; null where it does not nominate. */
    quota: integer('quota'),
  },
  (t) => [
    primaryKey({ columns: [t.cycleId, t.unitId] }),
    index('cycle_unit_path_idx').on(t.cycleId, t.path.op('text_pattern_ops')),
  ],
);

/** The roster as it stood at opening: ratees (branch secretaries) and the committee members who may rate them. */
export const cyclePerson = pgTable(
  'cycle_person',
  {
    id: identity(),
    cycleId: integer('cycle_id')
      .notNull()
      .references(() => cycle.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    unitId: integer('unit_id')
      .notNull()
      .references(() => unit.id),
    unitPath: text('unit_path').notNull(),
    titleCode: text('title_code').notNull(),
    fullName: text('full_name').notNull(),
    sortKey: text('sort_key').notNull(),
    appointedOn: date('appointed_on').notNull(),
    isRatee: boolean('is_ratee').notNull(),
    /** Null for those the opening found; set for who took over in mid-year. */
    joinedAt: instant('joined_at'),
    /** A ratee who left the cycle (moved away, resigned) and why; forms stop, nothing is deleted. */
    leftAt: instant('left_at'),
    leftReason: text('left_reason'),
  },
  (t) => [
    uniqueIndex('cycle_person_key').on(t.cycleId, t.personId, t.unitId),
    index('cycle_person_unit_idx').on(t.cycleId, t.unitId),
    index('cycle_person_path_idx').on(t.cycleId, t.unitPath.op('text_pattern_ops')),
    index('cycle_person_person_idx').on(t.personId),
  ],
);
