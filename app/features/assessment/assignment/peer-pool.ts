import { groupBy } from '~/lib/group';

/** A branch secretary who is assessed. Ids are those of persons and units. */
export type PeerRatee = { person: number; branch: number; commune: number };

/** Somebody who may rate: a member of a branch committee, or (`isSecretary`) a branch secretary. */
export type PeerRater = PeerRatee & { isSecretary: boolean };

export type PeerAssignment = { ratee: number; rater: number };

export type PeerProblem = {
  ratees: readonly PeerRatee[];
  raters: readonly PeerRater[];
  /** Pairs that may not be: recused, or refused by hand before. */
  excluded?: readonly PeerAssignment[];
  /** Who rates whom already, of people who are not among `ratees`: counts as load and closes circles, and stays. */
  standing?: readonly PeerAssignment[];
  /** Peers each ratee should have (5) and at least needs (3). */
  wanted: number;
  needed: number;
  /** Most forms one rater is asked for. */
  maxLoad: number;
};

/** `isOwn`: of the ratee's branch committee; otherwise another secretary of the same commune. */
export type PeerCandidate = { rater: number; isOwn: boolean };

export type AssignmentMeasures = {
  assigned: number;
  /** Ratees with fewer than `needed` peers, with how many they have and how many people may rate them at all. */
  thin: { ratee: number; branch: number; commune: number; peers: number; candidates: number }[];
  /** Branches of those ratees. */
  thinBranches: number[];
  /** Most and mean forms of a rater who has any. */
  maxLoad: number;
  meanLoad: number;
  reciprocalPairs: number;
  /** Rings of three: a rates b, b rates c, c rates a. */
  rings: number;
};

/**
 * By ratee: committee members of the same branch and other secretaries of the same commune (domain: "both"), never
 * oneself, never an excluded pair, each person once. In the order of the input.
 */
export function candidatesOf(problem: PeerProblem): Map<number, PeerCandidate[]> {
  const ofBranch = groupBy(problem.raters, ({ branch }) => branch);
  const secretaries = groupBy(
    problem.raters.filter(({ isSecretary }) => isSecretary),
    ({ commune }) => commune,
  );
  const excluded = new Set((problem.excluded ?? []).map(pairKey));
  return new Map(
    problem.ratees.map(({ person, branch, commune }) => {
      const found = new Map<number, PeerCandidate>();
      for (const { person: rater } of ofBranch.get(branch) ?? []) found.set(rater, { rater, isOwn: true });
      for (const { person: rater } of secretaries.get(commune) ?? []) {
        if (!found.has(rater)) found.set(rater, { rater, isOwn: false });
      }
      found.delete(person);
      const allowed = [...found.values()].filter(
        ({ rater }) => !excluded.has(pairKey({ ratee: person, rater })),
      );
      return [person, allowed];
    }),
  );
}

/** What the officer reads about a proposal, or about assignments changed by hand. */
export function measureAssignment(
  problem: PeerProblem,
  assignments: readonly PeerAssignment[],
): AssignmentMeasures {
  const candidates = candidatesOf(problem);
  const peersOf = groupBy(assignments, ({ ratee }) => ratee);
  const loads = [...groupBy(assignments, ({ rater }) => rater).values()].map((forms) => forms.length);
  const thin = problem.ratees
    .map(({ person, branch, commune }) => ({
      ratee: person,
      branch,
      commune,
      peers: peersOf.get(person)?.length ?? 0,
      candidates: candidates.get(person)?.length ?? 0,
    }))
    .filter(({ peers }) => peers < problem.needed);
  return {
    assigned: assignments.length,
    thin,
    thinBranches: [...new Set(thin.map(({ branch }) => branch))],
    maxLoad: loads.reduce((most, load) => Math.max(most, load), 0),
    meanLoad: loads.length === 0 ? 0 : assignments.length / loads.length,
    ...countCircles(assignments),
  };
}

/** Mutual pairs and rings of three, each counted once. */
export function countCircles(assignments: readonly PeerAssignment[]) {
  const rated = new Map<number, Set<number>>();
  for (const { rater, ratee } of assignments) {
    const set = rated.get(rater) ?? new Set<number>();
    rated.set(rater, set.add(ratee));
  }
  let pairs = 0;
  let rings = 0;
  for (const { rater: a, ratee: b } of assignments) {
    for (const c of rated.get(b) ?? []) {
      if (c === a) pairs++;
      else if (rated.get(c)?.has(a)) rings++;
    }
  }
  return { reciprocalPairs: pairs / 2, rings: rings / 3 };
}

function pairKey({ ratee, rater }: PeerAssignment): string {
  return `${ratee}<${rater}`;
}
