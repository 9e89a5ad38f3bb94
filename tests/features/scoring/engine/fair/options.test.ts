import { describe, expect, test } from 'vitest';
import { fitRanking, levels, rankingData } from '~/features/scoring/engine/fair/fit';
import { type RankingOptions, rank, rankBy, rankingModel } from '~/features/scoring/engine/fair/ranking';
import { estimateVariances } from '~/features/scoring/engine/fair/variances';
import { type Forms, formsOf, keepForms } from '~/features/scoring/engine/ratings/forms';
import { categoryWeights, expectedValue } from '~/features/scoring/engine/ratings/rating-scale';
import { keepRatings, tableOf } from '~/features/scoring/engine/ratings/ratings';
import { province, simulate } from '../../../../support/simulation';

const variances = { person: 1, unit: 0.25, severity: 0.5, halo: 0.3 };
const small = { ...province, communes: 6, size: 20, items: 6 };
const { table, unitOf } = simulate(small, 5);
const forms = formsOf(table);
const options: RankingOptions = { seed: 1, top: 10, unitOf, draws: 200 };

/** Every form of a role once more, as if a second rater of the very same severity had filled it in. */
function doubled(of: Forms, role: number): Forms {
  const index = [...of.ratee.keys()].flatMap((f) => (of.role[f] === role ? [f, f] : [f]));
  const answers = index.flatMap((f) =>
    Array.from({ length: of.start[f + 1]! - of.start[f]! }, (_, a) => of.start[f]! + a),
  );
  const start = new Int32Array(index.length + 1);
  for (const [k, f] of index.entries()) start[k + 1] = start[k]! + of.start[f + 1]! - of.start[f]!;
  return {
    ...of,
    ratee: Int32Array.from(index, (f) => of.ratee[f]!),
    rater: Int32Array.from(index, (f) => of.rater[f]!),
    role: Uint8Array.from(index, (f) => of.role[f]!),
    start,
    item: Uint16Array.from(answers, (a) => of.item[a]!),
    score: Uint8Array.from(answers, (a) => of.score[a]!),
  };
}

describe('precision of roles', () => {
  const superior = forms.roleIds.indexOf('superior');
  const twice = { superior: 2 };

  test('1 for every role: the same bytes', () => {
    const plain = rank(forms, options);
    expect(JSON.stringify(rank(forms, { ...options, rolePrecision: { peer: 1, superior: 1 } }))).toBe(
      JSON.stringify(plain),
    );
  });

  test('2 is two forms: the same mode, and variances as near as draws tell', () => {
    const weighted = rankingData(forms, unitOf, undefined, twice);
    const copied = rankingData(doubled(forms, superior), unitOf, weighted.scale);
    const [ours, theirs] = [fitRanking(weighted, variances), fitRanking(copied, variances)];
    for (const part of ['theta', 'unit', 'severity', 'class'] as const)
      for (const [k, x] of ours.effects[part].entries())
        expect(Math.abs(x - theirs.effects[part][k]!)).toBeLessThan(1e-7);
    const estimated = [weighted, copied].map(
      (data) => estimateVariances(data, variances, 1, { draws: 100 }).variances,
    );
    for (const key of ['person', 'unit', 'severity', 'halo'] as const)
      expect(Math.abs(estimated[0]![key] / estimated[1]![key] - 1)).toBeLessThan(0.05);
  });

  test('more precision narrows intervals and pulls towards what that role said', () => {
    const plain = rank(forms, { ...options, variances })!;
    const heavy = rank(forms, { ...options, variances, rolePrecision: { superior: 4 } })!;
    const alone = rank(forms, { ...options, variances, rolePrecision: { peer: 0 } })!;
    const distance = (from: typeof plain) =>
      from.ratees.reduce((sum, { theta }, n) => sum + (theta - alone.ratees[n]!.theta) ** 2, 0);
    expect(distance(heavy)).toBeLessThan(distance(plain));
    const width = (of: typeof plain) => of.ratees.reduce((sum, { se }) => sum + se, 0);
    expect(width(heavy)).toBeLessThan(width(plain));
  });

  test('0 leaves the forms out of everything', () => {
    const without = formsOf(table, ['self', 'peer']);
    expect(JSON.stringify(rank(forms, { ...options, rolePrecision: { peer: 0 } }))).toBe(
      JSON.stringify(rank(without, options)),
    );
  });

  test('0 drops those whom nobody else rated, and keeps the units of the rest', () => {
    const peer = table.roleIds.indexOf('peer');
    // The first ten have peer forms only, in unit 0.
    const part = keepRatings(table, (k) => table.ratee[k]! >= 10 || table.role[k] === peer);
    const all = formsOf(part);
    const seats = unitOf.reduce((most, c) => Math.max(most, c), 0) + 1;
    const found = rank(all, {
      ...options,
      variances,
      rolePrecision: { peer: 0 },
      seats: new Array(seats).fill(1),
    })!;
    expect(found.ratees).toHaveLength(all.rateeIds.length - 10);
    const inUnit = found.ratees.filter(({ id }) => unitOf[all.rateeIds.indexOf(id)] === 0);
    expect(inUnit.reduce((sum, ratee) => sum + ratee.pQuota!, 0)).toBeCloseTo(1, 9);
    expect(keepForms(all, () => true).forms).toEqual(all);
  });

  test('what is no precision is refused', () => {
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => rank(forms, { ...options, rolePrecision: { peer: bad } })).toThrow(RangeError);
  });
});

