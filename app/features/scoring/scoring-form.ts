import * as z from 'zod/mini';

/** Which cycle to score. */
export const runSchema = z.object({
  cycleId: z.string('required').check(z.regex(/^\d{1,9}$/, 'choice.invalid')),
});
