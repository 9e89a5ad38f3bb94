import * as z from 'zod/mini';
import { lengthOf } from '../assessment';

/** Why a rater asks not to rate somebody: 10 to 500 characters, for the officer only. */
export const recusalSchema = z.object({
  rateeId: z.string('assessment.rateeRequired').check(z.regex(/^\d{1,9}$/, 'assessment.rateeRequired')),
  reason: z.string('required').check(
    z.trim(),
    z.refine((reason) => lengthOf(reason) >= 10, 'assessment.reasonRequired'),
    z.refine((reason) => lengthOf(reason) <= 500, 'tooLong'),
  ),
});
export type Recusal = z.infer<typeof recusalSchema>;
