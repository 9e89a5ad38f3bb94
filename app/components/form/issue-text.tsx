import { dayFault, instantFault } from '~/lib/typed-day';
import { m } from '~/paraglide/messages';

/** Sentences for the codes that any schema may answer with; a noun's own codes come from its page. */
const texts: Record<string, (of: { value: string }) => string> = {
  required: m.app_refusal_required,
  tooLong: m.app_refusal_too_long,
  tooShort: m.app_refusal_too_short,
  'day.invalid': m.app_refusal_day_invalid,
  'day.absent': m.app_refusal_day_absent,
  'date.invalid': m.app_refusal_date_invalid,
  'date.absent': m.app_refusal_date_absent,
  'date.hour': m.app_refusal_date_hour,
  'number.invalid': m.app_refusal_number_invalid,
  'email.invalid': m.app_refusal_email_invalid,
  'phone.invalid': m.app_refusal_phone_invalid,
  'choice.invalid': m.app_refusal_choice_invalid,
};

/** `value` is what stands in the field: some sentences repeat it. */
export function issueText(code: string, value = ''): string {
  return (texts[code] ?? m.app_refusal_invalid)({ value });
}

/** Why a text is no day, or no day and hour. */
export function typedDayIssue(kind: 'day' | 'instant', value: string): string {
  return issueText(kind === 'day' ? dayFault(value) : instantFault(value), value.trim());
}
