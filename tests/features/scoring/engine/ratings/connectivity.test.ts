import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connectivityOf, subsetsOf, unitLinks } from '~/features/scoring/engine/ratings/connectivity';
import { directionsOf } from '~/features/scoring/engine/ratings/direction';
import { type Forms, formsOf } from '~/features/scoring/engine/ratings/forms';
import { tableOf } from '~/features/scoring/engine/ratings/ratings';
import { oracleBlock, oracleCases, oracleRatings, readOracle } from '../../../../support/oracle';

type Edge = readonly [ratee: string, rater: string, items?: readonly string[]];
const formsFrom = (edges: readonly Edge[]) =>
  formsOf(
    tableOf(
      edges.flatMap(([ratee, rater, items = ['I1', 'I2']]) =>
        items.map((item) => ({ ratee, rater, role: 'peer', item, score: 3 })),
      ),
    ),
  );

/** Rank by elimination: the slow, plain check. */
function rankOf(rows: number[][]): number {
  const left = rows.map((row) => [...row]);
  let rank = 0;
  for (let c = 0; c < (left[0]?.length ?? 0); c++) {
    const pivot = left.findIndex((row, r) => r >= rank && Math.abs(row[c]!) > 1e-9);
    if (pivot === -1) continue;
    [left[rank], left[pivot]] = [left[pivot]!, left[rank]!];
    for (let r = rank + 1; r < left.length; r++) {
      const times = left[r]![c]! / left[rank]![c]!;
      left[r] = left[r]!.map((x, k) => x - times * left[rank]![k]!);
    }
    rank++;
  }
  return rank;
}

function designOf(forms: Forms): number[][] {
  const [ratees, raters] = [forms.rateeIds.length, forms.raterIds.length];
  const rows: number[][] = [];
  for (let f = 0; f < forms.ratee.length; f++)
    for (let a = forms.start[f]!; a < forms.start[f + 1]!; a++) {
      const row = new Array<number>(ratees + raters + forms.itemIds.length).fill(0);
      row[forms.ratee[f]!] = 1;
      row[ratees + forms.rater[f]!] = -1;
      row[ratees + raters + forms.item[a]!] = -1;
      rows.push(row);
    }
  return rows;
}

const nullityOf = (forms: Forms) => {
  const { subsets, moves } = directionsOf(forms);
  return subsets + moves.length;
};

describe('the published mini-case', () => {
  const { connectivity_mini: mini } = JSON.parse(readOracle('canonical/published.json')) as {
    connectivity_mini: {
      pairs_person_rater: [string, string][];
      add_link: [string, string];
      components_person_rater: number;
      nullity: number;
      nullity_after: number;
    };
  };

  test('two components, because items are no nodes', () => {
    const forms = formsFrom(mini.pairs_person_rater);
    expect(subsetsOf(forms).subsets).toBe(mini.components_person_rater);
    expect(nullityOf(forms)).toBe(mini.nullity);
  });

  test('one link makes one', () => {
    const forms = formsFrom([...mini.pairs_person_rater, mini.add_link]);
    expect(subsetsOf(forms).subsets).toBe(1);
    expect(nullityOf(forms)).toBe(mini.nullity_after);
  });
});

describe('the published cases', () => {
  test.each(oracleCases)('%s: as many subsets as it has', (name) => {
    const jmle = oracleBlock<{ n_subsets: number; ratees: { id: string; subset: number; status: string }[] }>(
      name,
      'jmle',
    )!;
    const forms = formsOf(oracleRatings(name));
    const { subsets, ofRatee } = subsetsOf(forms);
    expect(subsets).toBe(jmle.n_subsets);
    const pairs = new Set(
      jmle.ratees
        .filter(({ status }) => status === 'ok')
        .map(({ id, subset }) => `${subset} ${ofRatee[forms.rateeIds.indexOf(id)]}`),
    );
    expect(pairs.size).toBe(subsets);
  });

  test('roleitems hides a direction although it is connected; disconnected hides none', () => {
    // The published null dimensions count the thresholds' own direction too.
    expect(nullityOf(formsOf(oracleRatings('roleitems'))) + 1).toBe(4);
    expect(directionsOf(formsOf(oracleRatings('roleitems'))).raterItemSets).toBe(2);
    expect(nullityOf(formsOf(oracleRatings('disconnected'))) + 1).toBe(4);
  });
});

