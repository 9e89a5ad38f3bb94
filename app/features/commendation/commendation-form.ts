/** The board's forms: deciding, publishing, withdrawing, revoking. Messages are codes. */
import * as z from 'zod/mini';
import { typedDay } from '~/lib/typed-day';

/** Browsers post line ends as CRLF and count them as one character; so do we. */
const lines = z.overwrite((text: string) => text.replaceAll('\r\n', '\n'));
const text = () => z.catch(z.string(), '').check(lines, z.trim());
const line = (most: number) => text().check(z.minLength(1, 'required'), z.maxLength(most, 'tooLong'));
const reason = () => text().check(z.minLength(10, 'commendation.reasonShort'), z.maxLength(1000, 'tooLong'));
const number = () => line(60);

/** More people than one paper could carry in a year. */
export const mostChosen = 400;
const fileId = z.string().check(z.regex(/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/, 'invalid'));

export const decisionSchema = z.object({
  nominationIds: z
    .catch(z.array(fileId), [])
    .check(z.minLength(1, 'commendation.nobody'), z.maxLength(mostChosen, 'invalid')),
  number: number(),
  signedOn: typedDay('commendation.signedNeeded'),
  signer: line(120),
  reason: reason(),
  /** Only when more are chosen than the cycle meant to honour; the command asks for it. */
  excessReason: text().check(z.maxLength(1000, 'tooLong')),
});
export type DecisionValues = z.infer<typeof decisionSchema>;

/** Typed again, so that nobody publishes the wrong paper. */
export const publicationSchema = z.object({ confirmation: line(60) });

/** `confirmation` is the decision's number, typed. */
export const decisionWithdrawalSchema = z.object({ reason: reason(), confirmation: line(60) });

/** `number` is that of the revoking decision; `confirmation` the person's name, typed. */
export const revocationSchema = z.object({ number: number(), reason: reason(), confirmation: line(120) });
