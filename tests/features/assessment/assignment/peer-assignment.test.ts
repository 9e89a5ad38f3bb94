import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proposePeers } from '~/features/assessment/assignment/peer-assignment';
import {
  candidatesOf,
  countCircles,
  measureAssignment,
  type PeerProblem,
} from '~/features/assessment/assignment/peer-pool';
import { groupBy } from '~/lib/group';
import { seededRandom } from '~/lib/prng';

const RULES = { wanted: 5, needed: 3, maxLoad: 6 };

/** Communes of branches: `sizes[c][b]` = committee members beside the secretary. Secretaries are 1000 · branch. */
function province(sizes: number[][], rules: Partial<PeerProblem> = {}): PeerProblem {
  const branches = sizes.flatMap((commune, c) => commune.map((members) => ({ commune: c + 1, members })));
  const ratees = branches.map(({ commune }, b) => ({ person: (b + 1) * 1000, branch: b + 1, commune }));
  const raters = branches.flatMap(({ commune, members }, b) =>
    Array.from({ length: members + 1 }, (_, m) => ({
      person: (b + 1) * 1000 + m,
      branch: b + 1,
      commune,
      isSecretary: m === 0,
    })),
  );
  return { ratees, raters, ...RULES, ...rules };
}
const same = (n: number, value: number) => Array.from({ length: n }, () => value);
const propose = (problem: PeerProblem, seed: string | number = 1) =>
  proposePeers(problem, seededRandom(seed));

const anyProblem = fc
  .record({
    sizes: fc.array(fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 9 }), {
      minLength: 1,
      maxLength: 5,
    }),
    wanted: fc.integer({ min: 1, max: 6 }),
    maxLoad: fc.integer({ min: 1, max: 8 }),
    refused: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 12 }),
  })
  .map(({ sizes, wanted, maxLoad, refused }) => {
    const problem = province(sizes, { wanted, maxLoad, needed: Math.min(3, wanted) });
    const excluded = refused.map(([a, b]) => ({
      ratee: problem.ratees[a % problem.ratees.length]!.person,
      rater: problem.raters[b % problem.raters.length]!.person,
    }));
    return { ...problem, excluded };
  });

describe('any proposal', () => {
  it('uses only those who may, nobody twice, nobody over the load, nobody about themselves', () => {
    fc.assert(
      fc.property(anyProblem, fc.integer(), (problem, seed) => {
        const { assignments, measures } = propose(problem, seed);
        const candidates = candidatesOf(problem);
        for (const { ratee, rater } of assignments) {
          expect(rater).not.toBe(ratee);
          expect(candidates.get(ratee)?.some((candidate) => candidate.rater === rater)).toBe(true);
          expect(problem.excluded).not.toContainEqual({ ratee, rater });
        }
        expect(new Set(assignments.map(({ ratee, rater }) => `${ratee}/${rater}`)).size).toBe(
          assignments.length,
        );
        for (const peers of groupBy(assignments, ({ ratee }) => ratee).values()) {
          expect(peers.length).toBeLessThanOrEqual(problem.wanted);
        }
        expect(measures.maxLoad).toBeLessThanOrEqual(problem.maxLoad);
        expect(measures).toEqual(measureAssignment(problem, assignments));
      }),
      { numRuns: 150 },
    );
  });

  it('leaves nobody short while somebody with room may still rate them', () => {
    fc.assert(
      fc.property(anyProblem, fc.integer(), (problem, seed) => {
        const { assignments } = propose(problem, seed);
        const load = groupBy(assignments, ({ rater }) => rater);
        const peers = groupBy(assignments, ({ ratee }) => ratee);
        for (const [ratee, candidates] of candidatesOf(problem)) {
          const mine = (peers.get(ratee) ?? []).map(({ rater }) => rater);
          const room = candidates.filter(
            ({ rater }) => !mine.includes(rater) && (load.get(rater)?.length ?? 0) < problem.maxLoad,
          );
          if (mine.length < problem.wanted) expect(room).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is repeated by its seed and changed by another', () => {
    const problem = province([same(8, 3), same(6, 2)]);
    expect(propose(problem, 'a')).toEqual(propose(problem, 'a'));
    expect(propose(problem, 'a').assignments).not.toEqual(propose(problem, 'b').assignments);
  });
});

describe('a fair proposal', () => {
  it('has no mutual pair and no ring where the commune is large enough', () => {
    for (let seed = 0; seed < 20; seed++) {
      const { measures, plainRandom } = propose(province([same(14, 3)]), seed);
      expect(measures).toMatchObject({ reciprocalPairs: 0, rings: 0, thin: [], assigned: 70 });
      expect(plainRandom.assigned).toBe(70);
    }
  });

  it('loads secretaries without committees equally: five each, and no pair among twelve', () => {
    const { measures, assignments } = propose(province([same(12, 0)]));
    expect(measures).toMatchObject({ maxLoad: 5, meanLoad: 5, reciprocalPairs: 0 });
    expect(groupBy(assignments, ({ rater }) => rater).size).toBe(12);
  });

  it('mixes the own committee and other secretaries', () => {
    const { assignments } = propose(province([same(10, 4)]));
    const problem = province([same(10, 4)]);
    for (const { person, branch } of problem.ratees) {
      const own = assignments.filter(
        ({ ratee, rater }) => ratee === person && Math.floor(rater / 1000) === branch,
      );
      expect(own.length).toBe(3);
    }
  });

  it('is never worse than plain chance in pairs, rings and load', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { measures, plainRandom } = propose(province([same(9, 2), same(20, 1), same(3, 4)]), seed);
        expect(measures.reciprocalPairs).toBeLessThanOrEqual(plainRandom.reciprocalPairs);
        expect(measures.rings).toBeLessThanOrEqual(plainRandom.rings);
        expect(measures.maxLoad).toBeLessThanOrEqual(plainRandom.maxLoad);
        expect(measures.thin.length).toBeLessThanOrEqual(plainRandom.thin.length);
      }),
      { numRuns: 25 },
    );
  });

  it('prefers a mutual pair to an empty place', () => {
    const { measures } = propose(province([[3, 3]]));
    expect(measures).toMatchObject({ assigned: 8, reciprocalPairs: 1, thin: [] });
  });

  it('gives every candidate the same chance over many seeds', () => {
    const problem = province([same(4, 6)], { wanted: 3 });
    const times = new Map<number, number>();
    for (let seed = 0; seed < 400; seed++) {
      for (const { ratee, rater } of propose(problem, seed).assignments) {
        if (ratee === 1000 && rater < 2000) times.set(rater, (times.get(rater) ?? 0) + 1);
      }
    }
    const counts = [1, 2, 3, 4, 5, 6].map((member) => times.get(1000 + member) ?? 0);
    const mean = counts.reduce((a, b) => a + b) / 6;
    for (const count of counts) expect(Math.abs(count - mean)).toBeLessThan(4 * Math.sqrt(mean));
  });
});

