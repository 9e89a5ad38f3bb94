import { describe, expect, it } from 'vitest';
import {
  adoptionForm,
  competencyEditForm,
  competencyForm,
  frameworkForm,
  levelTextMax,
  newCompetencyForm,
} from '~/features/framework/framework-form';

const empty = { vi: '', en: '' };
const skill = {
  nameVi: 'Điều hành sinh hoạt chi đoàn',
  nameEn: '',
  appliesTo: ['residential'],
  weight: '1',
  levels: [empty, empty, empty, empty, empty],
};

/** 'path code' of each complaint. */
function complaints(result: ReturnType<typeof competencyForm.safeParse>): string[] {
  return result.success ? [] : result.error.issues.map((i) => `${i.path.join('.')} ${i.message}`);
}

describe('competencyForm', () => {
  it('keeps a half-written draft', () => {
    expect(competencyForm.parse(skill)).toEqual({ ...skill, weight: 1, wordings: [] });
  });

  it('composes, trims and joins lines', () => {
    const parsed = competencyForm.parse({ ...skill, nameVi: `  ${'Kỹ  năng'.normalize('NFD')}\r\nhọp ` });
    expect(parsed.nameVi).toBe('Kỹ năng họp');
  });

  it.each([
    ['1,5', 1.5],
    [' 2 ', 2],
    ['0.25', 0.25],
    [3, 3],
  ])('reads the weight %j as %d', (weight, expected) => {
    expect(competencyForm.parse({ ...skill, weight }).weight).toBe(expected);
  });

  it.each([
    [{ nameVi: ' ' }, 'nameVi required'],
    [{ nameVi: undefined }, 'nameVi required'],
    [{ nameVi: 'a'.repeat(151) }, 'nameVi framework.nameTooLong'],
    [{ appliesTo: [] }, 'appliesTo framework.appliesToNone'],
    [{ appliesTo: undefined }, 'appliesTo framework.appliesToNone'],
    [{ appliesTo: ['school'] }, 'appliesTo.0 invalid'],
    [{ weight: '0' }, 'weight framework.weightNotPositive'],
    [{ weight: '-1' }, 'weight framework.weightNotPositive'],
    [{ weight: 'hai' }, 'weight framework.weightNotPositive'],
    [{ weight: '' }, 'weight framework.weightNotPositive'],
    [{ weight: '101' }, 'weight framework.weightTooLarge'],
    [{ weight: undefined }, 'weight required'],
    [{ levels: [empty] }, 'levels framework.fiveLevels'],
    [
      { levels: [empty, empty, empty, empty, { vi: 'a'.repeat(levelTextMax + 1), en: '' }] },
      'levels.4.vi framework.levelTooLong',
    ],
  ])('%j → %s', (change, expected) => {
    expect(complaints(competencyForm.safeParse({ ...skill, ...change }))).toEqual([expected]);
  });

  it('counts a level text as composed characters', () => {
    const text = 'ế'.repeat(levelTextMax).normalize('NFD');
    const levels = [{ vi: text, en: '' }, empty, empty, empty, empty];
    expect(competencyForm.safeParse({ ...skill, levels }).success).toBe(true);
  });
});

describe('the smaller forms', () => {
  it('names a framework', () => {
    expect(frameworkForm.parse({ revision: '3', nameVi: 'Khung', nameEn: '' })).toEqual({
      revision: 3,
      nameVi: 'Khung',
      nameEn: '',
      groups: [],
    });
    expect(frameworkForm.safeParse({ revision: '3', nameVi: '', nameEn: 'x' }).success).toBe(false);
  });

  it.each(['', '-1', '1.5', 'x', undefined])(
    'asks on which revision it was filled in, not %j',
    (revision) => {
      expect(frameworkForm.safeParse({ revision, nameVi: 'Khung', nameEn: '' }).success).toBe(false);
      expect(competencyEditForm.safeParse({ ...skill, revision }).success).toBe(false);
    },
  );

  it('asks a new skill for its group', () => {
    expect(newCompetencyForm.safeParse(skill).success).toBe(false);
    expect(newCompetencyForm.parse({ ...skill, group: 'A' }).group).toBe('A');
  });

  it('asks adoption for a decision, a real day, and its version typed', () => {
    const form = { decisionNo: '12-QĐ/TĐTN', decidedOn: '2024-02-29', confirmation: 'TV-2020' };
    const isTaken = (change: object) => adoptionForm.safeParse({ ...form, ...change }).success;
    expect(isTaken({})).toBe(true);
    expect(isTaken({ decidedOn: '2023-02-29' })).toBe(false);
    expect(isTaken({ decisionNo: '' })).toBe(false);
    expect(isTaken({ confirmation: '' })).toBe(false);
  });
});
