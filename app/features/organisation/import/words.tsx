/** Names of a file's fields and outcomes, and values as people write them. */
import type { TagKind } from '~/components/tag';
import { isDay, showDay } from '~/lib/date';
import { m } from '~/paraglide/messages';
import { showPhone } from '../naming/phone';
import { genderName, howName } from '../organisation-words';
import type { Outcome, PlanField } from '../plan/plan';

const fields: Record<PlanField, () => string> = {
  unitCode: m.people_field_unit_code,
  unitName: m.people_field_unit,
  fullName: m.people_col_name,
  bornOn: m.people_field_born_on,
  gender: m.people_field_gender,
  phone: m.people_field_phone,
  email: m.people_field_email,
  memberCode: m.people_field_member_code,
  joinedUnionOn: m.people_field_joined_on,
  title: m.people_field_title,
  fromOn: m.people_field_from_on,
  toOn: m.people_field_to_on,
  how: m.people_field_how,
  code: m.people_field_code,
  name: m.people_field_unit_name,
  type: m.people_field_type,
  parentCode: m.people_field_parent_code,
  validFrom: m.people_field_valid_from,
  validTo: m.people_field_valid_to,
};

const outcomes: Record<Outcome, () => string> = {
  create: m.people_outcome_create,
  change: m.people_outcome_change,
  end: m.people_outcome_end,
  same: m.people_outcome_same,
  error: m.people_outcome_error,
  skip: m.people_outcome_skip,
};

export const outcomeKinds: Record<Outcome, TagKind> = {
  create: 'ok',
  change: 'go',
  end: 'warn',
  same: 'plain',
  error: 'late',
  skip: 'plain',
};

export function importFieldName(field: PlanField): string {
  return fields[field]();
}

export function outcomeName(outcome: Outcome): string {
  return outcomes[outcome]();
}

type Names = { titles: ReadonlyMap<string, string>; types: ReadonlyMap<string, string> };

/** A stored value as a screen shows it; '' for nothing. */
export function showValue(field: PlanField, value: string | null, names: Names): string {
  if (value === null) return '';
  if (field === 'phone') return showPhone(value);
  if (field === 'title') return names.titles.get(value) ?? value;
  if (field === 'type') return names.types.get(value) ?? value;
  if (field === 'gender') return genderName(value as 'male' | 'female');
  if (field === 'how') return howName(value as 'elected' | 'appointed');
  return isDay(value) ? showDay(value) : value;
}
