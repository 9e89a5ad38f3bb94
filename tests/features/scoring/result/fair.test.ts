import { describe, expect, it } from 'vitest';
import { comparisonOf, fairCardOf, type LinkedUnit, whyDifferent } from '~/features/scoring/result/fair';
import type { ResultDetail, RunOptions, UnitLink } from '~/features/scoring/scoring';
import { describeSeverity } from '~/features/scoring/severity/severity';

const grounds = (raw: number, raters: number, pull: number) => ({ forms: 5, raw, raters, pull });

describe('why a fair score differs from the raw one', () => {
  it.each([
    // fair, raw, [mean of forms, raters, pull], points, reason
    ['raters are stricter', 4.0, 3.8, [3.8, 0.25, -0.05], 0.2, 'stricter'],
    ['raters are milder', 3.5, 3.9, [3.9, -0.3, -0.1], -0.4, 'milder'],
    ['few forms are drawn down', 3.6, 3.9, [3.9, -0.1, -0.2], -0.3, 'few'],
    ['few forms are drawn up, against milder raters', 2.6, 2.4, [2.4, -0.1, 0.3], 0.2, 'few'],
    ['the raw score weighs its sources', 3.9, 3.6, [3.9, 0.05, -0.05], 0.3, 'shares'],
    ['nothing to speak of', 3.84, 3.8, [3.8, 0.5, -0.46], 0, null],
    ['a difference that the shown numbers do not have', 4.04, 3.96, [3.96, 0.08, 0], 0, null],
    ['as much as the shown numbers differ by', 3.96, 3.84, [3.84, 0.12, 0], 0.2, 'stricter'],
  ] as const)('%s', (_, fair, raw, [mean, raters, pull], points, reason) => {
    expect(whyDifferent(fair, raw, grounds(mean, raters, pull))).toEqual({ points, reason });
  });
});

describe('the card', () => {
  const detail: ResultDetail = {
    items: [],
    bySource: {
      self: { mean: null, forms: 0 },
      peer: { mean: null, forms: null },
      superior: { mean: 3, forms: 2 },
    },
    received: { self: [0, 1], peer: null, superior: [2, 2] },
  };
  const options = { formsNeeded: 4 } as RunOptions;
  const row = { status: null, fair: null, low: null, high: null, total: 3, detail } as const;

  it('is absent for runs of before the model, and says what else is missing', () => {
    expect(fairCardOf(row, options)).toBeNull();
    expect(fairCardOf({ ...row, status: 'not_converged' }, options)).toEqual({ status: 'not_converged' });
    expect(fairCardOf({ ...row, status: 'too_few' }, options)).toEqual({
      status: 'too_few',
      needed: 4,
      used: 2,
    });
    const answered = { ...detail, received: { ...detail.received, peer: [3, 4] as [number, number] } };
    expect(fairCardOf({ ...row, status: 'too_few', detail: answered }, options)).toMatchObject({ used: 5 });
  });

  it('gives one decimal, and no reason where there is no raw score', () => {
    const scored = { ...row, status: 'ok', fair: 3.9612, low: 3.5489, high: 4.2511 } as const;
    const withGrounds = { ...detail, fair: grounds(3, 0.9, 0.06) };
    expect(fairCardOf({ ...scored, detail: withGrounds }, options)).toEqual({
      status: 'ok',
      fair: 4,
      low: 3.5,
      high: 4.3,
      why: { points: 1, reason: 'stricter' },
      isDistinct: true,
    });
    expect(fairCardOf({ ...scored, total: null, detail: withGrounds }, options)).toMatchObject({ why: null });
  });
});

describe('with whom a score compares', () => {
  const unit = (name: string, level: string, status: UnitLink['status']): LinkedUnit => ({
    name,
    level,
    link: { forms: 20, linkingForms: 0, linkingRaters: 0, status },
  });
  const commune = (status: UnitLink['status']) => unit('Đoàn xã An Phú', 'grassroots', status);
  const district = (status: UnitLink['status']) => unit('Huyện Đoàn Cầu Kè', 'district', status);

  it.each([
    ['ok', 'connected', 'connected', 'linked', true],
    ['ok', 'connected', 'weak', 'weak', false],
    ['ok', 'weak', 'weak', 'weak', true],
    ['ok', 'connected', 'disconnected', 'apart', false],
    ['ok', 'disconnected', 'disconnected', 'apart', true],
    ['unlinked', 'connected', 'connected', 'apart', true],
  ] as const)('%s, commune %s, district %s: %s', (status, own, above, state, isCommune) => {
    expect(comparisonOf(status, [district(above), commune(own)])).toMatchObject({ state, isCommune });
  });

  it('says nothing without a score or without links', () => {
    expect(comparisonOf('too_few', [commune('connected')])).toBeNull();
    expect(comparisonOf(null, [commune('connected')])).toBeNull();
    expect(comparisonOf('ok', [])).toBeNull();
  });
});

describe('own severity', () => {
  it.each([
    [4, -0.5, -0.8, -0.2, { kind: 'few' }],
    [5, null, null, null, { kind: 'no_model' }],
    [5, -0.31, -0.52, -0.1, { kind: 'strict', points: -0.3, low: -0.5, high: -0.1 }],
    [9, 0.26, 0.11, 0.41, { kind: 'mild', points: 0.3, low: 0.1, high: 0.4 }],
    [9, -0.2, -0.44, 0.02, { kind: 'unclear', points: -0.2, low: -0.5, high: 0.1 }],
    [90, 0.03, 0.01, 0.06, { kind: 'level' }],
  ] as const)('of %i forms at %s', (forms, points, low, high, said) => {
    expect(describeSeverity({ forms, points, low, high })).toMatchObject(said);
  });
});
