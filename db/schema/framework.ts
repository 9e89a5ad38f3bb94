import { index, integer, jsonb, numeric, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { BranchKind } from '~/features/organisation/organisation';
import { instant } from './columns';
import { person, unit } from './organisation';

const identity = () => integer('id').primaryKey().generatedAlwaysAsIdentity();

export type FrameworkState = 'draft' | 'published' | 'retired';
/** Level texts, index 0 = level 1. */
export type LevelTexts = { vi: string; en: string }[];
export type SourceQuote = { number: number; text: string };

export const framework = pgTable(
  'framework',
  {
    id: identity(),
    unitId: integer('unit_id')
      .notNull()
      .references(() => unit.id),
    nameVi: text('name_vi').notNull(),
    nameEn: text('name_en').notNull(),
    version: integer('version').notNull(),
    state: text('state').$type<FrameworkState>().notNull().default('draft'),
    /** 'draft' until a province adopts the level texts as its own: then no screen calls them "bản thảo". */
    wording: text('wording').$type<'draft' | 'adopted'>().notNull().default('draft'),
    sourceRef: text('source_ref').notNull().default(''),
    copiedFromId: integer('copied_from_id'),
    /** Set when a cycle opened on this version: from then on it never changes. */
    lockedAt: instant('locked_at'),
    publishedAt: instant('published_at'),
    retiredAt: instant('retired_at'),
    adoptedAt: instant('adopted_at'),
    adoptedBy: integer('adopted_by').references(() => person.id),
    updatedAt: instant('updated_at').notNull(),
    updatedBy: integer('updated_by').references(() => person.id),
  },
  (t) => [uniqueIndex('framework_version_key').on(t.unitId, t.nameVi, t.version)],
);

export const competencyGroup = pgTable(
  'competency_group',
  {
    id: identity(),
    frameworkId: integer('framework_id')
      .notNull()
      .references(() => framework.id, { onDelete: 'cascade' }),
    code: text('code').notNull(),
    position: integer('position').notNull(),
    nameVi: text('name_vi').notNull(),
    nameEn: text('name_en').notNull(),
    sourceQuote: text('source_quote').notNull().default(''),
  },
  (t) => [uniqueIndex('competency_group_code_key').on(t.frameworkId, t.code)],
);

export const competency = pgTable(
  'competency',
  {
    id: identity(),
    frameworkId: integer('framework_id')
      .notNull()
      .references(() => framework.id, { onDelete: 'cascade' }),
    groupId: integer('group_id')
      .notNull()
      .references(() => competencyGroup.id, { onDelete: 'cascade' }),
    code: text('code').notNull(),
    position: integer('position').notNull(),
    nameVi: text('name_vi').notNull(),
    nameEn: text('name_en').notNull(),
    /** Kinds of branch whose secretaries are rated on it. */
    appliesTo: text('applies_to').array().$type<BranchKind[]>().notNull(),
    weight: numeric('weight', { precision: 6, scale: 3, mode: 'number' }).notNull().default(1),
    noteVi: text('note_vi').notNull().default(''),
    noteEn: text('note_en').notNull().default(''),
    sourceQuotes: jsonb('source_quotes').$type<SourceQuote[]>().notNull().default([]),
    levels: jsonb('levels').$type<LevelTexts>().notNull(),
  },
  (t) => [
    uniqueIndex('competency_code_key').on(t.frameworkId, t.code),
    index('competency_group_idx').on(t.groupId),
  ],
);
