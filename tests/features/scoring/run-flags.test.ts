import { describe, expect, it } from 'vitest';
import type { Flag } from '~/features/scoring/engine/flags';
import { placeFlags } from '~/features/scoring/run-flags';
import { ancestorOf, commonPath } from '~/features/scoring/run-units';

/** Commune 3 under district 2 under province 1 has two branches (4, 5) and six raters; commune 6 has one branch and two. */
const path = new Map([
  ['11', '/1/2/3/4/'],
  ['12', '/1/2/3/5/'],
  ['13', '/1/2/6/7/'],
]);
const forms = [
  ...['a', 'b', 'c', 'd', 'e'].map((rater) => ({ ratee: '11', rater })),
  { ratee: '12', rater: 'a' },
  { ratee: '12', rater: 'f' },
  { ratee: '13', rater: 'g' },
  { ratee: '13', rater: 'h' },
];
const label = new Map(['h', 'c', 'a', 'b', 'd', 'e', 'f', 'g'].map((rater, k) => [rater, k + 1]));
const flag = (kind: Flag['kind'], ...who: string[]): Flag => ({
  kind,
  who,
  strength: 3,
  p: 0.001,
  evidence: { forms: 4, score: 5 },
});
const place = (one: Flag) => placeFlags([one], forms, path, label)[0]!;

describe('a flag about raters', () => {
  it('names them by labels of the run, in order, and never an answer', () => {
    const found = place(flag('reciprocal_pair', 'a', 'c'));
    expect(found.labels).toEqual([2, 3]);
    expect(found.rateeId).toBeNull();
    expect(found.evidence).toEqual({ forms: 4 });
  });

  it('stands at the smallest unit above all they rated where five raters or more gave forms', () => {
    expect(place(flag('constant', 'c')).unitId).toBe(4);
    expect(place(flag('constant', 'a')).unitId).toBe(3);
    // Branch 5 has two raters, commune 6 and its branch two: too few for a label to hide among.
    expect(place(flag('constant', 'f')).unitId).toBe(3);
    expect(place(flag('severe', 'g')).unitId).toBe(2);
    expect(place(flag('ring', 'a', 'g')).unitId).toBe(2);
  });

  it('names no unit where the whole province has too few', () => {
    const few = placeFlags([flag('constant', 'g')], forms.slice(-2), path, label);
    expect(few[0]!.unitId).toBeNull();
  });
});

describe('a flag about the assessed person', () => {
  it('names them and no rater', () => {
    expect(place(flag('self_far', '12'))).toMatchObject({ rateeId: 12, labels: [], unitId: null });
  });
});

describe('units by path', () => {
  it('finds the nearest of a level, and what paths share', () => {
    const units = [
      { id: 1, path: '/1/', level: 'province' },
      { id: 2, path: '/1/2/', level: 'district' },
      { id: 3, path: '/1/2/3/', level: 'grassroots' },
    ];
    expect(ancestorOf(units, '/1/2/3/4/', 'grassroots')).toBe(3);
    expect(ancestorOf(units, '/1/2/3/4/', 'centre')).toBeNull();
    expect(commonPath(['/1/2/3/4/', '/1/2/3/5/'])).toBe('/1/2/3/');
    expect(commonPath(['/1/2/'])).toBe('/1/2/');
    expect(commonPath(['/1/2/', '/9/'])).toBe('/');
  });
});
