import { describe, expect, it } from 'vitest';
import type { Flag } from '~/features/scoring/engine/flags/flags';
import { placeFlags } from '~/features/scoring/report/flags';
import { hidingPlaces } from '~/features/scoring/run/hiding';
import { ancestorOf, commonPath } from '~/features/scoring/run/place-units';
import type { RunFlagKind } from '~/features/scoring/scoring';

describe('a place to hide', () => {
  it('is the smallest unit where five could be meant, and those placed below cover nobody above', () => {
    const homes = new Map([
      ...['a', 'b', 'c', 'd', 'e'].map((who) => [who, '/1/2/3/'] as const),
      ...['f', 'g'].map((who) => [who, '/1/2/4/'] as const),
      ...['h', 'i', 'j'].map((who) => [who, '/1/5/6/'] as const),
    ]);
    const places = hidingPlaces(homes);
    expect(places.get('a')).toBe('/1/2/3/');
    // Two in commune 4 are two in district 2 as well: the five of commune 3 could not be meant there.
    expect(places.get('f')).toBe('/1/');
    expect(places.get('h')).toBe('/1/');
  });

  it('is nowhere when the whole has fewer than five left', () => {
    const homes = new Map([
      ...['a', 'b', 'c', 'd', 'e'].map((who) => [who, '/1/2/'] as const),
      ['z', '/1/3/'],
    ]);
    expect(hidingPlaces(homes).get('z')).toBeNull();
    expect(hidingPlaces(new Map())).toEqual(new Map());
  });
});

/** Six raters of three forms in commune 3, one of them (f) in commune 4 too; g and h in commune 4 alone. */
const path = new Map([
  ['11', '/1/2/3/9/'],
  ['12', '/1/2/3/9/'],
  ['13', '/1/2/3/9/'],
  ['14', '/1/2/4/8/'],
]);
const commune = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((rater) =>
  ['11', '12', '13'].map((ratee) => ({ ratee, rater, ratings: 15 })),
);
const forms = [...commune, ...['f', 'g', 'h'].map((rater) => ({ ratee: '14', rater, ratings: 15 }))];
const label = new Map(['h', 'c', 'a', 'b', 'd', 'e', 'f', 'g'].map((rater, k) => [rater, k + 1]));
const flag = (kind: RunFlagKind, ...who: string[]): Flag<RunFlagKind> => ({
  kind,
  who,
  strength: 7,
  p: 0.00123,
  evidence: { forms: 4, score: 5, unit: 3 },
});
const place = (one: Flag<RunFlagKind>) => placeFlags([one], forms, path, label)[0]!;

describe('a flag about raters', () => {
  it('names them by labels of the run at their place, and keeps no figure that could be counted elsewhere', () => {
    expect(place(flag('constant', 'c'))).toEqual({
      kind: 'constant',
      unitId: 9,
      rateeId: null,
      labels: [2],
      strength: 2.9,
      p: 0.001,
      evidence: {},
    });
  });

  it('names nobody where too few could be meant', () => {
    // Of three forms or more there are six raters; f alone rates in both communes, g and h have one form.
    expect(place(flag('constant', 'f'))).toMatchObject({ labels: [], unitId: null });
    // Anybody can be severe, but those of commune 3 would stand there: only three are left for the district.
    expect(place(flag('severe', 'g'))).toMatchObject({ labels: [], unitId: null });
    // Nobody here has eight forms but the one who is meant.
    expect(place(flag('drift', 'f'))).toMatchObject({ labels: [], unitId: null });
  });

  it('names a pair only among five pairs', () => {
    const people = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];
    const pairs = people.map((rater) => {
      const other = Number(rater) % 2 ? Number(rater) + 1 : Number(rater) - 1;
      return { rater, ratee: String(other), ratings: 15 };
    });
    const here = new Map(people.map((one) => [one, '/1/2/3/']));
    const labels = new Map(people.map((one) => [one, Number(one)]));
    const of = (some: typeof pairs) =>
      placeFlags([flag('reciprocal_pair', '2', '1')], some, here, labels)[0]!;
    expect(of(pairs)).toMatchObject({ labels: [1, 2], unitId: 3 });
    expect(of(pairs.slice(0, 8))).toMatchObject({ labels: [], unitId: null });
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
