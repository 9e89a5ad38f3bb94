import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings, type EligibilityRule } from '~/features/cycle/cycle';
import {
  ageOn,
  blockersOf,
  checkEligibility,
  countRules,
  type EligibilityFacts,
  ruleStateOf,
  rulesDiffer,
} from '~/features/nomination/eligibility/eligibility';
import { addDays } from '~/lib/date';

const asked = { today: '2024-12-25', year: 2024 };
const good: EligibilityFacts = {
  appointedOn: '2022-03-01',
  bornOn: '1998-04-30',
  personGrade: { grade: 'EXCELLENT', year: 2024 },
  branchGrade: { grade: 'GOOD', year: 2023 },
  disciplines: [],
  honourYears: [],
  isSelfSent: true,
  superiorsSent: 2,
};
const rule = (given: Partial<EligibilityRule> & Pick<EligibilityRule, 'rule'>): EligibilityRule => ({
  effect: 'block',
  source: 'Hướng dẫn số 12',
  ...given,
});
const ask = (one: EligibilityRule, facts: Partial<EligibilityFacts>) =>
  checkEligibility([one], { ...good, ...facts }, asked)[0]!;

const months = rule({ rule: 'minMonthsAsSecretary', value: 12 });
const ownGrade = rule({ rule: 'personGradeIn', grades: ['EXCELLENT', 'GOOD'] });
const branchGrade = rule({ rule: 'branchGradeIn', grades: ['EXCELLENT', 'GOOD'] });
const discipline = rule({ rule: 'noDisciplineMonths', value: 12 });
const forms = rule({ rule: 'assessmentCompleted' });
const honour = rule({ rule: 'notSameHonourYears', value: 2 });
const age = rule({ rule: 'minAge', value: 16 });

describe('one rule at a time', () => {
  it.each([
    ['twelve months to the day', months, { appointedOn: '2023-12-25' }, 'pass'],
    ['a day short of twelve months', months, { appointedOn: '2023-12-26' }, 'fail'],
    ['appointed tomorrow', months, { appointedOn: '2024-12-26' }, 'fail'],
    ['a grade of the list', ownGrade, { personGrade: { grade: 'GOOD', year: 2023 } }, 'pass'],
    ['a grade below', ownGrade, { personGrade: { grade: 'FULFILLED', year: 2024 } }, 'fail'],
    ['no grade recorded', ownGrade, { personGrade: null }, 'unknown'],
    [
      'the branch’s grade below',
      branchGrade,
      { branchGrade: { grade: 'NOT_FULFILLED', year: 2024 } },
      'fail',
    ],
    ['no grade of the branch', branchGrade, { branchGrade: null }, 'unknown'],
    ['no discipline', discipline, {}, 'pass'],
    ['one in force', discipline, { disciplines: [{ fromOn: '2020-01-01', toOn: null }] }, 'fail'],
    [
      'one that ended a year ago',
      discipline,
      { disciplines: [{ fromOn: '2023-01-01', toOn: '2023-12-25' }] },
      'pass',
    ],
    [
      'one a day too near',
      discipline,
      { disciplines: [{ fromOn: '2023-01-01', toOn: '2023-12-26' }] },
      'fail',
    ],
    [
      'one that ends later',
      discipline,
      { disciplines: [{ fromOn: '2024-01-01', toOn: '2025-06-01' }] },
      'fail',
    ],
    ['both forms in', forms, { superiorsSent: 1 }, 'pass'],
    ['no self form', forms, { isSelfSent: false }, 'fail'],
    ['no superior form', forms, { superiorsSent: 0 }, 'fail'],
    ['honoured three years ago', honour, { honourYears: [2021] }, 'pass'],
    ['honoured two years ago', honour, { honourYears: [2018, 2022] }, 'fail'],
    ['sixteen today', age, { bornOn: '2008-12-25' }, 'pass'],
    ['sixteen tomorrow', age, { bornOn: '2008-12-26' }, 'fail'],
    ['no date of birth', age, { bornOn: null }, 'unknown'],
  ] as const)('%s', (_name, one, facts, outcome) => {
    expect(ask(one, facts).outcome).toBe(outcome);
  });

  it('says what it saw and wanted, and what it rests on', () => {
    expect(ask(months, { appointedOn: '2024-05-10' })).toEqual({
      rule: 'minMonthsAsSecretary',
      effect: 'block',
      outcome: 'fail',
      source: 'Hướng dẫn số 12',
      params: { months: 7, wanted: 12, since: '2024-05-10' },
    });
    expect(ask(ownGrade, {}).params).toEqual({ grade: 'EXCELLENT', year: 2024, wanted: 'EXCELLENT,GOOD' });
    expect(ask(honour, { honourYears: [2023, 2022] }).params).toEqual({ years: 2, last: 2023 });
    expect(ask(forms, { superiorsSent: 0 }).params).toEqual({ self: 1, superiors: 0 });
  });

  it('counts years of people born on 29 February', () => {
    expect(ageOn('2008-02-29', '2024-02-28')).toBe(15);
    expect(ageOn('2008-02-29', '2025-02-28')).toBe(16);
    expect(ageOn('2008-02-29', '2025-03-01')).toBe(17);
  });
});

