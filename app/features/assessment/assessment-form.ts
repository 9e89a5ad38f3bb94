import * as z from 'zod/mini';
import type { Issue } from '~/lib/errors';
import { clean } from '~/lib/text';
import {
  ANSWERS,
  lengthOf,
  MAX_COMMENT,
  MAX_EVIDENCE,
  MAX_NOTE,
  MAX_SKILLS,
  mayAnnotate,
  missingAnswers,
  type RaterRole,
  readAnswer,
  SKILL_CODE,
} from './assessment';
import type { DraftPatch } from './assessment-merge';
import type { OpenFormContent } from './form/content';

/** Text as it is kept: cleaned, nothing after the last word. */
const text = (most: number, code: string) =>
  z.string(code).check(
    z.overwrite((value) => clean(value).trimEnd()),
    z.refine((value) => lengthOf(value) <= most, code),
  );

const skill = z.string().check(z.regex(SKILL_CODE, 'assessment.skill.unknown'));
const few = z.refine<unknown>(
  (values) => Object.keys(values as object).length <= MAX_SKILLS,
  'assessment.skill.tooMany',
);
const bySkill = <T extends z.ZodMiniType>(value: T) =>
  z.optional(z.record(skill, z.nullable(value)).check(few));

/** A number, or its digits in a posted form. */
const version = z.pipe(
  z.transform((value) => (typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value)),
  z.int('assessment.version.invalid').check(z.nonnegative('assessment.version.invalid')),
);

const patchSchema = z.object({
  answers: bySkill(z.literal([...ANSWERS], 'assessment.answer.unknown')),
  notes: bySkill(text(MAX_NOTE, 'assessment.note.tooLong')),
  evidence: bySkill(text(MAX_EVIDENCE, 'assessment.evidence.tooLong')),
  comment: z.optional(text(MAX_COMMENT, 'assessment.comment.tooLong')),
});

/** A draft save: the version it was made from, and what changed. */
export const draftSaveSchema = z.object({ version, patch: patchSchema });
export type DraftSave = z.infer<typeof draftSaveSchema>;

/** Sending: the last changes go along (without JavaScript: the whole form), and the declaration is ticked. */
export const submissionSchema = z.object({
  version,
  patch: z._default(patchSchema, {}),
  declared: z.literal(['on', true], 'assessment.declaration.required'),
});

/**
 * The patch in the fields of a posted form: `answers.A1`, `notes.A1`, `evidence.A1`, `comment`. Empty text takes the
 * value away; other fields are left alone. What is not an answer stays as it is for the schema to refuse.
 */
function patchOfFields(fields: Iterable<[string, unknown]>): Record<string, unknown> {
  const entries = [...fields].filter((field): field is [string, string] => typeof field[1] === 'string');
  const valuesOf = (part: string, read: (value: string) => unknown) => {
    const own = entries.filter(([name]) => name.startsWith(`${part}.`));
    const values = own.map(([name, value]) => [
      name.slice(part.length + 1),
      value.trim() === '' ? null : read(value),
    ]);
    return values.length === 0 ? {} : { [part]: Object.fromEntries(values) };
  };
  const comment = entries.find(([name]) => name === 'comment');
  return {
    ...valuesOf('answers', (value) => readAnswer(value) ?? value),
    ...valuesOf('notes', (value) => value),
    ...valuesOf('evidence', (value) => value),
    ...(comment ? { comment: comment[1] } : {}),
  };
}

/** The values of a posted form, ready for either schema. */
export function valuesOfFields(fields: Iterable<[string, unknown]>) {
  const entries = [...fields];
  const one = (name: string) => entries.find(([field]) => field === name)?.[1];
  return { version: one('version'), declared: one('declared'), patch: patchOfFields(entries) };
}

/** What in a patch does not belong in this form: unknown skills, a peer's notes or evidence. */
export function patchIssues(role: RaterRole, skills: readonly string[], patch: DraftPatch): Issue[] {
  const parts = ['answers', 'notes', 'evidence'] as const;
  return parts.flatMap((part) =>
    Object.entries(patch[part] ?? {}).flatMap(([code, value]) => {
      const path = `${part}.${code}`;
      if (!skills.includes(code)) return [{ path, code: 'assessment.skill.unknown' }];
      const forbidden = part !== 'answers' && value !== null && !mayAnnotate(role);
      return forbidden ? [{ path, code: `assessment.${part}.notForPeers` }] : [];
    }),
  );
}

/** What keeps a draft from being sent, beside its fields and in the framework's order; [] when it may go. */
export function submissionIssues(
  role: RaterRole,
  skills: readonly string[],
  draft: OpenFormContent,
): Issue[] {
  return missingAnswers(role, skills, draft).map(({ skill, part }) =>
    part === 'answer'
      ? { path: `answers.${skill}`, code: 'assessment.answer.missing' }
      : { path: `evidence.${skill}`, code: 'assessment.evidence.missing' },
  );
}
