import * as z from 'zod/mini';

/** Browsers post line ends as CRLF and count them as one character; so do we. */
const lines = z.overwrite((text: string) => text.replaceAll('\r\n', '\n'));

/** Which cycle to score, and why again once results were released. */
export const runSchema = z.object({
  cycleId: z.string('required').check(z.regex(/^\d{1,9}$/, 'choice.invalid')),
  reason: z._default(z.string().check(lines, z.trim(), z.maxLength(500, 'tooLong')), ''),
});
export type RunForm = { cycleId: string; reason: string };

/**
 * What is done with a run: set before everybody's eyes (the cycle's name is typed for it), or computed again to compare.
 */
export const runActSchema = z.object({ act: z.enum(['release', 'repeat'], 'invalid') });
export const releaseSchema = z.object({
  confirmation: z.catch(z.string(), '').check(z.trim(), z.minLength(1, 'required')),
});
