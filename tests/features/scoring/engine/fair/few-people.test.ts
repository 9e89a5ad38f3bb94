/** Scores of few people, few raters or one answer a form: never certain without cause. */
import { describe, expect, test } from 'vitest';
import { Deviates } from '~/features/scoring/engine/algebra/random';
import { mapEb } from '~/features/scoring/engine/facets/map';
import { fitRanking, rankingData, type Variances } from '~/features/scoring/engine/fair/fit';
import { type Ranking, rank, rankingModel } from '~/features/scoring/engine/fair/ranking';
import { SiteModel } from '~/features/scoring/engine/fair/sites';
import { formsOf } from '~/features/scoring/engine/ratings/forms';
import { canTellSteps, numberScale } from '~/features/scoring/engine/ratings/number-scale';
import { categoryWeights, probabilities } from '~/features/scoring/engine/ratings/rating-scale';
import { type RatingRow, tableOf } from '~/features/scoring/engine/ratings/ratings';
import { thresholdsAt } from '~/features/scoring/engine/ratings/share-scale';
import { hundred, type Panel, panel, simulatePanel } from '../../../../support/panel';

const options = { seed: 1, top: 3, draws: 500 };
const ranked = (rows: readonly RatingRow[]): Ranking => rank(formsOf(tableOf(rows)), options)!;

/** Share of people whose true fair score lies in its 90 % interval, over made-up juries. */
function coverage(changes: Partial<Panel>, seeds: number) {
  let [held, n] = [0, 0];
  for (let seed = 1; seed <= seeds; seed++) {
    const { rows, fair } = simulatePanel({ ...panel, ...changes }, seed);
    for (const [k, one] of ranked(rows).ratees.entries()) {
      expect(one.high - one.low).toBeGreaterThan(0.01);
      if (one.low <= fair[k]! && fair[k]! <= one.high) held++;
      n++;
    }
  }
  return held / n;
}

/** People who rate each other. */
const peers = (people: number): Partial<Panel> => ({ people, raters: people, perPerson: 4 });

describe('the 90 % interval holds the true score about as often as it says', () => {
  test.each<[string, Partial<Panel>, number]>([
    ['8 people, 5 skills', { people: 8 }, 12],
    ['12 people, one score a form', { items: 1, perPerson: 6 }, 10],
    // By Laplace's approximation: 0.78 and 0.82.
    ['60 people, yes or no, 3 raters', { people: 60, tau: [0], items: 1, raters: 3, perPerson: 3 }, 5],
    ['30 people, yes or no, 6 of 12 raters', { people: 30, tau: [0], items: 1, raters: 12, perPerson: 6 }, 8],
    // By the likeliest variances: 0.74 of both.
    ['150 people, yes or no, 4 peers', { ...peers(150), tau: [0], items: 1 }, 4],
    ['400 people, yes or no, 4 peers', { ...peers(400), tau: [0], items: 1 }, 1],
    ['12 people, 0 to 100', { tau: hundred, lowest: 0, step: 5, items: 1, perPerson: 6 }, 10],
    ['30 people, 3 raters each', { people: 30, perPerson: 3 }, 4],
  ])(
    '%s',
    (_, changes, seeds) => {
      const share = coverage(changes, seeds);
      // 90 to 120 people, alike within a jury: four standard errors and more.
      expect(share).toBeGreaterThan(0.78);
      expect(share).toBeLessThan(0.99);
    },
    120_000,
  );

  test('people who do not differ are not told apart, and nobody gets an interval of nothing', () => {
    const { rows, fair } = simulatePanel({ ...panel, people: 12, person: 0 }, 3);
    const found = ranked(rows);
    expect(found.distinct).toBe(false);
    for (const [k, { low, high }] of found.ratees.entries()) {
      expect(high - low).toBeGreaterThan(0.1);
      expect(low <= fair[k]! && fair[k]! <= high).toBe(true);
    }
  }, 60_000);
});

