import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RatingRow } from '~/features/scoring/engine/ratings/ratings';
import { withholdPeers } from '~/features/scoring/engine/ratings/withhold';
import { aggregateRatings } from '~/features/scoring/engine/reliability/classical';

const rule = { role: 'peer', needed: 3 };
const peers = (ratee: string, answers: Record<string, string[]>): RatingRow[] =>
  Object.entries(answers).flatMap(([rater, items]) =>
    items.map((item) => ({ ratee, rater, role: 'peer', item, score: 2 })),
  );
const superior = (ratee: string): RatingRow[] =>
  ['a', 'b'].map((item) => ({ ratee, rater: 'Én', role: 'superior', item, score: 4 }));

describe('withholdPeers', () => {
  test('two peers: the whole source goes, and the total is that of the others alone', () => {
    const list = [...peers('An', { Bình: ['a', 'b'], Chi: ['a', 'b'] }), ...superior('An')];
    const { ratings, withheld } = withholdPeers(list, rule);
    expect(withheld).toEqual([{ ratee: 'An', source: true, items: ['a', 'b'] }]);
    const [one] = aggregateRatings(ratings, { roles: { peer: 1, superior: 1 } });
    expect(one).toMatchObject({ itemFirst: 4, roleFirst: 4, byRole: { superior: 4 } });
    expect(one!.byItem.peer).toBeUndefined();
  });

  test('three peers, one item answered by two: only that item goes', () => {
    const list = [...peers('An', { Bình: ['a', 'b'], Chi: ['a', 'b'], Dũng: ['a'] }), ...superior('An')];
    const { ratings, withheld } = withholdPeers(list, rule);
    expect(withheld).toEqual([{ ratee: 'An', source: false, items: ['b'] }]);
    const [one] = aggregateRatings(ratings, { roles: { peer: 1, superior: 1 } });
    expect(one!.byItem.peer).toEqual({ a: { n: 3, mean: 2 } });
    expect(one).toMatchObject({ itemFirst: 3.5, roleFirst: 3 });
  });

  test('three peers who share no item: nothing of theirs is left', () => {
    const list = [...peers('An', { Bình: ['a'], Chi: ['b'], Dũng: ['c'] })];
    expect(withholdPeers(list, rule).withheld).toEqual([
      { ratee: 'An', source: true, items: ['a', 'b', 'c'] },
    ]);
    expect(withholdPeers(list, rule).ratings.score).toHaveLength(0);
  });

  test('three rows of one peer are one peer', () => {
    const list = peers('An', { Bình: ['a', 'a', 'a'] });
    expect(withholdPeers(list, rule).ratings.score).toHaveLength(0);
  });

  test('enough peers: nothing changes; other roles are never touched', () => {
    const list = [...peers('An', { Bình: ['a'], Chi: ['a'], Dũng: ['a'] }), ...superior('Giang')];
    const { ratings, withheld } = withholdPeers(list, rule);
    expect(withheld).toEqual([]);
    expect(ratings.score).toHaveLength(list.length);
  });

  test('no figure depends on a withheld score', () => {
    const answers = fc.array(
      fc.record({
        ratee: fc.constantFrom('An', 'Bình'),
        rater: fc.constantFrom('Chi', 'Dũng', 'Én', 'Giang'),
        role: fc.constantFrom('peer', 'superior'),
        item: fc.constantFrom('a', 'b', 'c'),
        score: fc.integer({ min: 1, max: 5 }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(answers, (list) => {
        const { withheld } = withholdPeers(list, rule);
        const hidden = new Set(
          withheld.flatMap(({ ratee, items }) => items.map((item) => `${ratee} ${item}`)),
        );
        const other = list.map((one) =>
          one.role === 'peer' && hidden.has(`${one.ratee} ${one.item}`)
            ? { ...one, score: 6 - one.score }
            : one,
        );
        const totals = (rows: RatingRow[]) =>
          aggregateRatings(withholdPeers(rows, rule).ratings, { roles: { peer: 0.4, superior: 0.6 } });
        expect(totals(other)).toEqual(totals(list));
        for (const one of totals(list))
          for (const { n } of Object.values(one.byItem.peer ?? {})) expect(n).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});
