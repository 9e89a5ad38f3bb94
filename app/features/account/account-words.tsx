import { m } from '~/paraglide/messages';

/** Sentences for the codes of this noun's forms, for the browser. */
export const formTexts: Record<string, () => string> = {
  'account.passwordShort': m.account_refusal_password_short,
  'account.noticeUnread': m.account_refusal_notice_unread,
  'account.passwordNeeded': m.account_refusal_password_needed,
  'account.nameNeeded': m.account_refusal_name_needed,
  'account.codeNeeded': m.account_refusal_code_needed,
  'account.unitNameNeeded': m.account_refusal_unit_name_needed,
  'account.dayNeeded': m.account_refusal_day_needed,
  'account.fullNameNeeded': m.account_refusal_full_name_needed,
  'account.phoneNeeded': m.account_refusal_phone_needed,
};
