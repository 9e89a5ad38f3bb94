/** The statement and the reasons that go with a file. Messages are codes. */
import * as z from 'zod/mini';
import { Invalid, type Issue } from '~/lib/errors';
import { issuesOf } from '~/lib/http/form';
import { type Statement, type StatementPart, statementLengths, statementParts } from './nomination';

/** Browsers post line ends as CRLF and count them as one character; so do we. */
const lines = z.overwrite((text: string) => text.replaceAll('\r\n', '\n'));
const words = (most: number) => z.string().check(lines, z.trim(), z.maxLength(most, 'tooLong'));
const revision = z.coerce.number('invalid').check(z.int('invalid'), z.gte(0, 'invalid'));

/** A draft may be short or empty; only its size is checked. `version` is compared and set. */
export const statementSchema = z.object({
  version: revision,
  background: words(statementLengths.background[1]),
  achievements: words(statementLengths.achievements[1]),
  initiative: words(statementLengths.initiative[1]),
  evidence: words(statementLengths.evidence[1]),
  deed: words(statementLengths.deed[1]),
});

const saveSchema = z.object({
  version: revision,
  patch: z.strictObject({
    background: z.optional(words(statementLengths.background[1])),
    achievements: z.optional(words(statementLengths.achievements[1])),
    initiative: z.optional(words(statementLengths.initiative[1])),
    evidence: z.optional(words(statementLengths.evidence[1])),
    deed: z.optional(words(statementLengths.deed[1])),
  }),
});

/** What the page sends while one writes: the version it was drawn from, and the parts that changed. */
export function readStatementSave(sent: unknown): { version: number; patch: Partial<Statement> } {
  const parsed = saveSchema.safeParse(sent);
  if (!parsed.success) throw new Invalid(issuesOf(parsed.error));
  return parsed.data;
}

/** Returning and withdrawing say why: the other side reads it. */
export const nominationReasonSchema = z.object({
  reason: z.string().check(lines, z.trim(), z.minLength(10, 'tooShort'), z.maxLength(500, 'tooLong')),
});

/** `confirmation` is the nominee's name, typed. */
export const nominationWithdrawalSchema = z.extend(nominationReasonSchema, {
  confirmation: z
    .catch(z.string(), '')
    .check(z.trim(), z.minLength(1, 'required'), z.maxLength(150, 'tooLong')),
});

/** Nothing is ticked beforehand: the nominee chooses one of two. */
export const consentSchema = z.object({ answer: z.enum(['given', 'refused'], 'choice.invalid') });

/** Sending names the version that was looked over. */
export const versionSchema = z.object({ version: revision });

/** What is missing before a statement may be sent. */
export function statementIssues(statement: Statement): Issue[] {
  return statementParts.flatMap((part: StatementPart): Issue[] => {
    const length = statement[part].trim().length;
    const [fewest] = statementLengths[part];
    if (length === 0) return [{ path: part, code: 'required' }];
    return length < fewest ? [{ path: part, code: 'nomination.partTooShort', params: { fewest } }] : [];
  });
}
