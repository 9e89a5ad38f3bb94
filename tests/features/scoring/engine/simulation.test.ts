import { describe, expect, test } from 'vitest';
import { type Ranking, rank } from '~/features/scoring/engine/fair/ranking';
import { formsOf } from '~/features/scoring/engine/ratings/forms';
import { province, simulate } from '../../../support/simulation';

const top = 24;

/** A province of 40 communes, ranked; with what is true of it. */
function run(halo: number, seed: number, draws = 300) {
  const { table, truth, unitOf } = simulate({ ...province, communes: 40, halo }, seed);
  const ranking = rank(formsOf(table), { seed: 1, top, unitOf, draws })!;
  const mean = truth.reduce((sum, x) => sum + x, 0) / truth.length;
  const level = truth.map((x) => x - mean);
  const best = [...level.keys()].sort((a, b) => level[b]! - level[a]!).slice(0, top);
  return { ranking, level, best: new Set(best) };
}

const sorted = (ranking: Ranking, value: (ratee: Ranking['ratees'][number]) => number) =>
  [...ranking.ratees.keys()].sort((a, b) => value(ranking.ratees[b]!) - value(ranking.ratees[a]!));

describe('made-up provinces', () => {
  test.each([0, 0.6, 1.2])(
    'halo %f: 90 % intervals hold the truth .85 to .94 of the time, and nobody of the best is lost',
    (halo) => {
      const { ranking, level, best } = run(halo, 101 + halo * 10);
      expect(ranking.settled).toBe(true);
      const held = ranking.ratees.filter(
        ({ theta, se }, n) => Math.abs(theta - level[n]!) < 1.6449 * se,
      ).length;
      const coverage = held / level.length;
      expect(coverage).toBeGreaterThan(0.85);
      expect(coverage).toBeLessThan(0.94);
      expect(Math.abs(Math.sqrt(ranking.variances.halo) - halo)).toBeLessThan(0.1);
      const shortlist = sorted(ranking, ({ theta }) => theta).slice(0, 240);
      expect(shortlist.filter((n) => best.has(n)).length / top).toBeGreaterThan(0.9);
    },
    120_000,
  );

  test('P(top 24) means what it says', () => {
    const bins = Array.from({ length: 10 }, () => ({ n: 0, expected: 0, truly: 0, variance: 0 }));
    for (const seed of [1, 2, 3]) {
      const { ranking, best } = run(0.6, seed);
      for (const [n, { pTop }] of ranking.ratees.entries()) {
        const bin = bins[Math.min(9, Math.floor(pTop * 10))]!;
        bin.n++;
        bin.expected += pTop;
        bin.variance += pTop * (1 - pTop);
        if (best.has(n)) bin.truly++;
      }
    }
    for (const { n, expected, truly, variance } of bins)
      if (n > 0) expect(Math.abs(truly - expected)).toBeLessThan(4 * Math.sqrt(variance) + 1);
  }, 120_000);
});