test('thresholds in disorder: steps that would jump over the mode and back grow shorter', () => {
  const cells: [ratee: number, rater: number, item: number, score: number][] = [
    [0, 0, 0, 3],
    [3, 2, 0, 1],
    [6, 0, 0, 1],
    [0, 3, 2, 3],
    [0, 2, 0, 3],
    [4, 0, 1, 2],
    [0, 1, 0, 3],
    [0, 0, 1, 4],
    [1, 0, 0, 1],
    [3, 2, 2, 4],
  ];
  const rows = cells.map(([n, j, i, score]) => ({
    ratee: `p${n}`,
    rater: `r${j}`,
    role: j === 3 ? 'superior' : 'peer',
    item: `i${i}`,
    score,
  }));
  expect(rank(formsOf(tableOf(rows)), { seed: 1, top: 2, draws: 200 })!.converged).toBe(true);
});

test('progress: every round of variances, then every fifty draws to the last', () => {
  const told: [number, number, string][] = [];
  const ranking = rank(forms, {
    ...options,
    draws: 220,
    onProgress: (done, of, stage) => told.push([done, of, stage]),
  })!;
  const rounds = told.filter(([, , stage]) => stage === 'variances');
  expect(rounds.map(([done]) => done)).toEqual(Array.from({ length: ranking.rounds }, (_, k) => k + 1));
  expect(told.slice(rounds.length)).toEqual([50, 100, 150, 200, 220].map((done) => [done, 220, 'draws']));
});

describe('the raw mean expected', () => {
  test('is the mean over own forms and items, category values however spaced', () => {
    const uneven = { ...table, score: table.score.map((x) => (x > 2 ? x + 1 : x)) };
    const model = rankingModel(formsOf(uneven), { ...options, variances })!;
    const { crossing, scale } = model.data;
    const level = new Float64Array(crossing.ratees);
    levels(crossing, model.fit.effects, level);
    const weights = categoryWeights(scale.tau);
    const found = rankBy(model, options).ratees;
    for (const n of [0, 17, 80]) {
      const expected: number[] = [];
      for (let f = crossing.from[n]!; f < crossing.from[n + 1]!; f++)
        for (const d of scale.delta)
          expected.push(
            expectedValue(
              level[n]! -
                model.fit.effects.severity[crossing.rater[f]!]! +
                model.fit.effects.class[crossing.class[f]!]! -
                d,
              weights,
              model.data.forms.categories,
            ),
          );
      const mean = expected.reduce((sum, x) => sum + x, 0) / expected.length;
      expect(found[n]!.expectedRaw).toBeCloseTo(mean, 7);
    }
  });

  test('lies below the fair score where a rater is severe, and near the raw mean', () => {
    // All forms of one superior, who sees unit 0 with a colleague, fall by one category.
    const severe =
      table.rater[table.role.findIndex((r, k) => table.roleIds[r] === 'superior' && table.ratee[k] === 0)];
    const harsh = {
      ...table,
      score: table.score.map((x, k) => (table.rater[k] === severe ? Math.max(1, x - 1) : x)),
    };
    const [before, after] = [table, harsh].map((of) => rank(formsOf(of), options)!.ratees);
    const mean = (of: typeof before, value: (one: NonNullable<typeof of>[number]) => number) => {
      const unit = of!.filter((_, n) => unitOf[n] === 0);
      return unit.reduce((sum, one) => sum + value(one), 0) / unit.length;
    };
    const taken = (one: NonNullable<typeof before>[number]) => one.fair - one.expectedRaw;
    // A fifth of the forms lost nearly one point: .2 in the raw mean, most of it laid to the rater.
    expect(mean(after, taken) - mean(before, taken)).toBeGreaterThan(0.1);
    expect(Math.abs(mean(after, (one) => one.expectedRaw - one.rawMean))).toBeLessThan(0.05);
    for (const { expectedRaw } of after!) expect(expectedRaw >= 1 && expectedRaw <= 5).toBe(true);
  });
});
