/** Real ratings with published results: one score a form, by few raters (tests/oracles/published, its sources in README). */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rank } from '~/features/scoring/engine/fair/ranking';
import { formsOf } from '~/features/scoring/engine/ratings/forms';
import { RatingCsv } from '~/features/scoring/engine/ratings/rating-csv';
import { linearMixed } from '~/features/scoring/engine/reliability/lmm';

type Blup = { id: string; blup: number; sd?: number };
type Reference = {
  intercept: number;
  variance: { ratee: number; rater: number; Residual: number };
  ratee: Blup[];
  rater: Blup[];
  clmm?: { ratee: { id: string; level: number }[] };
};

function read(name: string) {
  const url = (file: string) => new URL(`../../../oracles/published/${file}`, import.meta.url);
  const csv = new RatingCsv();
  csv.push(readFileSync(url(`${name}.csv`)));
  const reference = JSON.parse(readFileSync(url(`${name}.lmm.json`), 'utf8')) as Reference;
  return { forms: formsOf(csv.finish()!), reference };
}

const published = {
  wine: { ratee: 0.4742, rater: 0.1969, Residual: 0.5496 },
  // Bates, Mächler, Bolker & Walker: the crossed example of lme4.
  penicillin: { ratee: 0.7169, rater: 3.7311, Residual: 0.3024 },
};

describe.each(['wine', 'penicillin'] as const)('%s', (name) => {
  const { forms, reference } = read(name);

  test('the linear model gives the variances and predictions of lme4', () => {
    for (const key of ['ratee', 'rater', 'Residual'] as const)
      expect(reference.variance[key]).toBeCloseTo(published[name][key], 3);
    const ours = linearMixed(forms, false)!;
    const { ratee, rater, residual } = ours.variance;
    for (const [own, key] of [
      [ratee, 'ratee'],
      [rater, 'rater'],
      [residual, 'Residual'],
    ] as const)
      expect(Math.abs(own / reference.variance[key] - 1)).toBeLessThan(1e-3);
    expect(ours.intercept).toBeCloseTo(reference.intercept, 5);
    for (const facet of ['ratee', 'rater'] as const)
      for (const { id, blup } of reference[facet])
        expect(ours[facet].find((one) => one.id === id)!.blup).toBeCloseTo(blup, 3);
  });

  test('fair scores are its predictions within a fifth of an interval, and never surer than it', () => {
    const found = rank(forms, { seed: 1, top: 3 })!;
    expect(found.scale).toBe(name === 'wine' ? 'shares' : 'numbers');
    expect(found.distinct).toBe(true);
    const { ratee, Residual: left } = reference.variance;
    for (const { id, fair, low, high, nForms } of found.ratees) {
      // Of a person among raters of known severity, with variances taken for certain.
      const sd = 1 / Math.sqrt(nForms / left + 1 / ratee);
      const { blup } = reference.ratee.find((one) => one.id === id)!;
      expect(Math.abs(fair - reference.intercept - blup)).toBeLessThan(0.2 * (high - low));
      expect(high - low).toBeGreaterThan(0.97 * 2 * 1.6449 * sd);
      expect(high - low).toBeLessThan(1.7 * 2 * 1.6449 * sd);
    }
    for (const { id, points } of found.raters) {
      const { blup } = reference.rater.find((one) => one.id === id)!;
      expect(Math.abs(points - blup)).toBeLessThan(0.3);
    }
  });
});

test('wine: the order of the cumulative model of the package ordinal', () => {
  const { forms, reference } = read('wine');
  const found = rank(forms, { seed: 1, top: 3 })!;
  const order = (ids: { id: string; at: number }[]) => ids.sort((a, b) => b.at - a.at).map(({ id }) => id);
  expect(order(found.ratees.map(({ id, fair }) => ({ id, at: fair })))).toEqual(
    order(reference.clmm!.ratee.map(({ id, level }) => ({ id, at: level }))),
  );
});

describe('Guilford 1954: three senior scientists on five traits of seven juniors, scale of nine', () => {
  const { forms, reference } = read('guilford');

  test('the linear model with an impression of each form gives the variances and predictions of lme4', () => {
    const ours = linearMixed(forms, true)!;
    const { ratee, rater, item, pair, residual } = ours.variance;
    const own = { ratee, rater, item, pair, Residual: residual };
    for (const [key, value] of Object.entries(reference.variance))
      expect(own[key as keyof typeof own]).toBeCloseTo(value, 3);
    for (const { id, blup } of reference.ratee)
      expect(ours.ratee.find((one) => one.id === id)!.blup).toBeCloseTo(blup, 3);
  });

  test('fair scores stand in its order, within a fifth of an interval, and are never surer than it', () => {
    const found = rank(forms, { seed: 1, top: 3 })!;
    expect(found.scale).toBe('steps');
    const order = (ids: { id: string; at: number }[]) => ids.sort((a, b) => b.at - a.at).map(({ id }) => id);
    expect(order(found.ratees.map(({ id, fair }) => ({ id, at: fair })))).toEqual(
      order(reference.ratee.map(({ id, blup }) => ({ id, at: blup }))),
    );
    for (const { id, fair, low, high } of found.ratees) {
      const { blup, sd } = reference.ratee.find((one) => one.id === id)!;
      expect(Math.abs(fair - reference.intercept - blup)).toBeLessThan(0.2 * (high - low));
      expect(high - low).toBeGreaterThan(0.97 * 2 * 1.6449 * sd!);
    }
  });
});
