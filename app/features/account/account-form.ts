import * as z from 'zod/mini';
import { isDay } from '~/lib/date';
import { passwordLength } from './account';

const typed = z.string('required').check(z.minLength(1, 'required'), z.maxLength(200, 'tooLong'));

const newPassword = z
  .string('required')
  .check(
    z.minLength(1, 'required'),
    z.minLength(passwordLength.least, 'account.passwordShort'),
    z.maxLength(passwordLength.most, 'tooLong'),
  );

const ticked = z.literal('on', 'account.noticeUnread');

export const signInSchema = z.object({ name: typed, password: typed, next: z.string('required') });
export type SignInInput = z.infer<typeof signInSchema>;

/** Using an invitation: a first password, and the notice read. */
export const joinSchema = z.object({ password: newPassword, notice: ticked });
export type JoinInput = z.infer<typeof joinSchema>;

/** Using a reset link. */
export const resetSchema = z.object({ password: newPassword });
export type ResetInput = z.infer<typeof resetSchema>;

export const passwordChangeSchema = z.object({ currentPassword: typed, password: newPassword });
export type PasswordChangeInput = z.infer<typeof passwordChangeSchema>;

/** First set-up: the province and its first administrator. */
export const setupSchema = z.object({
  code: z.string('required').check(z.trim(), z.minLength(1, 'required'), z.maxLength(20, 'tooLong')),
  unitName: z.string('required').check(z.trim(), z.minLength(1, 'required'), z.maxLength(120, 'tooLong')),
  validFrom: z.string('required').check(
    z.minLength(1, 'required'),
    z.refine((day) => day === '' || isDay(day), 'day.invalid'),
  ),
  fullName: z.string('required').check(z.trim(), z.minLength(1, 'required'), z.maxLength(80, 'tooLong')),
  phone: typed,
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
