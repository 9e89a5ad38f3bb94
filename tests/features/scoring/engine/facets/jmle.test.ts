import { describe, expect, test } from 'vitest';
import { formBias } from '~/features/scoring/engine/facets/bias';
import { formResiduals } from '~/features/scoring/engine/facets/fit';
import { fitJmle, jmle } from '~/features/scoring/engine/facets/jmle';
import { emptyPass, readFacets } from '~/features/scoring/engine/facets/pass';
import { startOf } from '~/features/scoring/engine/facets/start';
import { formsOf } from '~/features/scoring/engine/ratings/forms';
import { patternsOf } from '~/features/scoring/engine/ratings/pattern';
import { categoryWeights, momentsAt, probabilities } from '~/features/scoring/engine/ratings/rating-scale';
import { tableOf } from '~/features/scoring/engine/ratings/ratings';
import { largestGap } from '../../../../support/compare';
import {
  type OracleCase,
  oracleBlock,
  oracleCases,
  oracleRatings,
  readOracle,
} from '../../../../support/oracle';

type Expected = {
  loglik: number;
  n_obs_after_removal: number;
  n_subsets: number;
  tau: number[];
  se_tau: number[];
  peel_order: unknown[];
  ratees: { id: string }[];
  raters: { id: string }[];
  items: { id: string }[];
  separation_ratees_nonextreme_se_cond: Record<string, number>;
  separation_raters_nonextreme_se_cond: Record<string, number>;
};

const measures = { n: 'n', raw_mean: 'rawMean', se_cond: 'seCond', se_full: 'seFull', status: 'status' };
const fit = { infit: 'infit', outfit: 'outfit', infit_z: 'infitZ', outfit_z: 'outfitZ' };
const ranks = { rank_raw: 'rankRaw', rank_adj: 'rankAdjusted' };
const fair = { fair: 'fair', fair_items: 'fairItems', se_robust: 'seRobust' };
/** What the published six decimals allow; the suggested tolerances are a hundred times wider. */
const rounding = 1e-6;

describe('the published cases', () => {
  test.each(oracleCases)(
    '%s',
    (name) => {
      const expected = oracleBlock<Expected>(name, 'jmle')!;
      const ours = jmle(formsOf(oracleRatings(name)))!;
      expect(ours.converged).toBe(true);
      expect(ours.open).toBe(0);
      expect(Math.abs(ours.loglik - expected.loglik)).toBeLessThan(rounding);
      expect(ours.observations).toBe(expected.n_obs_after_removal);
      expect(ours.subsets).toBe(expected.n_subsets);
      expect(ours.peeled.map((one) => [one.facet, one.id, one.direction, one.n])).toEqual(
        expected.peel_order,
      );
      for (const [h, tau] of expected.tau.entries())
        expect(Math.abs(ours.tau[h]! - tau)).toBeLessThan(rounding);
      for (const [h, se] of expected.se_tau.entries())
        expect(Math.abs(ours.seTau![h]! - se)).toBeLessThan(rounding);
      const persons = { theta: 'measure', ...measures, ...fit, ...fair, ...ranks };
      expect(largestGap(ours.ratees, expected.ratees, persons)).toBeLessThan(rounding);
      const others = { measure: 'measure', ...measures, ...fit };
      expect(largestGap(ours.raters, expected.raters, others)).toBeLessThan(rounding);
      expect(largestGap(ours.items, expected.items, others)).toBeLessThan(rounding);
      const separations = [
        [ours.separationRatees, expected.separation_ratees_nonextreme_se_cond],
        [ours.separationRaters, expected.separation_raters_nonextreme_se_cond],
      ] as const;
      for (const [own, theirs] of separations) {
        expect(Math.abs(own!.observedSd - theirs.observed_sd!)).toBeLessThan(rounding);
        expect(Math.abs(own!.rmse - theirs.rmse!)).toBeLessThan(rounding);
        expect(Math.abs(own!.reliability - theirs.reliability!)).toBeLessThan(rounding);
        expect(Math.abs(own!.separation - theirs.separation!)).toBeLessThan(5e-6);
      }
    },
    600_000,
  );

  test('ring: the residuals of pairs', () => {
    const { top40_pair_z: pairs } = oracleBlock<{
      top40_pair_z: { ratee: string; rater: string; z: number; mean_residual: number }[];
    }>('ring', 'extra')!;
    const forms = formsOf(oracleRatings('ring'));
    const { maximum, peeling } = fitJmle(forms)!;
    const residuals = formResiduals(peeling.forms, maximum.at, maximum.pass);
    const order = [...residuals.z.keys()].sort((a, b) => residuals.z[b]! - residuals.z[a]!);
    for (const [place, pair] of pairs.entries()) {
      const f = order[place]!;
      expect(forms.rateeIds[forms.ratee[f]!]).toBe(pair.ratee);
      expect(forms.raterIds[forms.rater[f]!]).toBe(pair.rater);
      expect(Math.abs(residuals.z[f]! - pair.z)).toBeLessThan(1e-5);
      expect(Math.abs(residuals.mean[f]! - pair.mean_residual)).toBeLessThan(1e-5);
    }
  });
});

