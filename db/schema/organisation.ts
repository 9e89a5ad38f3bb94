import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
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
import type {
  BranchKind,
  Gender,
  HowAppointed,
  Power,
  UnitLevel,
} from '~/features/organisation/organisation';
import { bytea, instant } from './columns';

const identity = () => integer('id').primaryKey().generatedAlwaysAsIdentity();

export const unitType = pgTable('unit_type', {
  code: text('code').primaryKey(),
  nameVi: text('name_vi').notNull(),
  nameEn: text('name_en').notNull(),
  level: text('level').$type<UnitLevel>().notNull(),
  branchKind: text('branch_kind').$type<BranchKind>(),
});

export const title = pgTable('title', {
  code: text('code').primaryKey(),
  nameVi: text('name_vi').notNull(),
  nameEn: text('name_en').notNull(),
  power: text('power').$type<Power>().notNull(),
  position: integer('position').notNull(),
});

/** A tree of any depth. `path` ('/1/5/9/') and freedom from cycles are kept by triggers (migration 0001). */
export const unit = pgTable(
  'unit',
  {
    id: identity(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    typeCode: text('type_code')
      .notNull()
      .references(() => unitType.code),
    parentId: integer('parent_id').references((): AnyPgColumn => unit.id),
    path: text('path').notNull().default(''),
    validFrom: date('valid_from').notNull(),
    validTo: date('valid_to'),
    sortKey: text('sort_key').notNull(),
    searchKey: text('search_key').notNull(),
  },
  (t) => [
    uniqueIndex('unit_code_key').on(t.code),
    index('unit_parent_idx').on(t.parentId),
    index('unit_path_idx').on(t.path.op('text_pattern_ops')),
    check('unit_dates', sql`${t.validTo} is null or ${t.validTo} >= ${t.validFrom}`),
  ],
);

/** What a unit became: districts ended on 30/06/2025; several units may merge into one, or one be divided. */
export const unitSuccession = pgTable(
  'unit_succession',
  {
    predecessorId: integer('predecessor_id')
      .notNull()
      .references(() => unit.id),
    successorId: integer('successor_id')
      .notNull()
      .references(() => unit.id),
    onDay: date('on_day').notNull(),
    note: text('note'),
  },
  (t) => [
    primaryKey({ columns: [t.predecessorId, t.successorId] }),
    check('unit_succession_differs', sql`${t.predecessorId} <> ${t.successorId}`),
  ],
);

export const person = pgTable(
  'person',
  {
    id: identity(),
    ho: text('ho').notNull(),
    dem: text('dem').notNull().default(''),
    ten: text('ten').notNull(),
    fullName: text('full_name').notNull(),
    sortKey: text('sort_key').notNull(),
    searchKey: text('search_key').notNull(),
    bornOn: date('born_on'),
    gender: text('gender').$type<Gender>(),
    phone: text('phone'),
    email: text('email'),
    memberCode: text('member_code'),
    joinedUnionOn: date('joined_union_on'),
  },
  (t) => [
    uniqueIndex('person_phone_key').on(t.phone),
    uniqueIndex('person_email_key').on(t.email),
    uniqueIndex('person_member_code_key').on(t.memberCode),
    index('person_sort_idx').on(t.sortKey),
    index('person_search_idx').using('gin', t.searchKey.op('gin_trgm_ops')),
  ],
);

export const appointment = pgTable(
  'appointment',
  {
    id: identity(),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    unitId: integer('unit_id')
      .notNull()
      .references(() => unit.id),
    titleCode: text('title_code')
      .notNull()
      .references(() => title.code),
    fromOn: date('from_on').notNull(),
    toOn: date('to_on'),
    how: text('how').$type<HowAppointed>(),
  },
  (t) => [
    index('appointment_person_idx').on(t.personId),
    index('appointment_unit_idx').on(t.unitId),
    uniqueIndex('appointment_open_key').on(t.personId, t.unitId, t.titleCode).where(sql`${t.toOn} is null`),
    check('appointment_dates', sql`${t.toOn} is null or ${t.toOn} >= ${t.fromOn}`),
  ],
);

/** Honours held by a person; `commendationId` is set when this product published it. */
export const honour = pgTable(
  'honour',
  {
    id: identity(),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    year: integer('year').notNull(),
    name: text('name').notNull(),
    decisionNumber: text('decision_number'),
    decidedOn: date('decided_on'),
    issuer: text('issuer').notNull(),
    commendationId: uuid('commendation_id'),
    revokedOn: date('revoked_on'),
    revokedReason: text('revoked_reason'),
  },
  (t) => [
    index('honour_person_idx').on(t.personId),
    uniqueIndex('honour_commendation_key').on(t.commendationId),
  ],
);

/** The official yearly grade of a person or a branch: decided elsewhere, recorded here, never computed. */
export const officialGrade = pgTable(
  'official_grade',
  {
    id: identity(),
    personId: integer('person_id').references(() => person.id),
    unitId: integer('unit_id').references(() => unit.id),
    year: integer('year').notNull(),
    grade: text('grade').notNull(),
    source: text('source'),
  },
  (t) => [
    uniqueIndex('official_grade_person_key').on(t.personId, t.year),
    uniqueIndex('official_grade_unit_key').on(t.unitId, t.year),
    check('official_grade_subject', sql`num_nonnulls(${t.personId}, ${t.unitId}) = 1`),
  ],
);

export const discipline = pgTable(
  'discipline',
  {
    id: identity(),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    form: text('form').notNull(),
    fromOn: date('from_on').notNull(),
    toOn: date('to_on'),
    source: text('source'),
  },
  (t) => [index('discipline_person_idx').on(t.personId)],
);

/** A spreadsheet between preview and import. Its bytes go when it is imported or discarded. */
export const importFile = pgTable(
  'import_file',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    kind: text('kind').$type<'roster' | 'unit'>().notNull(),
    unitId: integer('unit_id').references(() => unit.id),
    fileName: text('file_name').notNull(),
    bytes: bytea('bytes'),
    options: jsonb('options').notNull().default({}),
    rowsDigest: text('rows_digest'),
    counts: jsonb('counts').$type<Record<string, number>>(),
    uploadedBy: integer('uploaded_by').references(() => person.id),
    uploadedAt: instant('uploaded_at').notNull(),
    importedAt: instant('imported_at'),
    discarded: boolean('discarded').notNull().default(false),
  },
  (t) => [index('import_file_by_idx').on(t.uploadedBy)],
);

/** What the clerks of a unit have taught about headings: which field a column means, or `skip`. */
export const importHeading = pgTable(
  'import_heading',
  {
    unitId: integer('unit_id')
      .notNull()
      .references(() => unit.id),
    kind: text('kind').$type<'roster' | 'unit'>().notNull(),
    /** Folded, without signs. */
    heading: text('heading').notNull(),
    field: text('field').notNull(),
    chosenAt: instant('chosen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitId, t.kind, t.heading] })],
);
