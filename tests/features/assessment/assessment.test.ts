import { describe, expect, it } from 'vitest';
import {
  countAnswers,
  EMPTY_FORM,
  hasEnoughPeers,
  isComplete,
  isSmallGroup,
  lengthOf,
  minutesLeft,
  missingAnswers,
  needsEvidence,
  progress,
  readAnswer,
  receiptCode,
} from '~/features/assessment/assessment';

const skills = ['A1', 'A2', 'B1'];
const form = (part: object) => ({ ...EMPTY_FORM, ...part });

describe('an answer', () => {
  it.each([
    ['3', 3],
    [5, 5],
    ['NE', 'NE'],
    ['NA', 'NA'],
    ['0', null],
    ['6', null],
    ['3.0', null],
    ['', null],
    [undefined, null],
    [null, null],
    [['3'], 3],
  ])('%j is read as %j', (value, expected) => {
    expect(readAnswer(value)).toBe(expected);
  });
});

describe('evidence', () => {
  it.each([
    ['SELF', 4, true],
    ['SELF', 5, true],
    ['SUPERIOR', 4, true],
    ['SELF', 3, false],
    ['SELF', 'NE', false],
    ['SELF', undefined, false],
    ['PEER', 5, false],
  ] as const)('%s choosing %s: %s', (role, answer, expected) => {
    expect(needsEvidence(role, answer)).toBe(expected);
  });
});

describe('what is missing', () => {
  const draft = form({ answers: { A1: 4, A2: 'NA' }, evidence: { A1: '  ' } });

  it('comes in the order of the framework: answers and evidence', () => {
    expect(missingAnswers('SELF', skills, draft)).toEqual([
      { skill: 'A1', part: 'evidence' },
      { skill: 'B1', part: 'answer' },
    ]);
  });

  it('a peer owes no evidence', () => {
    expect(missingAnswers('PEER', skills, draft)).toEqual([{ skill: 'B1', part: 'answer' }]);
  });

  it('a form of non-scores only is complete', () => {
    expect(isComplete('SELF', skills, form({ answers: { A1: 'NE', A2: 'NA', B1: 'NE' } }))).toBe(true);
    expect(isComplete('SELF', skills, EMPTY_FORM)).toBe(false);
  });

  it('an answer to another framework does not count', () => {
    expect(isComplete('PEER', ['A1'], form({ answers: { Z9: 3 } }))).toBe(false);
    expect(progress(['A1'], { Z9: 3 })).toEqual({ answered: 0, total: 1, next: 'A1' });
  });
});

describe('progress', () => {
  const fifteen = Array.from({ length: 15 }, (_, i) => `S${i + 1}`);
  const first = (n: number) => Object.fromEntries(fifteen.slice(0, n).map((skill) => [skill, 3] as const));

  it.each([
    [0, 10, 'S1'],
    [9, 4, 'S10'],
    [14, 1, 'S15'],
    [15, 0, null],
  ])('with %i answered about %i minutes are left', (answered, minutes, next) => {
    expect(minutesLeft(fifteen, first(answered))).toBe(minutes);
    expect(progress(fifteen, first(answered))).toEqual({ answered, total: 15, next });
  });

  it('counts the kinds of answers for the receipt', () => {
    const answers = { A1: 4, A2: 'NE', B1: 'NA' } as const;
    expect(countAnswers(skills, answers)).toEqual({ scored: 1, noEvidence: 1, notApplicable: 1 });
  });
});

describe('few peers', () => {
  it.each([
    [2, true],
    [3, true],
    [4, true],
    [5, false],
  ])('%i raters are a small group: %s', (peers, expected) => {
    expect(isSmallGroup(peers, 3)).toBe(expected);
  });

  it('two forms are not enough, three are', () => {
    expect([2, 3].map((sent) => hasEnoughPeers(sent, 3))).toEqual([false, true]);
  });
});

describe('the receipt code', () => {
  const at = new Date('2026-11-22T02:12:40Z');

  it('is the same for the same form and instant', () => {
    expect(receiptCode(17, at)).toBe(receiptCode(17, new Date(at)));
    expect(receiptCode(17, at)).toMatch(/^26-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('takes the year from the calendar in Vietnam', () => {
    expect(receiptCode(1, new Date('2026-12-31T17:00:00Z')).slice(0, 2)).toBe('27');
  });

  it('differs between 20,000 forms sent in one second, and between instants', () => {
    const codes = Array.from({ length: 20_000 }, (_, i) => receiptCode(i, at));
    expect(new Set(codes).size).toBe(20_000);
    expect(receiptCode(17, new Date(at.getTime() + 1))).not.toBe(receiptCode(17, at));
  });
});

describe('length', () => {
  it('counts characters, not code units', () => {
    expect(lengthOf('Đoàn 𠮷 👍')).toBe(8);
  });
});
