import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RatingRow, tableOf } from '~/features/scoring/engine/ratings/ratings';
import { aggregateRatings, type Weights } from '~/features/scoring/engine/reliability/classical';
import { oracleBlock, oracleCases, oracleRatings } from '../../../../support/oracle';

type Classical = {
  role_weights: Record<string, number>;
  item_weights: Record<string, number>;
  ratees: Record<string, { item_first: number; role_first: number; by_role: Record<string, number> }>;
};

describe('the published cases', () => {
  test.each(oracleCases)('%s', (name) => {
    const expected = oracleBlock<Classical>(name, 'classical')!;
    const ours = aggregateRatings(oracleRatings(name), {
      roles: expected.role_weights,
      items: expected.item_weights,
    });
    expect(ours.map((one) => one.ratee)).toEqual(Object.keys(expected.ratees).sort());
    let worst = 0;
    const compare = (a: number | null, b: number) => {
      worst = Math.max(worst, a === null ? Number.POSITIVE_INFINITY : Math.abs(a - b));
    };
    for (const one of ours) {
      const theirs = expected.ratees[one.ratee]!;
      compare(one.itemFirst, theirs.item_first);
      compare(one.roleFirst, theirs.role_first);
      expect(Object.keys(one.byRole).sort()).toEqual(Object.keys(theirs.by_role).sort());
      for (const [role, value] of Object.entries(theirs.by_role)) compare(one.byRole[role]!, value);
    }
    expect(worst).toBeLessThanOrEqual(5.1e-7);
  });
});

const row = (role: string, item: string, score: number, rater = `${role} 1`): RatingRow => ({
  ratee: 'An',
  rater,
  role,
  item,
  score,
});

describe('what is missing', () => {
  const weights: Weights = { roles: { peer: 0.4, superior: 0.6 }, items: { a: 3, b: 1 } };

  test('the two orders differ when a role lacks an item', () => {
    const [one] = aggregateRatings(
      [row('peer', 'a', 2), row('superior', 'a', 4), row('superior', 'b', 5)],
      weights,
    );
    expect(one!.itemFirst).toBeCloseTo((3 * 3.2 + 5) / 4, 12);
    expect(one!.roleFirst).toBeCloseTo(0.4 * 2 + 0.6 * 4.25, 12);
  });

  test('a role of weight 0 stands beside the total, never inside it', () => {
    const [one] = aggregateRatings([row('self', 'a', 5), row('peer', 'a', 3)], {
      roles: { self: 0, peer: 1 },
    });
    expect(one).toMatchObject({ itemFirst: 3, roleFirst: 3, byRole: { self: 5, peer: 3 } });
  });

  test('nothing that counts is null, not 0', () => {
    const [one] = aggregateRatings([row('self', 'a', 5)], { roles: { self: 0, peer: 1 } });
    expect(one).toMatchObject({ itemFirst: null, roleFirst: null, byRole: { self: 5 } });
    expect(aggregateRatings([], { roles: {} })).toEqual([]);
  });

  test('per item: how many and their mean', () => {
    const [one] = aggregateRatings([row('peer', 'a', 2), row('peer', 'a', 5, 'peer 2')], weights);
    expect(one!.byItem).toEqual({ peer: { a: { n: 2, mean: 3.5 } } });
  });

  test('a weight below 0 or not finite is refused', () => {
    expect(() => aggregateRatings([row('peer', 'a', 2)], { roles: { peer: -1 } })).toThrow(RangeError);
    expect(() => aggregateRatings([row('peer', 'a', 2)], { roles: { peer: Number.NaN } })).toThrow(
      RangeError,
    );
  });
});

const rows = fc.array(
  fc.record({
    ratee: fc.constantFrom('An', 'Bình', 'Chi'),
    rater: fc.constantFrom('Dũng', 'Én', 'Giang', 'Hà'),
    role: fc.constantFrom('self', 'peer', 'superior'),
    item: fc.constantFrom('a', 'b', 'c'),
    score: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 1, maxLength: 40 },
);
const weights = fc.record({
  roles: fc.record({
    self: fc.constantFrom(0, 0.1),
    peer: fc.double({ min: 0, max: 1, noNaN: true }),
    superior: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  items: fc.record({ a: fc.constantFrom(0, 1, 2), b: fc.constantFrom(1, 2) }),
});

describe('properties', () => {
  test('permuting rows changes nothing; new names only rename', () => {
    fc.assert(
      fc.property(rows, weights, fc.infiniteStream(fc.integer()), (list, w, keys) => {
        const shuffled = list.map((one) => ({ one, key: keys.next().value! })).sort((a, b) => a.key - b.key);
        expect(
          aggregateRatings(
            shuffled.map(({ one }) => one),
            w,
          ),
        ).toEqual(aggregateRatings(list, w));
        const mirror: Record<string, string> = { An: 'z', Bình: 'y', Chi: 'x' };
        const renamed = list.map((one) => ({ ...one, ratee: mirror[one.ratee]!, rater: `${one.rater}!` }));
        expect(new Map(aggregateRatings(renamed, w).map((one) => [one.ratee, one.roleFirst]))).toEqual(
          new Map(aggregateRatings(list, w).map((one) => [mirror[one.ratee]!, one.roleFirst])),
        );
      }),
    );
  });

  test('raising one rating never lowers its ratee, and moves nobody else', () => {
    fc.assert(
      fc.property(rows, weights, fc.nat(), (list, w, at) => {
        const k = at % list.length;
        const raised = list.map((one, index) => (index === k ? { ...one, score: one.score + 1 } : one));
        const before = aggregateRatings(list, w);
        for (const [n, after] of aggregateRatings(raised, w).entries()) {
          if (after.ratee !== list[k]!.ratee) expect(after).toEqual(before[n]);
          else {
            expect(after.itemFirst ?? 0).toBeGreaterThanOrEqual((before[n]!.itemFirst ?? 0) - 1e-12);
            expect(after.roleFirst ?? 0).toBeGreaterThanOrEqual((before[n]!.roleFirst ?? 0) - 1e-12);
          }
        }
      }),
    );
  });

  test('every figure is null or between the lowest and the highest score', () => {
    fc.assert(
      fc.property(rows, weights, (list, w) => {
        for (const one of aggregateRatings(tableOf(list), w))
          for (const x of [one.itemFirst, one.roleFirst, ...Object.values(one.byRole)])
            if (x !== null) expect(x >= 1 - 1e-9 && x <= 5 + 1e-9).toBe(true);
      }),
    );
  });
});