describe('whatever the data cannot tell', () => {
  const cells = (score: (n: number, j: number, i: number) => number, people = 5, raters = 4, items = 1) =>
    Array.from({ length: people * raters * items }, (_, k): RatingRow => {
      const [n, j, i] = [Math.floor(k / (raters * items)), Math.floor(k / items) % raters, k % items];
      return { ratee: `n${n}`, rater: `j${j}`, role: 'superior', item: `i${i}`, score: score(n, j, i) };
    });

  test.each<[string, RatingRow[]]>([
    ['all agree on everybody', cells((n) => 50 + 10 * n)],
    ['two levels that nobody disputes', cells((n) => n % 2)],
    ['one stands apart from many', cells((n) => (n === 0 ? 4 : 3))],
    ['raters differ, people do not', cells((_, j) => 1 + j)],
    ['one rater, one item', cells((n) => 1 + n, 5, 1)],
    ['one rater, many items', cells((n, _, i) => 1 + ((n + i) % 5), 6, 1, 8)],
    ['two people', cells((n, j) => 2 + n + (j % 2), 2)],
    ['two people, one rater', cells((n) => 2 + n, 2, 1)],
    ['every score another', cells((n, j, i) => 3 * n + 7 * j + i, 4, 3, 4)],
    ['everybody but one rating at the top', cells((n, j) => (n + j === 0 ? 4 : 5), 6, 5, 6)],
  ])('%s: finite figures and no interval of nothing', (_, rows) => {
    const found = ranked(rows);
    expect(found.converged).toBe(true);
    for (const one of found.ratees) {
      expect(one.low).toBeLessThan(one.high);
      expect(one.low <= one.fair && one.fair <= one.high).toBe(true);
      expect(one.se).toBeGreaterThan(0);
    }
  });

  test('one score a form: in the order of raw means where all raters rate all', () => {
    const { rows } = simulatePanel({ ...panel, items: 1, perPerson: 6 }, 4);
    const { ratees, scale } = ranked(rows);
    expect(scale).toBe('shares');
    const raw = [...ratees].sort((a, b) => a.rawMean - b.rawMean);
    for (const [k, one] of raw.entries())
      if (k > 0 && one.rawMean > raw[k - 1]!.rawMean + 1e-9)
        expect(one.fair).toBeGreaterThanOrEqual(raw[k - 1]!.fair - 1e-9);
    // What a rater of mean severity gives is not quite the mean of what all give: the scale is curved.
    const middle = ratees.reduce((sum, { fair, rawMean }) => sum + fair - rawMean, 0) / ratees.length;
    expect(Math.abs(middle)).toBeLessThan(0.2);
  });

  test('steps are told from several answers a form, not from one, nor on a scale as fine as a number', () => {
    const of = (changes: Partial<Panel>) =>
      canTellSteps(formsOf(tableOf(simulatePanel({ ...panel, ...changes }, 1).rows)));
    expect(of({})).toBe(true);
    expect(of({ items: 1, people: 60 })).toBe(false);
    expect(of({ people: 8, perPerson: 2, items: 2 })).toBe(false);
    expect(of({ items: 1, tau: [0] })).toBe(true);
  });

  test('empirical variances with one rater or one ratee: none', () => {
    expect(mapEb(formsOf(tableOf(cells((n) => 1 + (n % 3), 6, 1, 4))))).toBeNull();
    expect(mapEb(formsOf(tableOf(cells((_, j) => 1 + (j % 3), 1, 6, 4))))).toBeNull();
  });
});

test('many people who do not differ: the variance is not taken to be nothing', () => {
  const { rows } = simulatePanel({ ...panel, people: 110, raters: 110, perPerson: 5, person: 0 }, 5);
  const found = ranked(rows);
  expect(found.by).toBe('likeliest');
  expect(found.variances.person).toBeGreaterThan(1e-3);
  for (const { low, high } of found.ratees) expect(high - low).toBeGreaterThan(0.05);
}, 60_000);

