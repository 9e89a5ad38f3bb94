import { describe, expect, test } from 'vitest';
import { normalTail } from '~/features/scoring/engine/algebra/distribution';
import { rankBy, rankingModel } from '~/features/scoring/engine/fair/ranking';
import { type Flag, type FlagKind, flagsOf } from '~/features/scoring/engine/flags/flags';
import { formsOf } from '~/features/scoring/engine/ratings/forms';
import { type RatingRow, type RatingTable, tableOf } from '~/features/scoring/engine/ratings/ratings';
import { oracleBlock, oracleRatings } from '../../../../support/oracle';
import { province, simulate } from '../../../../support/simulation';

function flagged(table: RatingTable, unitOf?: Int32Array): Flag[] {
  const options = { seed: 1, top: 24, draws: 200, unitOf };
  const model = rankingModel(formsOf(table), options)!;
  const errors = rankBy(model, options).raters.map(({ se }) => se);
  return flagsOf(model, errors, table);
}

const who = (flags: Flag[], kind: FlagKind) =>
  flags.filter((flag) => flag.kind === kind).flatMap((flag) => flag.who);

test('ring: the five colluders are one ring and nobody else is in it', () => {
  const { ring_members: members } = oracleBlock<{ ring_members: string[] }>('ring', 'extra')!;
  const flags = flagged(oracleRatings('ring'));
  const rings = flags.filter(({ kind }) => kind === 'ring');
  expect(rings.map(({ who: ring }) => ring)).toEqual([members]);
  const paired = new Set(who(flags, 'reciprocal_pair'));
  expect([...paired].sort()).toEqual(members);
});

test('straight: all who give one score to a whole form, and those who give one score to everybody', () => {
  const extra = oracleBlock<{ straight_liners: string[]; constant_4: string[] }>('straight', 'extra')!;
  const flags = flagged(oracleRatings('straight'));
  expect(who(flags, 'straight_line').sort()).toEqual([...extra.straight_liners, ...extra.constant_4].sort());
  expect(who(flags, 'constant')).toEqual(expect.arrayContaining(extra.constant_4));
  // One more straight-liner happened to give one score only.
  expect(who(flags, 'constant')).toHaveLength(4);
  expect(who(flags, 'erratic').length).toBeLessThanOrEqual(1);
});

test('extreme: the rater of only highest scores is lenient, the one of only lowest severe', () => {
  const flags = flagged(oracleRatings('extreme'));
  expect(who(flags, 'lenient')).toEqual(['s001']);
  expect(who(flags, 'severe')).toEqual(['s002']);
  expect(who(flags, 'constant').sort()).toEqual(['s001', 's002']);
});

test.each(['small', 'halo'] as const)('%s: well-behaved raters raise nothing', (name) => {
  expect(flagged(oracleRatings(name))).toEqual([]);
});

test('self far from others: only the one who is', () => {
  const rows: RatingRow[] = [];
  for (let n = 0; n < 40; n++)
    for (const item of ['a', 'b', 'c', 'd']) {
      const level = 2 + (n % 3);
      const lift = n === 7 ? -1 : n % 2;
      rows.push({ ratee: `p${n}`, rater: `p${n}`, role: 'self', item, score: Math.max(1, level + lift) });
      for (const k of [1, 2, 3]) {
        const score = item === 'a' ? level + 1 : level;
        rows.push({
          ratee: `p${n}`,
          rater: `p${(n + k) % 40}`,
          role: 'peer',
          item,
          score: n === 7 ? 5 : score,
        });
      }
    }
  const flags = flagged(tableOf(rows));
  expect(who(flags, 'self_far')).toEqual(['p7']);
});

describe('false alarms in made-up provinces where nobody misbehaves', () => {
  test('less than one rater in two hundred, and no ring', () => {
    const count: Partial<Record<FlagKind, number>> = {};
    let raters = 0;
    for (const [seed, halo] of [
      [1, 0],
      [2, 0.6],
      [3, 1.2],
    ] as const) {
      const { table, unitOf } = simulate({ ...province, communes: 30, halo, self: 1 }, seed);
      raters += table.raterIds.length;
      for (const { kind } of flagged(table, unitOf)) count[kind] = (count[kind] ?? 0) + 1;
    }
    expect(count.ring ?? 0).toBe(0);
    expect(count.constant ?? 0).toBe(0);
    expect(count.reciprocal_pair ?? 0).toBeLessThanOrEqual(2);
    // Scales end: gaps between self and others have heavier tails than the normal's .0027.
    expect((count.self_far ?? 0) / raters).toBeLessThan(0.01);
    for (const kind of ['straight_line', 'erratic', 'too_predictable'] as const)
      expect((count[kind] ?? 0) / raters).toBeLessThan(0.005);
  }, 120_000);
});

test('the tail of the normal', () => {
  // erfc(z / √2) / 2 of the C library.
  const known = [
    [0, 0.5],
    [1, 0.15865525393145707],
    [1.959964, 0.02499999909644241],
    [3, 0.0013498980316300957],
    [6, 9.865876450377012e-10],
  ] as const;
  for (const [z, p] of known) expect(Math.abs(normalTail(z) / p - 1)).toBeLessThan(1e-8);
  expect(normalTail(-1)).toBeCloseTo(1 - 0.158655253931457, 12);
});
