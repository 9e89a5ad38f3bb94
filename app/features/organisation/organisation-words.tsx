/** Names of what people and units are, in the reader's language. Static tables: only what a page uses is sent. */
import { m } from '~/paraglide/messages';
import type { Gender, HowAppointed, OfficialGrade } from './organisation';

const genders: Record<Gender, () => string> = { male: m.people_gender_male, female: m.people_gender_female };
const ways: Record<HowAppointed, () => string> = {
  elected: m.people_how_elected,
  appointed: m.people_how_appointed,
};
const grades: Record<OfficialGrade, () => string> = {
  EXCELLENT: m.people_grade_excellent,
  GOOD: m.people_grade_good,
  FULFILLED: m.people_grade_fulfilled,
  NOT_FULFILLED: m.people_grade_not_fulfilled,
};

export function genderName(gender: Gender | null): string {
  return gender ? genders[gender]() : '–';
}

export function howName(how: HowAppointed | null): string {
  return how ? ways[how]() : '–';
}

/** A grade of the code list; a code that a province added shows as it is. */
export function gradeName(grade: string): string {
  return grades[grade as OfficialGrade]?.() ?? grade;
}

/** Sentences for the codes of this noun's forms. */
export const organisationIssueTexts: Record<string, () => string> = {
  'people.nameSign': m.people_refusal_name_sign,
  'people.year': m.people_refusal_year,
  'people.dayOrder': m.people_refusal_day_order,
};
