import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWERS, EMPTY_FORM } from '~/features/assessment/assessment';
import {
  applyPatch,
  mergeDrafts,
  patchBetween,
  settleConflicts,
} from '~/features/assessment/assessment-merge';
import type { OpenFormContent } from '~/features/assessment/form/content';

const skill = fc.constantFrom('A1', 'A2', 'B1', 'B2');
const words = fc.constantFrom('một', 'hai', 'ba');
const anyForm: fc.Arbitrary<OpenFormContent> = fc.record({
  answers: fc.dictionary(skill, fc.constantFrom(...ANSWERS), { noNullPrototype: true }),
  notes: fc.dictionary(skill, words, { noNullPrototype: true }),
  evidence: fc.dictionary(skill, words, { noNullPrototype: true }),
  comment: fc.oneof(fc.constant(''), words),
});
const form = (part: Partial<OpenFormContent>): OpenFormContent => ({ ...EMPTY_FORM, ...part });

describe('a patch', () => {
  it('changes what it names, and null or empty text takes away', () => {
    const before = form({ answers: { A1: 3, A2: 'NE' }, notes: { A1: 'cũ', A2: 'giữ' }, comment: 'lời' });
    const after = applyPatch(before, { answers: { A1: 4, A2: null }, notes: { A1: '' } });
    expect(after).toEqual(form({ answers: { A1: 4 }, notes: { A2: 'giữ' }, comment: 'lời' }));
  });

  it('between two drafts turns one into the other', () => {
    fc.assert(
      fc.property(anyForm, anyForm, (from, to) => {
        expect(applyPatch(from, patchBetween(from, to))).toEqual(to);
        expect(patchBetween(from, from)).toEqual({});
      }),
    );
  });
});

describe('two devices', () => {
  const base = form({ answers: { A1: 3 }, notes: { A1: 'đầu' }, comment: '' });

  it('keep what only one of them changed', () => {
    const mine = form({ ...base, answers: { A1: 3, A2: 4 } });
    const theirs = form({ ...base, answers: { A1: 3, B1: 'NA' }, comment: 'xong' });
    expect(mergeDrafts(base, mine, theirs)).toEqual({
      merged: form({ answers: { A1: 3, A2: 4, B1: 'NA' }, notes: { A1: 'đầu' }, comment: 'xong' }),
      conflicts: [],
    });
  });

  it('ask about what both changed differently, field by field', () => {
    const mine = form({ answers: { A1: 4 }, notes: { A1: '9 trên 11 đoàn viên có việc' } });
    const theirs = form({ answers: { A1: 2 }, notes: {}, comment: 'khác' });
    const result = mergeDrafts(base, mine, theirs);
    expect(result.conflicts).toEqual([
      { field: 'answers.A1', part: 'answers', skill: 'A1', mine: 4, theirs: 2 },
      { field: 'notes.A1', part: 'notes', skill: 'A1', mine: '9 trên 11 đoàn viên có việc', theirs: null },
    ]);
    expect(result.merged).toEqual({ ...mine, comment: 'khác' });
    expect(settleConflicts(result, { 'answers.A1': 'mine', 'notes.A1': 'theirs' })).toEqual(
      form({ answers: { A1: 4 }, comment: 'khác' }),
    );
  });

  it('choosing theirs for a comment takes it', () => {
    const result = mergeDrafts(base, form({ ...base, comment: 'a' }), form({ ...base, comment: 'b' }));
    expect(settleConflicts(result, { comment: 'theirs' }).comment).toBe('b');
    expect(settleConflicts(result, {}).comment).toBe('a');
  });

  it('lose nothing: every field is one of the two, and a side that changed nothing yields', () => {
    fc.assert(
      fc.property(anyForm, anyForm, anyForm, (was, mine, theirs) => {
        const result = mergeDrafts(was, mine, theirs);
        expect(mergeDrafts(was, was, theirs)).toEqual({ merged: theirs, conflicts: [] });
        expect(mergeDrafts(was, mine, was)).toEqual({ merged: mine, conflicts: [] });
        const all = Object.fromEntries(result.conflicts.map(({ field }) => [field, 'theirs'] as const));
        const mirrored = mergeDrafts(was, theirs, mine);
        expect(settleConflicts(result, all)).toEqual(mirrored.merged);
      }),
    );
  });
});
