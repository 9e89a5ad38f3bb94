/** Forms of a goal: what it is, and whom it is about from a day on. */
import * as z from 'zod/mini';
import { typedDay, typedDayOrNone } from '~/lib/typed-day';
import { posts, ruleKinds } from '../training';
import { line } from '../training-form';

const rule = {
  kind: z.enum(ruleKinds, 'choice.invalid'),
  fromOn: typedDay(),
  toOn: typedDayOrNone,
  posts: z.catch(z.array(z.enum(posts as [string, ...string[]])), []),
  newSince: typedDayOrNone,
  /** Narrower still: who never held the title before. */
  only: z.catch(z.array(z.enum(['firstTerm'])), []),
  decision: line(300),
};

type RuleValues = { kind: (typeof ruleKinds)[number]; fromOn: string; toOn: string | null; posts: string[] };
/** Posts say who, or a list that names its last day. */
const isWhole = [
  z.refine<RuleValues>((value) => value.kind !== 'posts' || value.posts.length > 0, {
    path: ['posts'],
    message: 'training.postsNeeded',
  }),
  z.refine<RuleValues>((value) => value.kind !== 'list' || value.toOn !== null, {
    path: ['toOn'],
    message: 'training.listEnd',
  }),
  z.refine<RuleValues>((value) => value.toOn === null || value.toOn >= value.fromOn, {
    path: ['toOn'],
    message: 'training.dayOrder',
  }),
];

export const ruleSchema = z.object(rule).check(...isWhole);
export type GoalRuleValues = z.infer<typeof ruleSchema>;

export const goalSchema = z
  .object({
    name: line(300),
    target: z.coerce
      .number('number.invalid')
      .check(z.int('number.invalid'), z.gte(1, 'number.invalid'), z.lte(100, 'number.invalid')),
    ...rule,
  })
  .check(...isWhole);
export type GoalValues = z.infer<typeof goalSchema>;
