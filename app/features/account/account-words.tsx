import { m } from '~/paraglide/messages';

/** Sentences for the codes of this noun's forms, for the browser. */
export const formTexts: Record<string, () => string> = {
  'account.passwordShort': m.account_refusal_password_short,
  'account.noticeUnread': m.account_refusal_notice_unread,
};
