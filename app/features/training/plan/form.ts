/** Forms of a plan: starting it, its years, its approval. */
import * as z from 'zod/mini';
import { typedDay } from '~/lib/typed-day';
import { amount, count, line, text, year } from '../training-form';

/** Years of the longest plan. */
const mostYears = 10;

export const planSchema = z.object({ name: line(200), fromYear: year(), toYear: year() }).check(
  z.refine(({ fromYear, toYear }) => toYear >= fromYear && toYear < fromYear + mostYears, {
    path: ['toYear'],
    message: 'training.yearOrder',
  }),
);
export type PlanValues = z.infer<typeof planSchema>;

/** One line a year, in order. `reason` is asked for once the plan is approved. */
export const yearsSchema = z.object({
  lines: z
    .catch(z.array(z.object({ classes: count(1000), people: count(), amount: amount() })), [])
    .check(z.minLength(1, 'required'), z.maxLength(mostYears, 'invalid')),
  reason: text(500),
});
export type YearsValues = z.infer<typeof yearsSchema>;

/** `confirmation` is the plan's name, typed. */
export const approvalSchema = z.object({
  approvedBy: line(200),
  decisionNumber: line(60),
  decidedOn: typedDay(),
  confirmation: line(200),
});
export type ApprovalValues = z.infer<typeof approvalSchema>;
