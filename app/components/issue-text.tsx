import { m } from '~/paraglide/messages';

/** Sentences for the codes that any schema may answer with; a noun's own codes come from its page. */
const texts: Record<string, () => string> = {
  required: m.app_refusal_required,
  tooLong: m.app_refusal_too_long,
  tooShort: m.app_refusal_too_short,
  'day.invalid': m.app_refusal_day_invalid,
  'date.invalid': m.app_refusal_date_invalid,
  'number.invalid': m.app_refusal_number_invalid,
  'email.invalid': m.app_refusal_email_invalid,
  'phone.invalid': m.app_refusal_phone_invalid,
  'choice.invalid': m.app_refusal_choice_invalid,
};

export function issueText(code: string): string {
  return (texts[code] ?? m.app_refusal_invalid)();
}
