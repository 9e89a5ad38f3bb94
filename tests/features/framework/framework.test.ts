import { describe, expect, it } from 'vitest';
import {
  competenciesFor,
  type FrameworkMove,
  type FrameworkState,
  nextCode,
  nextState,
  nonScoreName,
  skillLevelName,
  textIn,
  weightShare,
} from '~/features/framework/framework';
import { traVinh2020 } from '~/features/framework/framework-catalogue';

describe('nextState', () => {
  it.each<[FrameworkState, FrameworkMove, FrameworkState | null]>([
    ['draft', 'publish', 'published'],
    ['published', 'publish', null],
    ['retired', 'publish', null],
    ['draft', 'retire', null],
    ['published', 'retire', 'retired'],
    ['retired', 'retire', null],
  ])('%s + %s → %s', (state, move, expected) => {
    expect(nextState(state, move)).toBe(expected);
  });
});

describe('competenciesFor', () => {
  it('leaves out what does not apply', () => {
    const [a1, ...rest] = traVinh2020.competencies;
    const framework = { competencies: [{ ...a1!, appliesTo: ['class' as const] }, ...rest] };
    expect(competenciesFor(framework, 'class')).toHaveLength(15);
    expect(competenciesFor(framework, 'agency').map((c) => c.code)).not.toContain('A1');
  });

  it('keeps level texts and weights as they are', () => {
    const [a1] = competenciesFor(traVinh2020, 'enterprise');
    expect(a1).toMatchObject({ code: 'A1', weight: 1, noteVi: '' });
    expect(a1?.levels).toEqual(traVinh2020.competencies[0]?.levels);
  });
});

describe('names', () => {
  const { scale } = traVinh2020;

  it('reads levels and non-scores from the scale', () => {
    expect(skillLevelName(scale, 1, 'vi')).toBe('Chưa thực hiện được');
    expect(skillLevelName(scale, 5, 'en')).toBe('Exemplary, others learn from it');
    expect(skillLevelName(scale, 6, 'vi')).toBe('');
    expect(nonScoreName(scale, 'NE', 'vi')).toBe('Chưa đủ căn cứ để đánh giá');
    expect(nonScoreName({ ...scale, nonScores: [] }, 'NA', 'en')).toBe('');
  });

  it('falls back to Vietnamese where English is empty', () => {
    expect(textIn({ nameVi: 'Họp', nameEn: '' }, 'en')).toBe('Họp');
  });
});

describe('weights and codes', () => {
  it('shares a group out', () => {
    expect(weightShare(traVinh2020, 'A1')).toBeCloseTo(20);
    expect(weightShare(traVinh2020, 'C4')).toBeCloseTo(25);
    expect(weightShare(traVinh2020, 'Z9')).toBe(0);
  });

  it('continues after the highest number of the group', () => {
    expect(nextCode(traVinh2020, 'B')).toBe('B7');
    expect(nextCode({ competencies: [] }, 'D')).toBe('D1');
  });
});
