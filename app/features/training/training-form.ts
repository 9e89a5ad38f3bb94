/** What the forms of this noun are made of. Messages are codes. */
import * as z from 'zod/mini';
import { readAmount } from './training';

/** Browsers post line ends as CRLF and count them as one character; so do we. */
const lines = z.overwrite((words: string) => words.replaceAll('\r\n', '\n'));

export const text = (most: number) =>
  z.catch(z.string(), '').check(lines, z.trim(), z.maxLength(most, 'tooLong'));
export const line = (most: number) => text(most).check(z.minLength(1, 'required'));
export const reason = () => text(500).check(z.minLength(10, 'tooShort'));

export const count = (most = 100_000) =>
  z.coerce
    .number('number.invalid')
    .check(z.int('number.invalid'), z.gte(0, 'number.invalid'), z.lte(most, 'number.invalid'));
export const year = () =>
  z.coerce
    .number('number.invalid')
    .check(z.int('number.invalid'), z.gte(2000, 'number.invalid'), z.lte(2100, 'number.invalid'));
export const quarter = () =>
  z.coerce
    .number('choice.invalid')
    .check(z.int('choice.invalid'), z.gte(1, 'choice.invalid'), z.lte(4, 'choice.invalid'));

/** Đồng; below nothing only for counter-entries. */
export const amount = (least = 0) =>
  z.pipe(
    z.catch(z.string(), '').check((context) => {
      const read = readAmount(context.value);
      if (read === null || read < least)
        context.issues.push({ code: 'custom', message: 'training.amount', input: context.value });
    }),
    z.transform((words) => readAmount(words) ?? 0),
  );

const uuidText = z.string().check(z.regex(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/, 'invalid'));
export const uuids = (most: number) => z.catch(z.array(uuidText), []).check(z.maxLength(most, 'invalid'));

const idNumber = z.coerce
  .number('invalid')
  .check(z.int('invalid'), z.gte(1, 'invalid'), z.lte(999_999_999, 'invalid'));
/** People of one go. */
export const mostPeople = 500;
export const ids = (most = mostPeople) => z.catch(z.array(idNumber), []).check(z.maxLength(most, 'invalid'));
export const peopleSchema = z.object({
  personIds: ids().check(z.minLength(1, 'training.nobody')),
});
export const trainingReasonSchema = z.object({ reason: reason() });
