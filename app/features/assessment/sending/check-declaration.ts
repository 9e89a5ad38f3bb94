import * as z from 'zod/mini';

/** The one sentence a rater ticks before sending; the action's `submissionSchema` asks for it too. */
export const declarationSchema = z.object({
  declared: z.literal(['on', true], 'assessment.declaration.required'),
});
export type Declaration = z.infer<typeof declarationSchema>;
