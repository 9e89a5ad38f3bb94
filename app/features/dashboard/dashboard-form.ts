import * as z from 'zod/mini';

/** Whom to nudge; without a person everybody of the list. */
export const remindSchema = z.object({
  personId: z.optional(z.string().check(z.regex(/^\d{1,9}$/, 'choice.invalid'))),
});
