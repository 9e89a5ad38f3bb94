import * as z from 'zod/mini';
import { typedDay } from '~/lib/typed-day';
import { passwordLength } from './account';

/** A line that must be filled in; `needed` says which one is missing. */
const line = (needed: string, most = 200) =>
  z.string(needed).check(z.trim(), z.minLength(1, needed), z.maxLength(most, 'tooLong'));

/** A password as it was typed: spaces belong to it. */
const password = z
  .string('account.passwordNeeded')
  .check(z.minLength(1, 'account.passwordNeeded'), z.maxLength(200, 'tooLong'));

const newPassword = z
  .string('account.passwordNeeded')
  .check(
    z.minLength(1, { error: 'account.passwordNeeded', abort: true }),
    z.minLength(passwordLength.least, 'account.passwordShort'),
    z.maxLength(passwordLength.most, 'tooLong'),
  );

const ticked = z.literal('on', 'account.noticeUnread');

export const signInSchema = z.object({
  name: line('account.nameNeeded'),
  password,
  next: z.string('required'),
});
export type SignInInput = z.infer<typeof signInSchema>;

/** Using an invitation: a first password, and the notice read. */
export const joinSchema = z.object({ password: newPassword, notice: ticked });
export type JoinInput = z.infer<typeof joinSchema>;

/** The notice read, by somebody who is in already. */
export const noticeSchema = z.object({ notice: ticked });

/** Using a reset link; the code is the person's second proof. */
export const resetSchema = z.object({
  password: newPassword,
  code: z.optional(z.string().check(z.maxLength(40, 'tooLong'))),
});
export type ResetInput = z.infer<typeof resetSchema>;

export const passwordChangeSchema = z.object({ currentPassword: password, password: newPassword });
export type PasswordChangeInput = z.infer<typeof passwordChangeSchema>;

/** One's own address for codes; empty takes it back. */
export const proofEmailSchema = z.object({
  email: z.string('email.invalid').check(
    z.trim(),
    z.toLowerCase(),
    z.maxLength(200, 'tooLong'),
    z.refine((text) => text === '' || z.email().safeParse(text).success, 'email.invalid'),
  ),
  currentPassword: password,
});
export type ProofEmailInput = z.infer<typeof proofEmailSchema>;

/** First set-up: the province and its first administrator. */
export const setupSchema = z.object({
  unitName: line('account.unitNameNeeded', 150),
  code: line('account.codeNeeded', 40),
  validFrom: typedDay('account.dayNeeded'),
  fullName: line('account.fullNameNeeded', 100),
  phone: line('account.phoneNeeded'),
  email: z.optional(z.union([z.literal(''), z.email('email.invalid')], 'email.invalid')),
  password: newPassword,
  notice: ticked,
});
export type SetupInput = z.infer<typeof setupSchema>;

/** The officer's list: whom to invite (`all`: everybody of the page who has not joined), or whom to give a new password. */
export const handLinksSchema = z.object({
  personIds: z.optional(z.array(z.string())),
  shown: z.optional(z.array(z.string())),
  all: z.optional(z.string()),
  reset: z.optional(z.string()),
});
