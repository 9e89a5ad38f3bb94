import { Deviates } from '~/features/scoring/engine/algebra/random';
import type { RatingRow } from '~/features/scoring/engine/ratings/ratings';

/** A made-up jury: few people, each rated by `perPerson` of `raters` drawn by lot. SDs in logits. */
export type Panel = {
  people: number;
  raters: number;
  perPerson: number;
  items: number;
  person: number;
  severity: number;
  halo: number;
  /** Thresholds of the steps, from the lowest score up, in logits. */
  tau: readonly number[];
  /** Score of the lowest category and points from one to the next. */
  lowest?: number;
  step?: number;
  /** Mean level of people, logits. */
  level?: number;
};

/** The thresholds of a scale of five as the province uses it, and of one of 0 to 100 in steps of five. */
const five = [-2.2, -1.1, 0.6, 2.7];
export const hundred = Array.from({ length: 20 }, (_, k) => 0.8 * (k - 9.5));

export const panel: Panel = {
  people: 12,
  raters: 6,
  perPerson: 4,
  items: 5,
  person: 1,
  severity: 0.7,
  halo: 0.6,
  tau: five,
};

/**
 * Ratings of a made-up jury with the truth of each person, in the order of their ids: the level in logits (mean 0), and
 * the expected score, over the items and from the jury's mean severity, in points.
 */
export function simulatePanel(
  of: Panel,
  seed: number,
): { rows: RatingRow[]; level: number[]; fair: number[] } {
  const random = new Deviates(seed);
  const normals = (size: number, sd: number) => Array.from({ length: size }, () => sd * random.normal());
  const { people, raters, perPerson, items, tau, lowest = 1, step = 1, level: middle = 0.5 } = of;
  const delta = normals(items, 0.5);
  const own = normals(people, of.person);
  const strict = normals(raters, of.severity);
  const two = (n: number) => String(n).padStart(3, '0');
  const rows: RatingRow[] = [];
  const used = new Set<number>();
  for (let n = 0; n < people; n++) {
    const order = Array.from({ length: raters }, (_, j) => ({ j, key: random.uniform() }));
    order.sort((a, b) => a.key - b.key);
    for (const { j } of order.slice(0, perPerson)) {
      used.add(j);
      const eta = middle + own[n]! - strict[j]! + of.halo * random.normal();
      for (let i = 0; i < items; i++) {
        const p = chances(eta - delta[i]!, tau);
        let left = random.uniform();
        let k = 0;
        while (k < tau.length && left > p[k]!) left -= p[k++]!;
        rows.push({
          ratee: `p${two(n)}`,
          rater: `r${two(j)}`,
          role: 'superior',
          item: `i${two(i)}`,
          score: lowest + step * k,
        });
      }
    }
  }
  const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
  const severity = mean([...used].map((j) => strict[j]!));
  const centre = mean(own);
  return {
    rows,
    level: own.map((x) => x - centre),
    fair: own.map((x) =>
      mean(
        delta.map((d) =>
          chances(middle + x - severity - d, tau).reduce((sum, p, k) => sum + p * (lowest + step * k), 0),
        ),
      ),
    ),
  };
}

function chances(eta: number, tau: readonly number[]): number[] {
  const logs = [0];
  for (const t of tau) logs.push(logs[logs.length - 1]! + eta - t);
  const most = Math.max(...logs);
  const weights = logs.map((x) => Math.exp(x - most));
  const sum = weights.reduce((total, x) => total + x, 0);
  return weights.map((x) => x / sum);
}
