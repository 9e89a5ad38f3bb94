import { describe, expect, it } from 'vitest';
import { EMPTY_FORM, MAX_COMMENT } from '~/features/assessment/assessment';
import {
  draftSaveSchema,
  patchIssues,
  submissionIssues,
  submissionSchema,
  valuesOfFields,
} from '~/features/assessment/assessment-form';

const codes = (value: unknown) =>
  draftSaveSchema.safeParse(value).error?.issues.map(({ message }) => message);
const save = (patch: object) => ({ version: 3, patch });

describe('a draft save', () => {
  it('takes a patch as it is', () => {
    const given = save({ answers: { A1: 4, A2: 'NE', B1: null }, notes: { A1: 'một việc' }, comment: '' });
    expect(draftSaveSchema.parse(given)).toEqual(given);
    expect(draftSaveSchema.parse({ version: '12', patch: {} })).toEqual({ version: 12, patch: {} });
  });

  it.each([
    [{ patch: {} }, ['assessment.version.invalid']],
    [{ version: '', patch: {} }, ['assessment.version.invalid']],
    [{ version: -1, patch: {} }, ['assessment.version.invalid']],
    [{ version: 1.5, patch: {} }, ['assessment.version.invalid']],
    [save({ answers: { A1: 6 } }), ['assessment.answer.unknown']],
    [save({ answers: { A1: '4' } }), ['assessment.answer.unknown']],
    [save({ notes: { A1: 'đ'.repeat(1001) } }), ['assessment.note.tooLong']],
    [save({ evidence: { A1: 'đ'.repeat(501) } }), ['assessment.evidence.tooLong']],
    [save({ comment: '𠮷'.repeat(1001) }), ['assessment.comment.tooLong']],
    [save({ comment: 7 }), ['assessment.comment.tooLong']],
  ])('%# is refused with codes', (value, expected) => {
    expect(codes(value)).toEqual(expected);
  });

  it('refuses more skills than a framework has, and names that are none', () => {
    const many = Object.fromEntries(Array.from({ length: 41 }, (_, i) => [`A${i}`, 3]));
    expect(codes(save({ answers: many }))).toEqual(['assessment.skill.tooMany']);
    expect(draftSaveSchema.safeParse(save({ answers: { 'a b': 3 } })).success).toBe(false);
    expect(
      draftSaveSchema.safeParse(save(JSON.parse('{"answers":{"__proto__":3}}'))).data?.patch.answers,
    ).not.toHaveProperty('A1');
  });

  it('keeps text composed, with plain line ends and without control characters', () => {
    const comment = 'Nguyễn\r\nĐượm\u0000\ud800\t.\n\n'.normalize('NFD');
    expect(draftSaveSchema.parse(save({ comment })).patch.comment).toBe('Nguyễn\nĐượm\t.');
    const full = 'ễ'.repeat(MAX_COMMENT);
    expect(draftSaveSchema.parse(save({ comment: full.normalize('NFD') })).patch.comment).toBe(full);
  });
});

describe('a posted form', () => {
  const values = valuesOfFields([
    ['version', '4'],
    ['declared', 'on'],
    ['answers.A1', '4'],
    ['answers.A2', 'NA'],
    ['evidence.A1', 'biên bản họp'],
    ['notes.A1', ' '],
    ['comment', 'Tốt.'],
    ['intent', 'send'],
  ]);

  it('is read into the same values', () => {
    expect(submissionSchema.parse(values)).toEqual({
      version: 4,
      declared: 'on',
      patch: {
        answers: { A1: 4, A2: 'NA' },
        evidence: { A1: 'biên bản họp' },
        notes: { A1: null },
        comment: 'Tốt.',
      },
    });
  });

  it('keeps a wrong answer for the schema to refuse', () => {
    expect(
      codes(
        valuesOfFields([
          ['version', '4'],
          ['answers.A1', '9'],
        ]),
      ),
    ).toEqual(['assessment.answer.unknown']);
  });

  it('cannot be sent without the declaration', () => {
    const parsed = submissionSchema.safeParse({ ...values, declared: undefined });
    expect(parsed.error?.issues[0]?.message).toBe('assessment.declaration.required');
  });
});

describe('issues beside their fields', () => {
  it('a peer writes no notes and no evidence, and nobody answers an unknown skill', () => {
    const patch = { answers: { Z1: 3 as const }, notes: { A1: 'x' }, evidence: { A1: null } };
    expect(patchIssues('PEER', ['A1'], patch)).toEqual([
      { path: 'answers.Z1', code: 'assessment.skill.unknown' },
      { path: 'notes.A1', code: 'assessment.notes.notForPeers' },
    ]);
    expect(patchIssues('SELF', ['A1', 'Z1'], patch)).toEqual([]);
  });

  it('what is missing is named by field', () => {
    const draft = { ...EMPTY_FORM, answers: { A1: 5 as const } };
    expect(submissionIssues('SELF', ['A1', 'A2'], draft)).toEqual([
      { path: 'evidence.A1', code: 'assessment.evidence.missing' },
      { path: 'answers.A2', code: 'assessment.answer.missing' },
    ]);
  });
});
