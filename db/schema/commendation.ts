import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { DecisionState } from '~/features/commendation/commendation';
import { instant } from './columns';
import { cycle } from './cycle';
import { nomination } from './nomination';
import { person, unit } from './organisation';

/** The board's decision: who, when, why. Published, it is the honour roll of its year. */
export const decision = pgTable(
  'decision',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    cycleId: integer('cycle_id')
      .notNull()
      .references(() => cycle.id),
    unitId: integer('unit_id')
      .notNull()
      .references(() => unit.id),
    number: text('number').notNull(),
    signedOn: date('signed_on').notNull(),
    signer: text('signer').notNull(),
    honourName: text('honour_name').notNull(),
    reason: text('reason').notNull(),
    /** Why more people than the cycle's settings meant to honour. */
    excessReason: text('excess_reason').notNull().default(''),
    state: text('state').$type<DecisionState>().notNull().default('recorded'),
    decidedBy: integer('decided_by').references(() => person.id),
    decidedAt: instant('decided_at').notNull(),
    publishedBy: integer('published_by').references(() => person.id),
    publishedAt: instant('published_at'),
    withdrawnBy: integer('withdrawn_by').references(() => person.id),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnReason: text('withdrawn_reason'),
  },
  (t) => [
    // A withdrawn decision gives its number back: a slip of the pen is mended under the same number.
    uniqueIndex('decision_number_key').on(t.unitId, t.number).where(sql`${t.state} <> 'withdrawn'`),
    index('decision_cycle_idx').on(t.cycleId),
    check('decision_published', sql`(${t.state} = 'published') = (${t.publishedAt} is not null)`),
    check('decision_withdrawn', sql`(${t.state} = 'withdrawn') = (${t.withdrawnAt} is not null)`),
  ],
);

/** One person honoured by a decision, with what the public page says. Revoked, it stays and says so. */
export const commendation = pgTable(
  'commendation',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    decisionId: uuid('decision_id')
      .notNull()
      .references(() => decision.id),
    nominationId: uuid('nomination_id')
      .notNull()
      .references(() => nomination.id),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    fullName: text('full_name').notNull(),
    sortKey: text('sort_key').notNull(),
    titleAndUnit: text('title_and_unit').notNull(),
    deed: text('deed').notNull(),
    /** What the QR code on a certificate leads to: unguessable, no name in it. */
    verifyCode: text('verify_code').notNull(),
    /** Set with its decision's, so that the file may be decided on again. */
    withdrawnAt: instant('withdrawn_at'),
    revokedAt: instant('revoked_at'),
    revokedBy: integer('revoked_by').references(() => person.id),
    revokedReason: text('revoked_reason'),
    revocationNumber: text('revocation_number'),
  },
  (t) => [
    uniqueIndex('commendation_nomination_key').on(t.nominationId).where(sql`${t.withdrawnAt} is null`),
    uniqueIndex('commendation_verify_key').on(t.verifyCode),
    index('commendation_decision_idx').on(t.decisionId),
    index('commendation_person_idx').on(t.personId),
    check('commendation_revoked', sql`(${t.revokedAt} is null) = (${t.revocationNumber} is null)`),
  ],
);
