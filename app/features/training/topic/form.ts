/** A topic's form, and why it is retired. Messages are codes. */
import * as z from 'zod/mini';
import { mostSkills } from './topic';

const text = (most: number) => z.catch(z.string(), '').check(z.trim(), z.maxLength(most, 'tooLong'));

export const topicSchema = z.object({
  name: text(300).check(z.minLength(3, 'required')),
  source: text(300),
  skills: z
    .catch(z.array(z.string().check(z.maxLength(20, 'invalid'))), [])
    .check(z.maxLength(mostSkills, 'training.tooManySkills')),
});
export type TopicValues = z.infer<typeof topicSchema>;

export const retirementSchema = z.object({ reason: text(500).check(z.minLength(10, 'tooShort')) });