test('the evidence for variances is the density of the scores where they are taken as numbers', () => {
  // Two people, two raters, one score each: the density by hand, the common level integrated out.
  const scores = [3, 4, 6, 9];
  const rows = scores.map(
    (score, k): RatingRow => ({ ratee: `n${k >> 1}`, rater: `j${k & 1}`, role: 'x', item: 'i', score }),
  );
  const forms = formsOf(tableOf(rows));
  const data = rankingData(forms, undefined, numberScale(forms));
  const { unit, noise } = data.scale.numbers!;
  const y = scores.map((score) => (score - 3) / unit);
  const density = (person: number, severity: number, halo: number) => {
    // Means over people, over raters and the interaction are independent; the level takes the grand mean.
    const own = noise / unit ** 2 + halo;
    const contrast = (signs: number[]) => signs.reduce((sum, s, k) => sum + s * y[k]!, 0) / 2;
    const normal = (x: number, variance: number) => -(x * x) / variance / 2 - Math.log(variance) / 2;
    return (
      normal(contrast([1, 1, -1, -1]), own + 2 * person) +
      normal(contrast([1, -1, 1, -1]), own + 2 * severity) +
      normal(contrast([1, -1, -1, 1]), own)
    );
  };
  const model = new SiteModel(data);
  const at = (person: number, severity: number, halo: number) => {
    const variances = { person, severity, halo, unit: 1 };
    return model.fit(variances, model.sitesOf(fitRanking(data, variances)))!.evidence;
  };
  const [base, own] = [at(1, 1, 1), density(1, 1, 1)];
  for (const [p, s, h] of [
    [0.3, 1, 1],
    [2, 0.1, 0.4],
    [1e-4, 3, 2],
  ] as const)
    expect(at(p, s, h) - base).toBeCloseTo(density(p, s, h) - own, 5);
});

describe('yes or no, by few raters: what expectation propagation says beside sums over all levels', () => {
  // Three people, two raters, one answer each, rater 1 never says yes.
  const answers = [1, 0, 1, 0, 0, 0];
  const rows = answers.map(
    (yes, k): RatingRow => ({ ratee: `n${k >> 1}`, rater: `j${k & 1}`, role: 'x', item: 'i', score: yes }),
  );
  const data = rankingData(formsOf(tableOf(rows)));
  const model = new SiteModel(data);
  const grid = Array.from({ length: 61 }, (_, g) => (g - 30) / 5);
  const normal = grid.map((x) => Math.exp((-x * x) / 2) / 5 / Math.sqrt(2 * Math.PI));
  /** By sums over the common level, both severities, each person and each halo. */
  const exact = (variances: Variances) => {
    const [person, severity, halo] = [variances.person, variances.severity, variances.halo].map(
      Math.sqrt,
    ) as [number, number, number];
    const yes = (eta: number) =>
      grid.reduce((sum, x, g) => sum + normal[g]! / (1 + Math.exp(-eta - halo * x)), 0);
    const fine = Array.from({ length: 3001 }, (_, k) => yes((k - 1500) / 50));
    const chance = (eta: number) => fine[Math.max(0, Math.min(3000, Math.round(eta * 50) + 1500))]!;
    let [all, first] = [0, 0];
    for (let level = -12; level <= 8; level += 0.4)
      for (const [g, a] of grid.entries())
        for (const [h, b] of grid.entries()) {
          if (normal[g]! * normal[h]! < 1e-6) continue;
          const of = [0, 1, 2].map((n) => {
            let [sum, mean] = [0, 0];
            for (const [k, x] of grid.entries()) {
              const p = chance(level + person * x - severity * a);
              const q = chance(level + person * x - severity * b);
              const both = normal[k]! * (answers[2 * n] ? p : 1 - p) * (answers[2 * n + 1] ? q : 1 - q);
              sum += both;
              mean += both * person * x;
            }
            return [sum, mean] as const;
          });
          const weight = normal[g]! * normal[h]! * of[1]![0] * of[2]![0];
          all += weight * of[0]![0];
          first += weight * of[0]![1];
        }
    return { log: Math.log(all), theta: first / all };
  };
  const at = (variances: Variances) => model.fit(variances, model.sitesOf(fitRanking(data, variances)))!;

  test('the density of the answers, and the mean of a person', () => {
    const points = [
      { person: 0.3, severity: 0.5, halo: 0.2, unit: 1 },
      { person: 2, severity: 1, halo: 0.5, unit: 1 },
    ];
    const found = points.map(at);
    const true_ = points.map(exact);
    expect(found[1]!.evidence - found[0]!.evidence).toBeCloseTo(true_[1]!.log - true_[0]!.log, 1);
    for (const [k, fit] of found.entries())
      expect(Math.abs(fit.effects.theta[0]! - true_[k]!.theta)).toBeLessThan(0.06);
  }, 60_000);

  test('its slope along each variance is that of its differences', () => {
    const middle = { person: 1, severity: 0.7, halo: 0.4, unit: 1 };
    const { slope } = at(middle);
    for (const key of ['person', 'severity', 'halo'] as const) {
      const moved = (by: number) => at({ ...middle, [key]: middle[key] * Math.exp(by) }).evidence;
      expect(slope[key]).toBeCloseTo((moved(0.05) - moved(-0.05)) / 0.1, 3);
    }
  });
});