describe('the likelihood', () => {
  const { cases } = JSON.parse(readOracle('loglik_at_truth.json')) as {
    cases: Record<OracleCase, { loglik_at_rounded_truth: number }>;
  };
  type Truth = Record<'theta' | 'lambda' | 'delta', Record<string, number>> & { tau: number[] };

  test.each(Object.entries(cases) as [OracleCase, { loglik_at_rounded_truth: number }][])(
    '%s: at the truth',
    (name, { loglik_at_rounded_truth: expected }) => {
      const truth = oracleBlock<Truth>(name, 'truth')!;
      const forms = formsOf(oracleRatings(name));
      const pass = emptyPass(forms);
      const at = {
        theta: Float64Array.from(forms.rateeIds, (id) => truth.theta[id]!),
        lambda: Float64Array.from(forms.raterIds, (id) => truth.lambda[id]!),
        delta: Float64Array.from(forms.itemIds, (id) => truth.delta[id]!),
        tau: Float64Array.from(truth.tau),
      };
      readFacets(forms, at, pass);
      expect(Math.abs(pass.loglik - expected)).toBeLessThan(2e-6);
    },
  );

  test('probabilities and moments, far out too', () => {
    type Point = { theta: number; lam: number; delta: number; tau: number[]; P: number[] } & Record<
      string,
      number
    >;
    const { category_probabilities: points } = oracleBlock<{ category_probabilities: Point[] }>(
      'tiny',
      'extra',
    )!;
    for (const point of points) {
      const eta = point.theta - point.lam - point.delta;
      const weights = categoryWeights(point.tau);
      const p = new Float64Array(5);
      probabilities(eta, weights, p);
      for (const [k, expected] of point.P.entries()) expect(Math.abs(p[k]! - expected)).toBeLessThan(1e-12);
      const moments = momentsAt(eta, weights);
      expect(Math.abs(1 + moments.mean - point.expected_score_1to5!)).toBeLessThan(1e-11);
      expect(Math.abs(moments.variance - point.variance!)).toBeLessThan(1e-11);
      expect(Math.abs(moments.fourth - point.kurt_fourth_central!)).toBeLessThan(1e-11);
    }
    const p = new Float64Array(5);
    for (const eta of [-800, 800]) {
      probabilities(eta, categoryWeights([-2, -1, 1, 2]), p);
      expect(p.every(Number.isFinite)).toBe(true);
    }
  });
});

