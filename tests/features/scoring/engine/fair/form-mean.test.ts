import { describe, expect, test } from 'vitest';
import { rankingData } from '~/features/scoring/engine/fair/fit';
import { fitFormMeans, orderFlags } from '~/features/scoring/engine/fair/form-mean';
import { type RankedRatee, rankBy, rankingModel } from '~/features/scoring/engine/fair/ranking';
import { formsOf } from '~/features/scoring/engine/ratings/forms';
import { province, simulate } from '../../../../support/simulation';

describe('form means', () => {
  const { table, truth, unitOf } = simulate({ ...province, communes: 30 }, 5);
  const forms = formsOf(table);

  test('order people nearly as the ordinal model does, and the few who differ are named', () => {
    const options = { seed: 1, top: 24, draws: 200, unitOf };
    const model = rankingModel(forms, options)!;
    const ranking = rankBy(model, options);
    const linear = fitFormMeans(model.data);
    expect(linear.settled).toBe(true);
    expect(correlation(linear.level, truth)).toBeGreaterThan(0.9);
    expect(
      correlation(
        linear.level,
        Float64Array.from(ranking.ratees, ({ theta }) => theta),
      ),
    ).toBeGreaterThan(0.97);
    const flags = orderFlags(ranking.ratees, linear);
    expect(flags.length / ranking.ratees.length).toBeLessThan(0.05);
  }, 60_000);

  test('variances of the kinds are told apart', () => {
    const { variances } = fitFormMeans(rankingData(forms, unitOf));
    // 1, .25, .49 and .36 squared logits and the answers' own noise, on a scale of points.
    expect(variances.person).toBeGreaterThan(variances.severity);
    expect(variances.severity).toBeGreaterThan(variances.unit);
    expect(variances.unit / variances.person).toBeGreaterThan(0.1);
    expect(variances.unit / variances.person).toBeLessThan(0.5);
  });
});

test('a place outside the interval is flagged, one inside or without enough forms is not', () => {
  const ratee = (id: string, rankLow: number, rankHigh: number, status: RankedRatee['status'] = 'ok') =>
    ({ id, rankLow, rankHigh, rankExpected: (rankLow + rankHigh) / 2, status }) as RankedRatee;
  const ratees = [ratee('An', 1, 2), ratee('Bình', 3, 3), ratee('Chi', 1, 1, 'too_few')];
  const fit = { settled: true, rounds: 1, variances: { person: 1, unit: 1, severity: 1, form: 1 } };
  const flags = orderFlags(ratees, { ...fit, level: Float64Array.of(0, 1, -1) });
  expect(flags.map(({ who }) => who)).toEqual([['Bình']]);
});

function correlation(a: Float64Array, b: Float64Array): number {
  const mean = (x: Float64Array) => x.reduce((sum, v) => sum + v, 0) / x.length;
  const [ma, mb] = [mean(a), mean(b)];
  const cross = a.reduce((sum, x, k) => sum + (x - ma) * (b[k]! - mb), 0);
  const square = (x: Float64Array, m: number) => x.reduce((sum, v) => sum + (v - m) ** 2, 0);
  return cross / Math.sqrt(square(a, ma) * square(b, mb));
}