describe('what is reported', () => {
  it('names thin branches: too few people, whatever is proposed', () => {
    const { measures } = propose(
      province([
        [0, 1],
        [4, 4, 4],
      ]),
    );
    expect(measures.thinBranches).toEqual([1, 2]);
    expect(measures.thin).toEqual([
      { ratee: 1000, branch: 1, commune: 1, peers: 1, candidates: 1 },
      { ratee: 2000, branch: 2, commune: 1, peers: 2, candidates: 2 },
    ]);
  });

  it('counts a refused pair as no candidate', () => {
    const refused = province([[3]], { excluded: [{ ratee: 1000, rater: 1001 }] });
    expect(propose(refused).measures.thin).toMatchObject([{ peers: 2, candidates: 2 }]);
  });

  it('counts each pair and each ring once', () => {
    const edge = (rater: number, ratee: number) => ({ rater, ratee });
    expect(countCircles([edge(1, 2), edge(2, 1)])).toEqual({ reciprocalPairs: 1, rings: 0 });
    expect(countCircles([edge(1, 2), edge(2, 3), edge(3, 1)])).toEqual({ reciprocalPairs: 0, rings: 1 });
    expect(countCircles([edge(1, 2), edge(2, 3), edge(1, 3)])).toEqual({ reciprocalPairs: 0, rings: 0 });
  });

  it('has nothing to say about nobody', () => {
    const { assignments, measures } = propose({ ratees: [], raters: [], ...RULES });
    expect(assignments).toEqual([]);
    expect(measures).toMatchObject({ assigned: 0, maxLoad: 0, meanLoad: 0, thin: [] });
  });
});

describe('where some have peers already', () => {
  const whole = province([same(20, 1)]);
  const first = propose({ ...whole, ratees: whole.ratees.slice(0, 12) }).assignments;
  const rest = { ...whole, ratees: whole.ratees.slice(12), standing: first };

  it('proposal and draw are measured over the same forms, and the proposal is the better one', () => {
    for (let seed = 0; seed < 10; seed++) {
      const { assignments, plain, measures, plainRandom } = propose(rest, seed);
      expect(measures).toEqual(measureAssignment(rest, [...first, ...assignments]));
      expect(plainRandom).toEqual(measureAssignment(rest, [...first, ...plain]));
      expect(measures.assigned).toBe(plainRandom.assigned);
      expect(measures.maxLoad).toBeLessThanOrEqual(plainRandom.maxLoad);
      expect(measures.reciprocalPairs).toBeLessThanOrEqual(plainRandom.reciprocalPairs);
      expect(measures.rings).toBeLessThanOrEqual(plainRandom.rings);
    }
  });

  it('forms that stand stay as they are and count towards the greatest load', () => {
    const { assignments, measures } = propose(rest);
    const own = new Set(rest.ratees.map(({ person }) => person));
    for (const { ratee } of assignments) expect(own.has(ratee)).toBe(true);
    expect(measures.maxLoad).toBeLessThanOrEqual(RULES.maxLoad);
  });
});

describe('a whole province', () => {
  it('3,000 secretaries in 75 communes are proposed without a mutual pair', () => {
    const problem = province(Array.from({ length: 75 }, (_, c) => same(40, c % 4)));
    const { measures, plainRandom } = propose(problem);
    expect(measures).toMatchObject({ assigned: 15_000, thin: [], reciprocalPairs: 0 });
    expect(measures.maxLoad).toBeLessThanOrEqual(5);
    expect(measures.rings).toBeLessThan(plainRandom.rings / 10);
    expect(plainRandom.reciprocalPairs).toBeGreaterThan(0);
  });
});
