import { describe, expect, test } from 'vitest';
import { map, mapEb } from '~/features/scoring/engine/facets/map';
import { formsOf } from '~/features/scoring/engine/ratings/forms';
import { largestGap } from '../../../../support/compare';
import { oracleBlock, oracleCases, oracleRatings } from '../../../../support/oracle';

type Expected = {
  prior_sd: { theta: number; rater: number; item: number; tau: number };
  em_iterations?: number;
  mu: number;
  penalised_objective?: number;
  loglik?: number;
  tau: number[];
  ratees: { id: string }[];
  raters: { id: string }[];
  items?: { id: string }[];
};

describe('the published cases, at given variances', () => {
  test.each(oracleCases)(
    '%s',
    (name) => {
      const expected = oracleBlock<Expected>(name, 'map')!;
      const ours = map(formsOf(oracleRatings(name)), expected.prior_sd);
      expect(ours.converged).toBe(true);
      expect(Math.abs(ours.mu - expected.mu)).toBeLessThan(1e-6);
      expect(Math.abs(ours.penalisedObjective - expected.penalised_objective!)).toBeLessThan(1e-6);
      // Of 250,000 ratings read by tables, in the largest case.
      expect(Math.abs(ours.loglik - expected.loglik!)).toBeLessThan(1e-5);
      for (const [h, tau] of expected.tau.entries()) expect(Math.abs(ours.tau[h]! - tau)).toBeLessThan(1e-6);
      const persons = { theta: 'theta', se: 'se', se_robust: 'seRobust', fair: 'fair' };
      expect(largestGap(ours.ratees, expected.ratees, persons)).toBeLessThan(1e-6);
      const others = { measure: 'measure', se: 'se' };
      expect(largestGap(ours.raters, expected.raters, others)).toBeLessThan(1e-6);
      expect(largestGap(ours.items, expected.items!, others)).toBeLessThan(1e-6);
    },
    600_000,
  );
});

describe('the published cases, variances estimated', () => {
  test.each(oracleCases.filter((name) => oracleBlock(name, 'map_eb') !== undefined))('%s', (name) => {
    const expected = oracleBlock<Expected>(name, 'map_eb')!;
    const ours = mapEb(formsOf(oracleRatings(name)))!;
    expect(ours.emIterations).toBe(expected.em_iterations);
    // Sizes of the last step of the published iteration, 1e-6 of an SD, remain in the estimates.
    expect(Math.abs(ours.priorSd.theta - expected.prior_sd.theta)).toBeLessThan(1e-5);
    expect(Math.abs(ours.priorSd.rater - expected.prior_sd.rater)).toBeLessThan(1e-5);
    expect(Math.abs(ours.mu - expected.mu)).toBeLessThan(1e-5);
    expect(largestGap(ours.ratees, expected.ratees, { theta: 'theta', se: 'se' })).toBeLessThan(1e-5);
    expect(largestGap(ours.raters, expected.raters, { measure: 'measure' })).toBeLessThan(1e-5);
  });
});

test('a prior SD that is no positive number is refused', () => {
  const forms = formsOf(oracleRatings('tiny'));
  expect(() => map(forms, { theta: 0, rater: 1, item: 1, tau: 3 })).toThrow(RangeError);
});
