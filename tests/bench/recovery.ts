/**
 * `npm run bench -- recovery [SEEDS=10]`: how much of the truth each order finds in made-up provinces of 120 communes × 42,
 * for two spreads of severity and three amounts of forms from outside: share of the true 24 best among its first 24 and
 * first 240, coverage of the 90 % intervals, and P(top 24) in ten bins. Ours, raw means, and z-scores per rater.
 */

import { rank } from '~/features/scoring/engine/fair/ranking';
import { formsOf } from '~/features/scoring/engine/ratings/forms';
import type { RatingTable } from '~/features/scoring/engine/ratings/ratings';
import { type Province, province, simulate } from '../support/simulation';

const top = 24;
const shortlist = 240;

const designs: [name: string, changes: Partial<Province>][] = [0.7, 1.2].flatMap(
  (severity): [string, Partial<Province>][] => [
    [`độ nghiêm ${severity}, không nối`, { severity }],
    [`độ nghiêm ${severity}, mỗi xã 5 người × 2 phiếu nối`, { severity, outside: 2, linked: 5 }],
    [`độ nghiêm ${severity}, mỗi người 1 phiếu nối`, { severity, outside: 1 }],
  ],
);

function benchRecovery(seeds: number, name: string, changes: Partial<Province>): void {
  console.log(`— ${name}, ${seeds} tỉnh`);
  const methods = { ours: [0, 0], raw: [0, 0], 'z-score': [0, 0] };
  const bins = Array.from({ length: 10 }, () => ({ n: 0, expected: 0, truly: 0 }));
  let coverage = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const { table, truth, unitOf } = simulate({ ...province, ...changes }, seed);
    const ranking = rank(formsOf(table), { seed: 1, top, unitOf, draws: 500 })!;
    const mean = truth.reduce((sum, x) => sum + x, 0) / truth.length;
    const best = new Set(first(truth, top));
    const orders = {
      ours: Float64Array.from(ranking.ratees, ({ theta }) => theta),
      raw: Float64Array.from(ranking.ratees, ({ rawMean }) => rawMean),
      'z-score': zScores(table),
    };
    for (const method of ['ours', 'raw', 'z-score'] as const)
      for (const [k, size] of [top, shortlist].entries())
        methods[method][k]! += first(orders[method], size).filter((n) => best.has(n)).length / top / seeds;
    // Ratees keep the order of the table, which is that of the truth.
    for (const [n, { theta, se, pTop }] of ranking.ratees.entries()) {
      if (Math.abs(theta - (truth[n]! - mean)) < 1.6449 * se) coverage += 1 / truth.length / seeds;
      const bin = bins[Math.min(9, Math.floor(10 * pTop))]!;
      bin.n++;
      bin.expected += pTop;
      if (best.has(n)) bin.truly++;
    }
  }
  for (const [method, [overlap, recall]] of Object.entries(methods))
    console.log(`${method}: ${overlap!.toFixed(2)} trong ${top}, ${recall!.toFixed(2)} trong ${shortlist}`);
  console.log(`khoảng 90 % chứa sự thật: ${coverage.toFixed(3)}`);
  for (const [k, { n, expected, truly }] of bins.entries())
    console.log(
      `P ${(k / 10).toFixed(1)}–${((k + 1) / 10).toFixed(1)}: ${n} người, chờ đợi ${expected.toFixed(1)}, thật ${truly}`,
    );
}

function first(values: Float64Array, size: number): number[] {
  return [...values.keys()].sort((a, b) => values[b]! - values[a]!).slice(0, size);
}

/** Mean of form scores standardised within their rater, as award platforms adjust. */
function zScores(table: RatingTable): Float64Array {
  const forms = formsOf(table);
  const means = Float64Array.from(forms.ratee, (_, f) => {
    let sum = 0;
    for (let a = forms.start[f]!; a < forms.start[f + 1]!; a++) sum += forms.score[a]!;
    return sum / (forms.start[f + 1]! - forms.start[f]!);
  });
  const own = forms.raterIds.map(() => ({ n: 0, sum: 0, square: 0 }));
  for (const [f, x] of means.entries()) {
    const rater = own[forms.rater[f]!]!;
    rater.n++;
    rater.sum += x;
    rater.square += x * x;
  }
  const [sum, count] = [new Float64Array(forms.rateeIds.length), new Float64Array(forms.rateeIds.length)];
  for (const [f, x] of means.entries()) {
    const { n, sum: total, square } = own[forms.rater[f]!]!;
    const sd = Math.sqrt(Math.max(0, square / n - (total / n) ** 2));
    sum[forms.ratee[f]!]! += sd > 0 ? (x - total / n) / sd : 0;
    count[forms.ratee[f]!]! += 1;
  }
  return sum.map((x, n) => x / count[n]!);
}

for (const [name, changes] of designs) benchRecovery(Number(process.argv[2] ?? 10), name, changes);