describe('all rules', () => {
  it('answer in the order of the settings; only blocking ones that are not met block', () => {
    const outcomes = checkEligibility(
      defaultSettings.eligibility,
      { ...good, bornOn: null, personGrade: null, appointedOn: '2024-10-01' },
      asked,
    );
    expect(outcomes.map((seen) => seen.rule)).toEqual(defaultSettings.eligibility.map((one) => one.rule));
    expect(blockersOf(outcomes).map((seen) => seen.rule)).toEqual(['minAge']);
    expect(countRules(outcomes)).toEqual({ pass: 3, warn: 2, block: 1 });
    expect(outcomes.map(ruleStateOf)).toEqual(['ok', 'warn', 'warn', 'ok', 'ok', 'bad']);
  });

  it('without rules nobody is barred', () => {
    expect(checkEligibility([], good, asked)).toEqual([]);
    expect(countRules([])).toEqual({ pass: 0, warn: 0, block: 0 });
  });

  it('differ between two times only when an answer does', () => {
    const at = (facts: Partial<EligibilityFacts>) =>
      checkEligibility(defaultSettings.eligibility, { ...good, ...facts }, asked);
    expect(rulesDiffer(at({}), at({ superiorsSent: 3 }))).toBe(false);
    expect(rulesDiffer(at({}), at({ bornOn: null }))).toBe(true);
  });
});

const day = fc.integer({ min: -6000, max: 0 }).map((days) => addDays(asked.today, days));
const grades = ['EXCELLENT', 'GOOD', 'FULFILLED', 'NOT_FULFILLED'];
const graded = fc.record({ grade: fc.constantFrom(...grades), year: fc.constantFrom(2023, 2024) });
const someFacts: fc.Arbitrary<EligibilityFacts> = fc.record({
  appointedOn: day,
  bornOn: fc.option(day),
  personGrade: fc.option(graded),
  branchGrade: fc.option(graded),
  disciplines: fc.array(fc.record({ fromOn: day, toOn: fc.option(day) }), { maxLength: 3 }),
  honourYears: fc.array(fc.integer({ min: 2015, max: 2024 }), { maxLength: 3 }),
  isSelfSent: fc.boolean(),
  superiorsSent: fc.nat(3),
});
const allRules = [months, ownGrade, branchGrade, discipline, forms, honour, age];

/** Each way in which somebody's record gets better. */
const betterments: Record<string, (facts: EligibilityFacts, by: number) => EligibilityFacts> = {
  'longer in office': (facts, by) => ({ ...facts, appointedOn: addDays(facts.appointedOn, -by) }),
  older: (facts, by) => ({ ...facts, bornOn: addDays(facts.bornOn ?? '2007-01-01', -by) }),
  'a better own grade': (facts) => ({ ...facts, personGrade: better(facts.personGrade) }),
  'a better grade of the branch': (facts) => ({ ...facts, branchGrade: better(facts.branchGrade) }),
  'a discipline less': (facts) => ({ ...facts, disciplines: facts.disciplines.slice(1) }),
  'disciplines over earlier': (facts, by) => ({
    ...facts,
    disciplines: facts.disciplines.map((one) => ({ ...one, toOn: addDays(one.toOn ?? asked.today, -by) })),
  }),
  'an honour less': (facts) => ({ ...facts, honourYears: facts.honourYears.slice(1) }),
  'the self form sent': (facts) => ({ ...facts, isSelfSent: true }),
  'one more superior form': (facts) => ({ ...facts, superiorsSent: facts.superiorsSent + 1 }),
};

function better(held: EligibilityFacts['personGrade']): EligibilityFacts['personGrade'] {
  const at = held ? grades.indexOf(held.grade) : grades.length;
  return { grade: grades[Math.max(0, at - 1)]!, year: 2024 };
}

describe('a fact getting better', () => {
  it.each(Object.entries(betterments))('never turns a pass into a fail: %s', (_name, improve) => {
    fc.assert(
      fc.property(someFacts, fc.nat(900), (facts, by) => {
        const before = checkEligibility(allRules, facts, asked);
        const after = checkEligibility(allRules, improve(facts, by), asked);
        for (const [index, seen] of before.entries())
          if (seen.outcome === 'pass') expect(after[index]!.outcome).toBe('pass');
      }),
    );
  });
});