describe('Guilford 1954, as FACETS prints it', () => {
  const { guilford1954: source } = JSON.parse(readOracle('canonical/published.json')) as {
    guilford1954: {
      rows_judge_examinee_attack_basis_clarity_daring_enthusiasm: number[][];
      jmle: Record<'judges' | 'examinees' | 'items' | 'thresholds_F2_to_F9', number[]> & {
        loglik: number;
        se: Record<string, number[]>;
        infit: Record<string, number[]>;
        outfit: Record<string, number[]>;
      };
      published_checks: Record<'prox_start_Betty' | 'contrast' | 'joint_se', number> &
        Record<`bias_David_local_with_${'Brahe' | 'Cavendish'}`, [number, number]>;
    };
  };
  const forms = formsOf(
    tableOf(
      source.rows_judge_examinee_attack_basis_clarity_daring_enthusiasm.flatMap(
        ([judge, examinee, ...scores]) =>
          scores.map((score, i) => ({
            ratee: `examinee ${examinee}`,
            rater: `judge ${judge}`,
            role: 'judge',
            item: `item ${i + 1}`,
            score,
          })),
      ),
    ),
  );
  const ours = jmle(forms)!;
  const centred = (values: (number | null)[]) => {
    const mean = values.reduce<number>((sum, x) => sum + x!, 0) / values.length;
    return values.map((x) => x! - mean);
  };

  test.each([
    ['examinees', ours.ratees],
    ['judges', ours.raters],
    ['items', ours.items],
  ] as const)('%s: measures, errors and fit', (facet, elements) => {
    const pairs = [
      [centred(elements.map((one) => one.measure)), centred(source.jmle[facet])],
      [elements.map((one) => one.seCond), source.jmle.se[facet]!],
      [elements.map((one) => one.infit), source.jmle.infit[facet]!],
      [elements.map((one) => one.outfit), source.jmle.outfit[facet]!],
    ] as const;
    for (const [own, theirs] of pairs)
      for (const [e, expected] of theirs.entries()) expect(Math.abs(own[e]! - expected)).toBeLessThan(1e-4);
  });

  test('thresholds and likelihood', () => {
    for (const [h, tau] of source.jmle.thresholds_F2_to_F9.entries())
      expect(Math.abs(ours.tau[h]! - tau)).toBeLessThan(1e-4);
    expect(ours.loglik).toBeCloseTo(source.jmle.loglik, 5);
  });

  test("the start of Betty, and David's bias with two judges", () => {
    const start = centred([...startOf(forms, patternsOf(forms)).theta]);
    expect(start[1]).toBeCloseTo(source.published_checks.prox_start_Betty, 3);
    const { maximum } = fitJmle(forms)!;
    const mean = maximum.at.theta.reduce((sum, x) => sum + x, 0) / 7;
    const local = (judge: number) => {
      const f = forms.ratee.findIndex((n, at) => n === 3 && forms.rater[at] === judge);
      const { bias, se } = formBias(forms, maximum.at, f)!;
      return { measure: maximum.at.theta[3]! - mean + bias, se };
    };
    const [brahe, cavendish] = [local(1), local(2)];
    for (const [own, name] of [
      [brahe, 'Brahe'],
      [cavendish, 'Cavendish'],
    ] as const) {
      const [measure, se] = source.published_checks[`bias_David_local_with_${name}`]!;
      // The printed table is from a run that stopped a little early.
      expect(Math.abs(own.measure - measure)).toBeLessThan(0.03);
      expect(Math.abs(own.se - se)).toBeLessThan(0.01);
    }
    const joint = Math.hypot(brahe.se, cavendish.se);
    expect(brahe.measure - cavendish.measure).toBeCloseTo(source.published_checks.contrast, 1);
    expect(joint).toBeCloseTo(source.published_checks.joint_se, 1);
  });

  test('the five most unexpected ratings are all by Brahe', () => {
    const { maximum } = fitJmle(forms)!;
    const weights = categoryWeights(maximum.at.tau);
    const found: { rater: number; z: number }[] = [];
    for (let f = 0; f < forms.ratee.length; f++)
      for (let a = forms.start[f]!; a < forms.start[f + 1]!; a++) {
        const eta =
          maximum.at.theta[forms.ratee[f]!]! -
          maximum.at.lambda[forms.rater[f]!]! -
          maximum.at.delta[forms.item[a]!]!;
        const { mean, variance } = momentsAt(eta, weights);
        found.push({ rater: forms.rater[f]!, z: Math.abs(forms.score[a]! - mean) / Math.sqrt(variance) });
      }
    found.sort((a, b) => b.z - a.z);
    expect(found.slice(0, 5).map(({ rater }) => rater)).toEqual([1, 1, 1, 1, 1]);
  });
});
