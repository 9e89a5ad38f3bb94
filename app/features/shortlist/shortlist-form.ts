import * as z from 'zod/mini';
import { leastReason } from '../scoring/scoring';
import { opinions } from './shortlist';

/** Browsers post line ends as CRLF and count them as one character; so do we. */
const lines = z.overwrite((text: string) => text.replaceAll('\r\n', '\n'));
const note = z.string().check(lines, z.trim(), z.maxLength(500, 'tooLong'));
const id = z.uuid('choice.invalid');

export const opinionSchema = z.object({
  opinion: z.enum(opinions, 'choice.invalid'),
  note: z._default(note, ''),
});
export type OpinionForm = { opinion: string; note: string };

/** Whom a form of the board's page is about. */
export const nomineeSchema = z.object({ nominationId: id });

/** Putting on the list may say why; taking off must. */
export const listingSchema = z.object({ reason: z._default(note, '') });
export const unlistingSchema = z.object({
  reason: z
    .string()
    .check(lines, z.trim(), z.minLength(leastReason, 'tooShort'), z.maxLength(500, 'tooLong')),
});
/** Which of the two the page offered when it was read. */
export const listingKindSchema = z.object({ kind: z.enum(['add', 'remove'], 'invalid') });

/** The order as it stood on the page, ids joined by commas. */
export const seenSchema = z.object({
  seen: z.pipe(
    z.pipe(
      z.string('required').check(z.maxLength(20_000, 'invalid')),
      z.transform((text) => text.split(',').filter(Boolean)),
    ),
    z.array(id).check(z.minLength(1, 'required'), z.maxLength(500, 'invalid')),
  ),
});
/** One place up or down: `<id>:up`. */
export const stepSchema = z.object({
  step: z.string().check(z.regex(/^[0-9a-f-]{36}:(up|down)$/, 'invalid')),
});
/** Straight to a place; 1 is first. */
export const placeSchema = z.object({
  nominationId: id,
  place: z.coerce.number('number.invalid').check(z.int('number.invalid'), z.gte(1, 'number.invalid')),
});
export type PlaceValues = { nominationId: string; place: string };
