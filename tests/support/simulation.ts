import { Deviates } from '~/features/scoring/engine/algebra/random';
import type { RatingTable } from '~/features/scoring/engine/ratings/ratings';

/** A made-up province: who is rated by whom, and what is true of them. SDs in logits. */
export type Province = {
  communes: number;
  /** People per commune. Each rates three others of the commune drawn at random; two superiors rate all of them. */
  size: number;
  items: number;
  person: number;
  unit: number;
  severity: number;
  halo: number;
  /** Forms by one of 20 raters from outside, of each of the first `linked` people of a commune (all where it is left out). */
  outside: number;
  linked?: number;
  /** SD (logits) of how people see themselves, around half a logit above the truth; no self forms where it is left out. */
  self?: number;
};

export const province: Province = {
  communes: 120,
  size: 42,
  items: 15,
  person: 1,
  unit: 0.5,
  severity: 0.7,
  halo: 0.6,
  outside: 0,
};

/** Ratings of a made-up province with the truth: level θ_n + u_c of each ratee, in the order of `rateeIds`. */
export function simulate(
  { communes, size, items, person, unit, severity, halo, outside, linked = size, self }: Province,
  seed: number,
): { table: RatingTable; truth: Float64Array; unitOf: Int32Array } {
  const random = new Deviates(seed);
  const tau = [-2.2, -1.1, 0.6, 2.7];
  const delta = Array.from({ length: items }, () => 0.5 * random.normal());
  const people = communes * size;
  const unitLevel = Array.from({ length: communes }, () => unit * random.normal());
  const truth = Float64Array.from(
    { length: people },
    (_, n) => unitLevel[Math.floor(n / size)]! + person * random.normal(),
  );
  const raters = people + 2 * communes + 20;
  const strict = Array.from({ length: raters }, () => severity * random.normal());
  const rows: [ratee: number, rater: number, role: number][] = [];
  const upTo = (n: number) => Math.floor(random.uniform() * n);
  for (let n = 0; n < people; n++) {
    const commune = Math.floor(n / size);
    const peers = new Set<number>();
    while (peers.size < 3) {
      const other = commune * size + upTo(size);
      if (other !== n) peers.add(other);
    }
    for (const j of peers) rows.push([n, j, 0]);
    for (const k of [0, 1]) rows.push([n, people + 2 * commune + k, 1]);
    for (let k = 0; k < outside && n % size < linked; k++)
      rows.push([n, people + 2 * communes + ((n * 7 + k + upTo(20)) % 20), 1]);
  }
  const selfFrom = rows.length;
  if (self !== undefined) for (let n = 0; n < people; n++) rows.push([n, n, 2]);
  const count = rows.length * items;
  const table: RatingTable = {
    ratee: new Int32Array(count),
    rater: new Int32Array(count),
    role: new Uint8Array(count),
    item: new Uint16Array(count),
    score: new Float64Array(count),
    rateeIds: Array.from({ length: people }, (_, n) => `p${n}`),
    raterIds: Array.from({ length: raters }, (_, j) => `r${j}`),
    roleIds: self === undefined ? ['peer', 'superior'] : ['peer', 'superior', 'self'],
    itemIds: delta.map((_, i) => `i${i}`),
  };
  let at = 0;
  for (const [row, [n, j, role]] of rows.entries()) {
    const seen =
      row < selfFrom ? 0.2 * (1 - role) - strict[j]! + halo * random.normal() : 0.5 + self! * random.normal();
    const eta = 1 + truth[n]! + seen;
    for (let i = 0; i < items; i++, at++) {
      table.ratee[at] = n;
      table.rater[at] = j;
      table.role[at] = role;
      table.item[at] = i;
      table.score[at] = 1 + category(eta - delta[i]!, tau, random.uniform());
    }
  }
  return { table, truth, unitOf: Int32Array.from({ length: people }, (_, n) => Math.floor(n / size)) };
}

function category(eta: number, tau: readonly number[], uniform: number): number {
  const weights = [1];
  for (const t of tau) weights.push(weights[weights.length - 1]! * Math.exp(eta - t));
  let left = uniform * weights.reduce((sum, w) => sum + w, 0);
  let k = 0;
  while (k < tau.length && left > weights[k]!) left -= weights[k++]!;
  return k;
}
