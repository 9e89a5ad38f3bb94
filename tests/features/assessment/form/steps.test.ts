import { describe, expect, it } from 'vitest';
import { EMPTY_FORM } from '~/features/assessment/assessment';
import { clashOf } from '~/features/assessment/form/clash';
import { neighboursOf, patchOfValues, stepIn, stepsOf } from '~/features/assessment/form/steps';

const skills = ['A1', 'A2', 'B1'];

describe('the way through a form', () => {
  it('ends with one comment for peers', () => {
    expect(stepsOf('PEER', skills)).toEqual([...skills, 'comment']);
    expect(stepsOf('SELF', skills)).toEqual(skills);
  });

  it('is named by the URL, or is the whole form', () => {
    const named = (search: string) => stepIn(new URLSearchParams(search), stepsOf('SELF', skills));
    expect(['skill=A2', '', 'all=1', 'skill=Z9', 'skill=comment'].map(named)).toEqual([
      'A2',
      null,
      null,
      null,
      null,
    ]);
  });

  it('has neighbours', () => {
    expect(neighboursOf(skills, 'A1')).toEqual({ previous: null, next: 'A2' });
    expect(neighboursOf(skills, 'B1')).toEqual({ previous: 'A2', next: null });
  });
});

describe('a stale post of a page without a script', () => {
  const stored = { ...EMPTY_FORM, answers: { A1: 3 as const, A2: 5 as const }, notes: { A1: 'máy chủ' } };

  it('asks where both sides say something else; keeps what one side only says', () => {
    const { asked, kept } = clashOf(stored, {
      answers: { A1: 4, B1: 2 },
      notes: { A1: null },
      evidence: { A2: 'biên bản' },
    });
    expect(asked).toEqual([{ field: 'answers.A1', part: 'answers', skill: 'A1', mine: 4, theirs: 3 }]);
    expect(kept).toEqual([
      { name: 'answers.B1', value: '2' },
      { name: 'evidence.A2', value: 'biên bản' },
    ]);
  });

  it('is read from the values an action sends back', () => {
    const values = { version: '1', answers: { A1: '4', A2: 'NE' }, notes: { A1: ' ' }, comment: '' };
    expect(patchOfValues(values)).toEqual({
      answers: { A1: 4, A2: 'NE' },
      notes: { A1: null },
      evidence: {},
      comment: '',
    });
    expect(patchOfValues({})).toEqual({ answers: {}, notes: {}, evidence: {} });
  });
});
