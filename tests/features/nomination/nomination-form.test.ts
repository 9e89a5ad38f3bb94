import { describe, expect, it } from 'vitest';
import { wholeStatement } from '#db/factories/nomination';
import { missingOf } from '~/features/nomination/file/missing';
import { emptyStatement, statementLengths, statementParts } from '~/features/nomination/nomination';
import {
  consentSchema,
  nominationReasonSchema,
  statementIssues,
  statementSchema,
} from '~/features/nomination/nomination-form';
import { issuesOf } from '~/lib/http/form';

const codes = (parsed: ReturnType<typeof statementSchema.safeParse>) =>
  parsed.success ? [] : issuesOf(parsed.error).map(({ path, code }) => `${path} ${code}`);

describe('the statement', () => {
  it('may be empty or short while it is a draft', () => {
    expect(statementSchema.safeParse({ version: '0', ...emptyStatement }).success).toBe(true);
  });

  it.each(statementParts)('%s is not longer than its room', (part) => {
    const most = statementLengths[part][1];
    const with_ = (length: number) =>
      statementSchema.safeParse({ version: '3', ...wholeStatement, [part]: 'ờ'.repeat(length) });
    expect(codes(with_(most))).toEqual([]);
    expect(codes(with_(most + 1))).toEqual([`${part} tooLong`]);
  });

  it('counts a line end once, however the browser posts it', () => {
    const deed = `${'a'.repeat(119)}\r\n${'b'.repeat(120)}`;
    const parsed = statementSchema.safeParse({ version: '1', ...wholeStatement, deed });
    expect(parsed.data?.deed).toBe(`${'a'.repeat(119)}\n${'b'.repeat(120)}`);
  });

  it('refuses a version that is none', () => {
    expect(codes(statementSchema.safeParse({ version: 'x', ...emptyStatement }))).toEqual([
      'version invalid',
    ]);
    expect(codes(statementSchema.safeParse({ version: '-1', ...emptyStatement }))).toEqual([
      'version invalid',
    ]);
  });

  it('is whole when every part has its fewest characters', () => {
    const [fewest] = statementLengths.achievements;
    expect(statementIssues(wholeStatement)).toEqual([]);
    expect(statementIssues(emptyStatement).map((issue) => issue.path)).toEqual([...statementParts]);
    expect(statementIssues({ ...wholeStatement, achievements: 'x'.repeat(fewest) })).toEqual([]);
    expect(statementIssues({ ...wholeStatement, achievements: ` ${'x'.repeat(fewest - 1)} ` })).toEqual([
      { path: 'achievements', code: 'nomination.partTooShort', params: { fewest } },
    ]);
  });
});

describe('what is missing', () => {
  const blocked = {
    rule: 'minAge' as const,
    effect: 'block' as const,
    outcome: 'unknown' as const,
    params: {},
    source: '',
  };
  it.each([
    ['nothing', { statement: wholeStatement, outcomes: [] }, { parts: [], rules: 0, isComplete: true }],
    [
      'a part',
      { statement: { ...wholeStatement, deed: '' }, outcomes: [] },
      { parts: ['deed'], rules: 0, isComplete: false },
    ],
    [
      'a rule that blocks',
      { statement: wholeStatement, outcomes: [blocked] },
      { parts: [], rules: 1, isComplete: false },
    ],
    [
      'a rule that only warns',
      { statement: wholeStatement, outcomes: [{ ...blocked, effect: 'warn' as const }] },
      { parts: [], rules: 0, isComplete: true },
    ],
  ])('%s', (_name, file, expected) => {
    expect(missingOf(file, { sent: 1, quota: 2 })).toEqual({ ...expected, isQuotaFull: false });
  });

  it('a full quota is a warning, not a wall', () => {
    const file = { statement: wholeStatement, outcomes: [] };
    expect(missingOf(file, { sent: 2, quota: 2 })).toMatchObject({ isQuotaFull: true, isComplete: true });
  });
});

describe('short forms', () => {
  it('a reason says something', () => {
    expect(nominationReasonSchema.safeParse({ reason: '  thiếu số ' }).success).toBe(false);
    expect(nominationReasonSchema.safeParse({ reason: 'Thiếu số liệu năm 2023' }).success).toBe(true);
    expect(nominationReasonSchema.safeParse({ reason: 'x'.repeat(501) }).success).toBe(false);
  });

  it('consent is one of two, never assumed', () => {
    for (const answer of [undefined, '', 'on', 'true'])
      expect(consentSchema.safeParse({ answer }).success).toBe(false);
    for (const answer of ['given', 'refused']) expect(consentSchema.safeParse({ answer }).success).toBe(true);
  });
});
