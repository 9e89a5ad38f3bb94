import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { RefusalReason, SeatState } from '~/features/training/hall/hall';
import { instant } from './columns';
import { person } from './organisation';
import { trainingClass } from './training';

/** A class arranged in a hall. `sequence` rises with every change, so that calendars take the newest. */
export const trainingHall = pgTable(
  'training_hall',
  {
    classId: uuid('class_id')
      .primaryKey()
      .references(() => trainingClass.id),
    place: text('place').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    seats: integer('seats').notNull(),
    replyBy: instant('reply_by').notNull(),
    /** Whoever holds a post below the unit may ask for a seat. */
    isOpen: boolean('is_open').notNull(),
    note: text('note').notNull().default(''),
    sequence: integer('sequence').notNull().default(0),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    check('training_hall_times', sql`${t.endsAt} > ${t.startsAt} and ${t.replyBy} <= ${t.startsAt}`),
    check('training_hall_seats', sql`${t.seats} > 0`),
  ],
);

/** What is taught when and by whom. */
export const trainingAgendaItem = pgTable(
  'training_agenda_item',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    classId: uuid('class_id')
      .notNull()
      .references(() => trainingHall.classId),
    title: text('title').notNull(),
    speaker: text('speaker').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
  },
  (t) => [
    index('training_agenda_item_idx').on(t.classId),
    check('training_agenda_item_times', sql`${t.endsAt} > ${t.startsAt}`),
  ],
);

/** A person's place in a class: asked, answered, waiting. */
export const trainingSeat = pgTable(
  'training_seat',
  {
    id: uuid('id').primaryKey().defaultRandom(),
    classId: uuid('class_id')
      .notNull()
      .references(() => trainingHall.classId),
    personId: integer('person_id')
      .notNull()
      .references(() => person.id),
    state: text('state').$type<SeatState>().notNull(),
    /** As they stood when they were asked. */
    seat: text('seat').notNull(),
    inOfficeSince: date('in_office_since').notNull(),
    /** Until when the seat is held for an answer; nobody's answer is waited for without it. */
    heldUntil: instant('held_until'),
    reason: text('reason').$type<RefusalReason>(),
    substituteForId: uuid('substitute_for_id').references((): AnyPgColumn => trainingSeat.id),
    askedAt: instant('asked_at').notNull(),
    answeredAt: instant('answered_at'),
  },
  (t) => [
    uniqueIndex('training_seat_key').on(t.classId, t.personId),
    index('training_seat_person_idx').on(t.personId),
    check('training_seat_reason', sql`${t.reason} is null or ${t.state} = 'declined'`),
  ],
);

/** Whether somebody was there, by half days. */
export const trainingMark = pgTable(
  'training_mark',
  {
    seatId: uuid('seat_id')
      .notNull()
      .references(() => trainingSeat.id),
    /** '2024-08-24/am'. */
    session: text('session').notNull(),
    isPresent: boolean('is_present').notNull(),
    byPersonId: integer('by_person_id').references(() => person.id),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.seatId, t.session] })],
);
