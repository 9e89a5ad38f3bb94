import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Deviates } from '~/features/scoring/engine/algebra/random';
import { bandOf } from '~/features/scoring/engine/fair/band';
import { fitRanking, rankingData } from '~/features/scoring/engine/fair/fit';
import { placesOf } from '~/features/scoring/engine/fair/rank-draws';
import { rank } from '~/features/scoring/engine/fair/ranking';
import { conditionalScale } from '~/features/scoring/engine/ratings/conditional';
import { formsOf } from '~/features/scoring/engine/ratings/forms';
import { patternsOf } from '~/features/scoring/engine/ratings/pattern';
import { type RatingRow, tableOf } from '~/features/scoring/engine/ratings/ratings';
import { oracleBlock, oracleRatings } from '../../../../support/oracle';

const variances = { person: 1, unit: 0.25, severity: 0.5, halo: 0.3 };

test('items and thresholds do not see the halo', () => {
  const truth = oracleBlock<{ tau: number[] }>('halo', 'truth')!;
  const forms = formsOf(oracleRatings('halo'));
  const scale = conditionalScale(forms, patternsOf(forms));
  expect(scale.converged).toBe(true);
  // The joint likelihood without halo finds −1.66 … 2.10 here; the truth is −2.2, −1.1, 0.6, 2.7.
  for (const [h, tau] of truth.tau.entries()) expect(Math.abs(scale.tau[h]! - tau)).toBeLessThan(0.12);
});

test('the mode is a mode: each effect alone balances its score and its prior', () => {
  const forms = formsOf(oracleRatings('small'));
  const data = rankingData(forms);
  const fit = fitRanking(data, variances);
  expect(fit.converged).toBe(true);
  const { crossing, patterns, curves } = data;
  const received = new Float64Array(crossing.ratees);
  const given = new Float64Array(crossing.raters);
  for (let n = 0; n < crossing.ratees; n++)
    for (let f = crossing.from[n]!; f < crossing.from[n + 1]!; f++) {
      const j = crossing.rater[f]!;
      const halo = fit.halo[f]!;
      curves.at(
        patterns.of[f]!,
        fit.effects.theta[n]! - fit.effects.severity[j]! + fit.effects.class[crossing.class[f]!]! + halo,
      );
      const surplus = patterns.total[f]! - curves.mean;
      expect(Math.abs(surplus - halo / variances.halo)).toBeLessThan(1e-6);
      received[n]! += surplus;
      given[j]! -= surplus;
    }
  for (const [n, x] of received.entries())
    expect(Math.abs(x - fit.effects.theta[n]! / variances.person)).toBeLessThan(1e-6);
  for (const [j, x] of given.entries())
    expect(Math.abs(x - fit.effects.severity[j]! / variances.severity)).toBeLessThan(1e-6);
});

describe('shares in the top k', () => {
  test.each(['small', 'halo'] as const)('%s: within four Monte-Carlo errors of the exact ones', (name) => {
    const { topk } = oracleBlock<{
      topk: { k: number; ratees: { theta: number; se: number; p_topk: number }[] };
    }>(name, 'extra')!;
    const random = new Deviates(7);
    const draws = 4000;
    const size = topk.ratees.length;
    const [values, place, order] = [new Float64Array(size), new Int32Array(size), new Int32Array(size)];
    const inside = new Float64Array(size);
    for (let d = 0; d < draws; d++) {
      for (const [n, { theta, se }] of topk.ratees.entries()) values[n] = theta + se * random.normal();
      placesOf(values, place, order);
      for (let r = 0; r < topk.k; r++) inside[order[r]!]! += 1;
    }
    for (const [n, { p_topk: p }] of topk.ratees.entries())
      expect(Math.abs(inside[n]! / draws - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / draws) + 1e-3);
  });

  test('the bands begin where they say', () => {
    expect([0.8, 0.79, 0.1, 0.09].map(bandOf)).toEqual(['likely', 'council', 'council', 'unlikely']);
  });

  test('places: 0 is the highest, ties do not share one', () => {
    const place = new Int32Array(4);
    placesOf(Float64Array.of(2, 5, 2, -1), place, new Int32Array(4));
    expect([...place].sort()).toEqual([0, 1, 2, 3]);
    expect([place[1], place[3]]).toEqual([0, 3]);
  });
});