test('thresholds from shares give each score as often as it was given', () => {
  const { rows } = simulatePanel({ ...panel, people: 60, items: 1, perPerson: 6 }, 2);
  const forms = formsOf(tableOf(rows));
  const tau = thresholdsAt(forms, new Float64Array(1), 2);
  // By chance of a normal level of variance 2 on these thresholds, in 20,000 draws.
  const weights = categoryWeights(tau);
  const p = new Float64Array(tau.length + 1);
  const given = new Float64Array(tau.length + 1);
  const random = new Deviates(1);
  const found = Array.from({ length: 20_000 }, () => Math.SQRT2 * random.normal());
  // The level at which they stand is free: where the mean score is that of the forms.
  const mean = forms.score.reduce((sum, k) => sum + k, 0) / forms.score.length;
  let [low, high] = [-6, 6];
  for (let round = 0; round < 30; round++) {
    const middle = (low + high) / 2;
    given.fill(0);
    for (const x of found) {
      probabilities(middle + x, weights, p);
      for (let k = 0; k < p.length; k++) given[k]! += p[k]! / found.length;
    }
    if (given.reduce((sum, x, k) => sum + k * x, 0) < mean) low = middle;
    else high = middle;
  }
  for (const [k, share] of given.entries()) {
    const own = forms.score.reduce((sum, x) => sum + Number(x === k), 0) / forms.score.length;
    expect(Math.abs(share - own)).toBeLessThan(0.01);
  }
});

test('forms of one answer throughout, two of three people in a unit: the mode is found from wherever it takes', () => {
  const form = (ratee: string, rater: string, role: string, score: number) =>
    Array.from({ length: 15 }, (_, i): RatingRow => ({ ratee, rater, role, item: `i${i}`, score }));
  const rows = ['x', 'y', 'z'].flatMap((rater) =>
    ['a', 'b', 'c'].flatMap((ratee) => form(ratee, rater, 'superior', ratee === 'a' ? 4 : 3)),
  );
  for (const [k, rater] of ['p', 'q', 'b'].entries()) rows.push(...form('a', rater, 'peer', k + 3));
  const found = rank(formsOf(tableOf(rows)), { ...options, unitOf: Int32Array.from([0, 0, 1]) })!;
  expect(found.converged).toBe(true);
  expect(found.ratees).toHaveLength(3);
});

test('few people: averaged over the variances, the same bytes each time', () => {
  const forms = formsOf(tableOf(simulatePanel(panel, 9).rows));
  const model = rankingModel(forms, options)!;
  expect(model.points!.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  expect(JSON.stringify(rank(forms, options))).toBe(JSON.stringify(rank(forms, options)));
});
