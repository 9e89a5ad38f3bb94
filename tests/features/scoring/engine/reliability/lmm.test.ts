import { describe, expect, test } from 'vitest';
import { formsOf } from '~/features/scoring/engine/ratings/forms';
import { tableOf } from '~/features/scoring/engine/ratings/ratings';
import { linearMixed } from '~/features/scoring/engine/reliability/lmm';
import { largestGap } from '../../../../support/compare';
import { oracleCases, oracleRatings, readOracle } from '../../../../support/oracle';

type Expected = {
  REML_criterion: number;
  intercept: number;
  intercept_se: number;
  variance: Record<string, number>;
  ratee: { id: string }[];
  rater: { id: string }[];
  item: { id: string }[];
};

const withLmm = oracleCases.filter((name) => !['unused', 'medium', 'roleitems'].includes(name));
const keys = {
  ratee: 'ratee',
  rater: 'rater',
  item: 'item',
  'ratee:rater': 'pair',
  Residual: 'residual',
} as const;

describe.each(withLmm)('%s', (name) => {
  test.each([
    ['m1', false],
    ['m2', true],
  ] as const)('%s', (model, pairs) => {
    const expected = (JSON.parse(readOracle(`${name}.lmm.json`)) as Record<string, Expected>)[model]!;
    const ours = linearMixed(formsOf(oracleRatings(name)), pairs)!;
    expect(ours.converged).toBe(true);
    expect(Math.abs(ours.remlCriterion - expected.REML_criterion)).toBeLessThan(1e-5);
    expect(Math.abs(ours.intercept - expected.intercept)).toBeLessThan(1e-4);
    expect(Math.abs(ours.interceptSe - expected.intercept_se)).toBeLessThan(1e-4);
    for (const [key, theirs] of Object.entries(expected.variance) as [keyof typeof keys, number][])
      expect(Math.abs(ours.variance[keys[key]]! - theirs)).toBeLessThan(1e-4 * theirs + 1e-6);
    for (const facet of ['ratee', 'rater', 'item'] as const)
      expect(largestGap(ours[facet], expected[facet], { blup: 'blup', cond_sd: 'condSd' })).toBeLessThan(
        1e-4,
      );
  });
});

test('scores that do not vary have no model', () => {
  const rows = ['An', 'Bình'].flatMap((ratee) =>
    ['r1', 'r2'].map((rater) => ({ ratee, rater, role: 'peer', item: 'a', score: 3 })),
  );
  expect(linearMixed(formsOf(tableOf(rows)), false)).toBeNull();
});