describe('who is ranked', () => {
  const form = (ratee: string, rater: string, score: number): RatingRow[] =>
    ['a', 'b', 'c'].map((item, i) => ({
      ratee,
      rater,
      role: 'peer',
      item,
      score: Math.min(5, score + (i % 2)),
    }));
  const rows = [
    ...['An', 'Bình', 'Chi'].flatMap((ratee, n) =>
      ['r1', 'r2', 'r3'].flatMap((rater) => form(ratee, rater, 2 + n)),
    ),
    ...form('Dũng', 'r1', 4),
    ...['Én', 'Giang'].flatMap((ratee, n) =>
      ['s1', 's2', 's3'].flatMap((rater) => form(ratee, rater, 3 + n)),
    ),
  ];
  const ranking = rank(formsOf(tableOf(rows)), { seed: 1, top: 2, draws: 500, variances })!;
  const of = (id: string) => ranking.ratees.find((ratee) => ratee.id === id)!;

  test('too few forms, or another component: a status and no band', () => {
    expect(of('Dũng')).toMatchObject({ status: 'too_few', band: null, nForms: 1 });
    expect(of('Én')).toMatchObject({ status: 'unlinked', band: null });
    expect(of('Chi').status).toBe('ok');
    expect(of('Chi').band).not.toBeNull();
  });

  test('shares add up to the number of places, and the fair score is on the scale', () => {
    expect(ranking.ratees.reduce((sum, ratee) => sum + ratee.pTop, 0)).toBeCloseTo(2, 9);
    for (const { fair, low, high, rankLow, rankHigh } of ranking.ratees) {
      expect(low >= 2 && low <= fair && fair <= high && high <= 5).toBe(true);
      expect(1 <= rankLow && rankLow <= rankHigh && rankHigh <= 6).toBe(true);
    }
  });

  test('the same seed gives the same bytes, another nearly the same shares', () => {
    const options = { top: 2, draws: 500, variances };
    const again = rank(formsOf(tableOf(rows)), { ...options, seed: 1 });
    expect(JSON.stringify(again)).toBe(JSON.stringify(ranking));
    const other = rank(formsOf(tableOf(rows)), { ...options, seed: 2 })!;
    for (const [n, { pTop: p }] of other.ratees.entries())
      expect(Math.abs(p - ranking.ratees[n]!.pTop)).toBeLessThan(4 * Math.sqrt(0.5 / 500));
  });

  test('seats of a unit', () => {
    const unitOf = Int32Array.of(0, 0, 1, 1, 1, 1);
    const found = rank(formsOf(tableOf(rows)), {
      seed: 1,
      top: 2,
      draws: 200,
      variances,
      unitOf,
      seats: [1, 2],
    })!;
    const total = (unit: number) =>
      found.ratees.reduce((sum, r, n) => sum + (unitOf[n] === unit ? r.pQuota! : 0), 0);
    expect(total(0)).toBeCloseTo(1, 9);
    expect(total(1)).toBeCloseTo(2, 9);
  });

  test('one ratee, or one category, has no order', () => {
    expect(rank(formsOf(tableOf(form('An', 'r1', 2))), { seed: 1, top: 1 })).toBeNull();
    const flat = rows.map((row) => ({ ...row, score: 3 }));
    expect(rank(formsOf(tableOf(flat)), { seed: 1, top: 1 })).toBeNull();
  });
});

const cell = fc.record({
  ratee: fc.integer({ min: 0, max: 6 }),
  rater: fc.integer({ min: 0, max: 4 }),
  item: fc.integer({ min: 0, max: 3 }),
  score: fc.integer({ min: 1, max: 4 }),
});
const ratings = fc
  .uniqueArray(cell, { minLength: 10, maxLength: 80, selector: (c) => `${c.ratee} ${c.rater} ${c.item}` })
  .map((cells) =>
    cells.map(
      (c): RatingRow => ({
        ratee: `p${c.ratee}`,
        rater: `r${c.rater}`,
        role: c.rater > 2 ? 'superior' : 'peer',
        item: `i${c.item}`,
        score: c.score,
      }),
    ),
  );
const mirrored = (id: string) => `${id[0]}${9 - Number(id[1])}`;
const options = { seed: 1, top: 2, draws: 50, variances };

describe('properties', () => {
  test('permuting or relabelling moves no estimate by 1e-8', () => {
    fc.assert(
      fc.property(ratings, (rows) => {
        const before = rank(formsOf(tableOf(rows)), options);
        const renamed = rows
          .map((row) => ({
            ...row,
            ratee: mirrored(row.ratee),
            rater: mirrored(row.rater),
            item: mirrored(row.item),
          }))
          .reverse();
        const after = rank(formsOf(tableOf(renamed)), options);
        expect(after === null).toBe(before === null);
        for (const one of before?.ratees ?? []) {
          const own = after!.ratees.find(({ id }) => id === mirrored(one.id))!;
          expect(Math.abs(own.theta - one.theta)).toBeLessThan(1e-8);
          expect(Math.abs(own.fair - one.fair)).toBeLessThan(1e-8);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('always converges to finite figures, whatever the pattern, variances estimated or not', () => {
    fc.assert(
      fc.property(ratings, fc.boolean(), (rows, given) => {
        const found = rank(formsOf(tableOf(rows)), given ? options : { ...options, variances: undefined });
        if (!found) return;
        expect(found.converged).toBe(true);
        for (const one of [...found.ratees, ...found.raters])
          for (const x of Object.values(one))
            if (typeof x === 'number') expect(Number.isFinite(x)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('raising one rating never lowers its ratee (items, thresholds and variances held)', () => {
    const thetas = (rows: RatingRow[], scale?: ReturnType<typeof rankingData>['scale']) => {
      const forms = formsOf(tableOf(rows));
      const data = rankingData(forms, undefined, scale);
      const { effects } = fitRanking(data, variances);
      return { scale: data.scale, of: new Map(forms.rateeIds.map((id, n) => [id, effects.theta[n]!])) };
    };
    fc.assert(
      fc.property(ratings, fc.nat(), (rows, at) => {
        const k = at % rows.length;
        if (rows[k]!.score === 4) return;
        const spine = [1, 2, 3, 4].map((score) => ({
          ratee: 'p9',
          rater: 'r0',
          role: 'peer',
          item: `i${score - 1}`,
          score,
        }));
        const low = [...rows, ...spine];
        const before = thetas(low);
        const raised = low.map((row, index) => (index === k ? { ...row, score: row.score + 1 } : row));
        const ratee = rows[k]!.ratee;
        expect(thetas(raised, before.scale).of.get(ratee)!).toBeGreaterThan(before.of.get(ratee)! - 1e-9);
      }),
      { numRuns: 100 },
    );
  });
});
