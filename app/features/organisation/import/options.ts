import * as z from 'zod/mini';
import { type RosterTitle, rosterTitles } from '../sheet/roster-values';
import type { Answers } from './question';

/** What is imported: people in their posts, or the tree itself. */
export const importKinds = ['roster', 'unit'] as const;
export type ImportKind = (typeof importKinds)[number];

/** What the clerk chose for one file; null where nothing was chosen yet. */
export type ImportOptions = {
  encoding: 'unicode' | 'tcvn3' | 'vni' | null;
  /** Null: every visible sheet with a header. */
  sheets: string[] | null;
  hiddenRows: 'skip' | 'read';
  /** By column (`DayQuestion.key`): day and month the other way round? */
  exchangeDays: Record<string, boolean>;
  /** Starts that lie ahead are meant so. */
  futureStarts: boolean;
  /** Fields picked for headings (`headingKey`), or `skip`. */
  columns: Record<string, string>;
  title: RosterTitle | null;
  /** The list is complete: whoever is missing in its units has left the post. */
  isWhole: boolean;
  /** Answers to the questions about single rows, by the question's key. */
  answers: Answers;
};

export const plainOptions: ImportOptions = {
  encoding: null,
  sheets: null,
  hiddenRows: 'skip',
  exchangeDays: {},
  futureStarts: false,
  columns: {},
  title: null,
  isWhole: false,
  answers: {},
};

const choice = <const T extends readonly string[]>(values: T) =>
  z.pipe(
    z._default(z.enum(['', ...values], 'choice.invalid'), ''),
    z.transform((value) => (value === '' ? null : (value as T[number]))),
  );

/** Side by side: which question, and what was chosen. */
const answerFields = {
  questions: z._default(z.array(z.string().check(z.maxLength(300, 'tooLong'))), []),
  answers: z._default(z.array(z.string().check(z.maxLength(100, 'tooLong'))), []),
};

const answersOf = (form: { questions: string[]; answers: string[] }): Answers =>
  Object.fromEntries(form.questions.map((key, index) => [key, form.answers[index] ?? '']));

/** The form of questions about rows. */
export const answersForm = z.pipe(z.object(answerFields), z.transform(answersOf));

/** The form of choices on the preview: every field may be absent, since a box left empty is not sent. */
export const optionsForm = z.pipe(
  z.object({
    encoding: choice(['unicode', 'tcvn3', 'vni']),
    sheets: z._default(z.array(z.string().check(z.maxLength(200, 'tooLong'))), []),
    hiddenRows: choice(['read']),
    days: z._default(z.record(z.string(), choice(['yes', 'no'])), {}),
    futureStarts: choice(['yes']),
    title: choice(rosterTitles),
    isWhole: choice(['yes']),
    ...answerFields,
  }),
  z.transform(
    (form): Omit<ImportOptions, 'columns'> => ({
      encoding: form.encoding,
      sheets: form.sheets.length > 0 ? form.sheets : null,
      hiddenRows: form.hiddenRows ?? 'skip',
      exchangeDays: Object.fromEntries(
        Object.entries(form.days).flatMap(([key, answer]) => (answer ? [[key, answer === 'yes']] : [])),
      ),
      futureStarts: form.futureStarts === 'yes',
      title: form.title,
      isWhole: form.isWhole === 'yes',
      answers: answersOf(form),
    }),
  ),
);

/** Which field each heading means: one choice a column, `skip` for none. */
export const columnsForm = z.object({
  columns: z._default(
    z.record(z.string().check(z.maxLength(300)), z.string().check(z.maxLength(40, 'choice.invalid'))),
    {},
  ),
});

export const uploadForm = z.object({
  kind: z.enum(importKinds, 'choice.invalid'),
  unitId: z.pipe(
    z.string('required').check(z.regex(/^\d{1,9}$/, 'required')),
    z.transform((text) => Number(text)),
  ),
  /** The file that this one was corrected from. */
  replaces: z._default(z.string(), ''),
});
