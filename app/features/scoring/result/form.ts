import * as z from 'zod/mini';

/** The skill a secretary chooses to grow, and how: `plan` may stay empty. */
export const growthSchema = z.object({
  competencyCode: z.string('required').check(z.minLength(1, 'required'), z.maxLength(16, 'choice.invalid')),
  plan: z.string('required').check(z.trim(), z.maxLength(1000, 'tooLong')),
});
export type GrowthInput = z.infer<typeof growthSchema>;
