import * as z from 'zod/mini';
import { opinions } from './shortlist';

const note = z.string().check(z.trim(), z.maxLength(500, 'tooLong'));

export const opinionSchema = z.object({
  opinion: z.enum(opinions, 'choice.invalid'),
  note: z._default(note, ''),
});
/** Putting on the list may say why; taking off must. */
export const listingSchema = z.object({ reason: z._default(note, '') });
export const unlistingSchema = z.object({
  reason: z.string().check(z.trim(), z.minLength(10, 'tooShort'), z.maxLength(500, 'tooLong')),
});
/** The whole order, by nomination id, as it stood on the page plus the move. */
export const orderSchema = z.object({
  order: z.array(z.string()).check(z.minLength(1, 'required'), z.maxLength(500, 'invalid')),
});
