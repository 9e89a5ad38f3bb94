import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant } from './columns';
import { person } from './organisation';

/** Tables of the auth library, under its own column names; `account_user.person_id` ties a sign-in to a person. */
export const accountUser = pgTable(
  'account_user',
  {
    id: text('id').primaryKey(),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    name: text('name').notNull(),
    email: text('email').notNull(),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text('image'),
    /** The version of the privacy notice that the person said to have read, and when. */
    noticeVersion: text('notice_version'),
    noticeAt: instant('notice_at'),
    /** An address that the person named as their own while signed in: no officer can set it. A second proof at a reset. */
    proofEmail: text('proof_email'),
    proofEmailAt: instant('proof_email_at'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('account_user_email_key').on(t.email),
    uniqueIndex('account_user_person_key').on(t.personId),
  ],
);

export const accountSession = pgTable(
  'account_session',
  {
    id: text('id').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => accountUser.id, { onDelete: 'cascade' }),
    token: text('token').notNull(),
    expiresAt: instant('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('account_session_token_key').on(t.token),
    index('account_session_user_idx').on(t.userId),
  ],
);

export const accountCredential = pgTable(
  'account_credential',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => accountUser.id, { onDelete: 'cascade' }),
    password: text('password'),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('account_credential_user_idx').on(t.userId)],
);

export const accountVerification = pgTable(
  'account_verification',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('account_verification_identifier_idx').on(t.identifier)],
);

/** One-time links (first set-up, invitation, reset): only the token's hash is stored. */
export const invitation = pgTable(
  'invitation',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    kind: text('kind').$type<'setup' | 'invitation' | 'reset'>().notNull(),
    personId: integer('person_id').references(() => person.id),
    tokenHash: text('token_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: integer('created_by').references(() => person.id),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
    /** Used with a code from the person's own e-mail; null until used. */
    isProven: boolean('is_proven'),
    /** The code sent last (HMAC), when, how often it was tried, how many were sent. */
    codeHash: text('code_hash'),
    codeSentAt: instant('code_sent_at'),
    codeTries: integer('code_tries').notNull().default(0),
    codesSent: integer('codes_sent').notNull().default(0),
    /** When the person said that they know of this reset. */
    acknowledgedAt: instant('acknowledged_at'),
  },
  (t) => [uniqueIndex('invitation_token_key').on(t.tokenHash), index('invitation_person_idx').on(t.personId)],
);

/** Letters waiting for SMTP: written with the change that causes them, sent after it committed by a job each. */
export const mailOutbox = pgTable(
  'mail_outbox',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    /** What the post calls it, the same at every try. */
    publicId: uuid('public_id').notNull().defaultRandom(),
    /** What it is about, where it must not be written twice. */
    key: text('key'),
    toAddress: text('to_address').notNull(),
    subject: text('subject').notNull(),
    /** Erased once it is sent or given up. */
    body: text('body').notNull(),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
  },
  (t) => [uniqueIndex('mail_outbox_key_key').on(t.key)],
);

/** Settings of the installation itself (the demo's clock, for one). */
export const installation = pgTable('installation', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});

/**
 * A long text that somebody is writing in a form and has not sent: theirs alone, gone once the form was sent, and with
 * the person. `place` is the address that takes the form, `field` its name there.
 */
export const textDraft = pgTable(
  'text_draft',
  {
    personId: integer('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    place: text('place').notNull(),
    field: text('field').notNull(),
    version: integer('version').notNull(),
    text: text('text').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.place, t.field] })],
);