const graphs = fc.array(
  fc.tuple(
    fc.constantFrom('P1', 'P2', 'P3', 'P4', 'P5'),
    fc.constantFrom('R1', 'R2', 'R3', 'R4'),
    fc.constantFrom(['a'], ['b'], ['a', 'b'], ['c'], ['c', 'd']),
  ),
  { minLength: 1, maxLength: 12 },
);
const once = (edges: readonly (readonly [string, string, readonly string[]])[]): Edge[] => [
  ...new Map(edges.map((edge) => [`${edge[0]} ${edge[1]}`, edge])).values(),
];

describe('against the slow way', () => {
  test('the directions are all there are, and none changes θ − λ − δ', () => {
    fc.assert(
      fc.property(graphs, (edges) => {
        const forms = formsFrom(once(edges));
        const design = designOf(forms);
        expect(nullityOf(forms)).toBe(design[0]!.length - rankOf(design));
        const { moves } = directionsOf(forms);
        for (const move of moves)
          for (const row of design) {
            const all = [...move.theta, ...move.lambda, ...move.delta];
            expect(row.reduce((sum, x, k) => sum + x * all[k]!, 0)).toBeCloseTo(0, 9);
          }
      }),
      { numRuns: 300 },
    );
  });

  test('bridges and bridging raters are those whose removal splits', () => {
    fc.assert(
      fc.property(graphs, (list) => {
        const edges = once(list).sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1));
        const forms = formsFrom(edges);
        const { subsets, bridges, bridgingRaters } = connectivityOf(forms);
        const degree = (of: (edge: Edge) => string, id: string) =>
          edges.filter((edge) => of(edge) === id).length;
        const splits = (left: Edge[]) => left.length > 0 && subsetsOf(formsFrom(left)).subsets > subsets;
        const slow = edges.flatMap((edge, f) =>
          degree(([n]) => n, edge[0]) > 1 &&
          degree(([, j]) => j, edge[1]) > 1 &&
          splits(edges.filter((e) => e !== edge))
            ? [f]
            : [],
        );
        expect(bridges).toEqual(slow);
        const slowRaters = forms.raterIds.flatMap((id, j) => {
          const onlyTheirs = new Set(edges.filter(([n]) => degree(([m]) => m, n) === 1).map(([n]) => n));
          const left = edges.filter(([n, r]) => r !== id && !(onlyTheirs.has(n) && r === id));
          return splits(left) ? [j] : [];
        });
        expect(bridgingRaters).toEqual(slowRaters);
      }),
      { numRuns: 300 },
    );
  });
});

test('links of a unit: raters who rated elsewhere too', () => {
  const near: Edge[] = Array.from({ length: 12 }, (_, k) => [`A${k}`, `R${k % 2}`]);
  const forms = formsFrom([...near, ['B0', 'R0'], ['B1', 'R9'], ['C0', 'R8']]);
  const unitOf = forms.rateeIds.map((id) => 'ABC'.indexOf(id[0]!));
  expect(unitLinks(forms, unitOf, 3)).toEqual([
    { unit: 0, forms: 12, linkingForms: 6, linkingRaters: 1, status: 'weak' },
    { unit: 1, forms: 2, linkingForms: 1, linkingRaters: 1, status: 'weak' },
    { unit: 2, forms: 1, linkingForms: 0, linkingRaters: 0, status: 'disconnected' },
  ]);
});
