/** May this person be nominated? Rules are data of the cycle; each answers with what it saw, wanted and rests on. */

import type { EligibilityRule } from '~/features/cycle/cycle';
import { type Day, monthsBetween } from '~/lib/date';
import type { RuleOutcome } from '../nomination';

/** What is recorded of a person: absent facts are null, never guessed. */
export type EligibilityFacts = {
  /** First day as secretary of the branch. */
  appointedOn: Day;
  bornOn: Day | null;
  /** The newest official grade of the person and of the branch, of the cycle's year or the year before. */
  personGrade: YearGrade | null;
  branchGrade: YearGrade | null;
  disciplines: readonly { fromOn: Day; toOn: Day | null }[];
  /** Years in which the person held this honour, not revoked. */
  honourYears: readonly number[];
  isSelfSent: boolean;
  superiorsSent: number;
};

/** An official grade and the year it is of. */
export type YearGrade = { grade: string; year: number };

type Seen = Pick<RuleOutcome, 'outcome' | 'params'>;

/** Every rule's answer, in the order of the cycle's settings. `today` is the day of asking, `year` the cycle's. */
export function checkEligibility(
  rules: readonly EligibilityRule[],
  facts: EligibilityFacts,
  { today, year }: { today: Day; year: number },
): RuleOutcome[] {
  return rules.map((rule) => ({
    rule: rule.rule,
    effect: rule.effect,
    source: rule.source,
    ...checks[rule.rule](rule, facts, today, year),
  }));
}

/** Rules that stop a submission. */
export function blockersOf(outcomes: readonly RuleOutcome[]): RuleOutcome[] {
  return outcomes.filter((seen) => seen.effect === 'block' && seen.outcome !== 'pass');
}

/** How a rule stands for the reader: met, to be looked at, in the way. */
export function ruleStateOf({ effect, outcome }: RuleOutcome): 'ok' | 'warn' | 'bad' {
  if (outcome === 'pass') return 'ok';
  return effect === 'block' ? 'bad' : 'warn';
}

/** How many rules are met, ask for a look, block. */
export function countRules(outcomes: readonly RuleOutcome[]) {
  const states = outcomes.map(ruleStateOf);
  const of = (state: string) => states.filter((one) => one === state).length;
  return { pass: of('ok'), warn: of('warn'), block: of('bad') };
}

type Check = (rule: EligibilityRule, facts: EligibilityFacts, today: Day, year: number) => Seen;

const checks: Record<EligibilityRule['rule'], Check> = {
  minMonthsAsSecretary: ({ value = 0 }, { appointedOn }, today) => {
    const months = Math.max(0, monthsBetween(appointedOn, today));
    return seen(months >= value, { months, wanted: value, since: appointedOn });
  },
  personGradeIn: ({ grades = [] }, { personGrade }) => gradeIn(personGrade, grades),
  branchGradeIn: ({ grades = [] }, { branchGrade }) => gradeIn(branchGrade, grades),
  noDisciplineMonths: ({ value = 0 }, { disciplines }, today) => {
    const standing = disciplines.filter((d) => d.toOn === null || monthsBetween(d.toOn, today) < value);
    return seen(standing.length === 0, { count: standing.length, months: value });
  },
  assessmentCompleted: (_rule, { isSelfSent, superiorsSent }) =>
    seen(isSelfSent && superiorsSent > 0, { self: isSelfSent ? 1 : 0, superiors: superiorsSent }),
  notSameHonourYears: ({ value = 0 }, { honourYears }, _today, year) => {
    const recent = honourYears.filter((held) => year - held <= value);
    return seen(recent.length === 0, { years: value, last: recent.length > 0 ? Math.max(...recent) : 0 });
  },
  minAge: ({ value = 0 }, { bornOn }, today) => {
    if (bornOn === null) return { outcome: 'unknown', params: { wanted: value } };
    return seen(ageOn(bornOn, today) >= value, { age: ageOn(bornOn, today), wanted: value });
  },
};

function seen(passes: boolean, params: Seen['params']): Seen {
  return { outcome: passes ? 'pass' : 'fail', params };
}

function gradeIn(held: YearGrade | null, grades: readonly string[]): Seen {
  if (held === null) return { outcome: 'unknown', params: { wanted: grades.join(',') } };
  return seen(grades.includes(held.grade), { ...held, wanted: grades.join(',') });
}

/** Whole years lived; somebody born on 29 February grows older on 1 March of a common year. */
export function ageOn(bornOn: Day, today: Day): number {
  return Math.floor(monthsBetween(bornOn, today) / 12);
}

/** Do two times of asking differ in any rule's answer? */
export function rulesDiffer(before: readonly RuleOutcome[], now: readonly RuleOutcome[]): boolean {
  const answers = (outcomes: readonly RuleOutcome[]) =>
    outcomes
      .map(({ rule, effect, outcome }) => `${rule} ${effect} ${outcome}`)
      .sort()
      .join('\n');
  return answers(before) !== answers(now);
}
