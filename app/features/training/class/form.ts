/** Forms of a class of a plan. */
import * as z from 'zod/mini';
import { typedDay } from '~/lib/typed-day';
import { amount, count, ids, line, quarter, reason, uuids, year } from '../training-form';

export const classSchema = z.object({
  name: line(300),
  year: year(),
  quarter: quarter(),
  people: count(10_000),
  amount: amount(),
  goals: uuids(20),
  topics: ids(40),
});
export type ClassValues = z.infer<typeof classSchema>;

export const movingSchema = z.object({ year: year(), quarter: quarter(), reason: reason() });
export const heldSchema = z.object({ heldOn: typedDay() });
export const costSchema = z.object({ label: line(200), amount: amount(-1e13), spentOn: typedDay() });
