/** A rule and its answer in words: what was asked, what was seen, what would cure it. */

import { gradeName } from '~/features/organisation/organisation-words';
import { showDay } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { RuleOutcome } from '../nomination';

type Words = {
  title: (seen: Seen) => string;
  text: (seen: Seen) => string;
  /** Whose page holds the fact. */
  at?: 'person' | 'branch';
};
type Seen = RuleOutcome['params'] & { outcome: RuleOutcome['outcome'] };

const num = (seen: Seen, key: string) => Number(seen[key] ?? 0);
const text = (seen: Seen, key: string) => String(seen[key] ?? '');

const rules: Record<RuleOutcome['rule'], Words> = {
  minMonthsAsSecretary: {
    title: (seen) => m.nomination_months_title({ wanted: num(seen, 'wanted') }),
    text: (seen) => {
      const said = { months: num(seen, 'months'), since: showDay(text(seen, 'since')) };
      if (seen.outcome === 'pass') return m.nomination_months_pass(said);
      return m.nomination_months_fail({ ...said, more: num(seen, 'wanted') - said.months });
    },
  },
  personGradeIn: {
    title: (seen) => m.nomination_grade_person_title({ grades: gradesOf(seen) }),
    text: gradeText,
    at: 'person',
  },
  branchGradeIn: {
    title: (seen) => m.nomination_grade_branch_title({ grades: gradesOf(seen) }),
    text: gradeText,
    at: 'branch',
  },
  noDisciplineMonths: {
    title: (seen) => m.nomination_discipline_title({ months: num(seen, 'months') }),
    text: (seen) =>
      seen.outcome === 'pass'
        ? m.nomination_discipline_pass()
        : m.nomination_discipline_fail({ count: num(seen, 'count') }),
    at: 'person',
  },
  assessmentCompleted: {
    title: () => m.nomination_forms_title(),
    text: (seen) => {
      if (seen.outcome === 'pass') return m.nomination_forms_pass({ superiors: num(seen, 'superiors') });
      if (num(seen, 'self') > 0) return m.nomination_forms_fail_superior();
      return num(seen, 'superiors') > 0 ? m.nomination_forms_fail_self() : m.nomination_forms_fail_both();
    },
  },
  notSameHonourYears: {
    title: (seen) => m.nomination_honour_title({ years: num(seen, 'years') }),
    text: (seen) => {
      if (seen.outcome === 'pass') return m.nomination_honour_pass();
      const last = num(seen, 'last');
      return m.nomination_honour_fail({ last, from: last + num(seen, 'years') + 1 });
    },
    at: 'person',
  },
  minAge: {
    title: (seen) => m.nomination_age_title({ wanted: num(seen, 'wanted') }),
    text: (seen) => {
      if (seen.outcome === 'unknown') return m.nomination_age_unknown();
      const age = num(seen, 'age');
      return seen.outcome === 'pass' ? m.nomination_age_pass({ age }) : m.nomination_age_fail({ age });
    },
    at: 'person',
  },
};

/** The rule with its numbers, as a heading. */
export const ruleTitle = (seen: RuleOutcome) => rules[seen.rule].title(seenOf(seen));
/** What was seen; when it does not do, what would cure it. */
export const ruleText = (seen: RuleOutcome) => rules[seen.rule].text(seenOf(seen));
/** Whose page holds the fact that a rule did not like; null when no page cures it. */
export const cureOf = (seen: RuleOutcome) => (seen.outcome === 'pass' ? null : (rules[seen.rule].at ?? null));

function seenOf({ params, outcome }: RuleOutcome): Seen {
  return { ...params, outcome };
}

function gradesOf(seen: Seen): string {
  const names = text(seen, 'wanted').split(',').filter(Boolean).map(gradeName).map(inSentence);
  return names.reduce((one, other) => (one ? m.nomination_or({ one, other }) : other), '');
}

/** A name that stands at the head of a line, inside a sentence. */
function inSentence(name: string): string {
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

function gradeText(seen: Seen): string {
  if (seen.outcome === 'unknown') return m.nomination_grade_unknown();
  const said = { year: num(seen, 'year'), grade: gradeName(text(seen, 'grade')) };
  return seen.outcome === 'pass' ? m.nomination_grade_pass(said) : m.nomination_grade_fail(said);
}
