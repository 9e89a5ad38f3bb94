/** The short forms of a cycle's life: opening, moving a phase, quotas, closing, handing over. Text, as posted. */
import * as z from 'zod/mini';
import { instantFault, readInstant } from '~/lib/typed-day';

const words = () => z.catch(z.string(), '').check(z.trim());
const needed = () => z.catch(z.string(), '').check(z.trim(), z.minLength(1, 'required'));
const clock = () =>
  words().check((context) => {
    if (readInstant(context.value)) return;
    const message = context.value === '' ? 'required' : instantFault(context.value);
    context.issues.push({ code: 'custom', message, input: context.value });
  });
const reason = () => words().check(z.minLength(10, 'cycle.reasonRequired'), z.maxLength(500, 'tooLong'));

export const openingSchema = z.object({ confirmation: needed() });
export type OpeningValues = z.infer<typeof openingSchema>;

/** `noted` says for which dates the form has shown that phases overlap. */
export const moveSchema = z.object({ startsAt: clock(), endsAt: clock(), reason: reason(), noted: words() });
export type MoveValues = z.infer<typeof moveSchema>;

/** The command asks for a reason only when the year is not over. */
export const closingSchema = z.object({
  reason: words().check(z.maxLength(500, 'tooLong')),
  confirmation: needed(),
});

/** A reason that everybody reads, and the cycle's name. */
export const takingBackSchema = z.object({ reason: reason(), confirmation: needed() });

export const leavingSchema = z.object({ reason: reason() });

export const joiningSchema = z.object({ personId: needed(), unitId: needed() });

/** By unit id: 'quota.12' → '4'. */
export const quotaSchema = z.object({
  quota: z.record(z.string(), z.string().check(z.regex(/^\s*\d{1,3}\s*$/, 'cycle.quotaRange'))),
});
export type QuotaForm = z.infer<typeof quotaSchema>;
