/** The people of one unit as the fair proposal takes them. */
import { groupBy } from '~/lib/group';
import type { PeerAssignment, PeerProblem } from './peer-pool';

/** `rateeId` is the ratee's place in the cycle, `raterId` a person. */
export type AssignmentPair = { rateeId: number; raterId: number };

/** Somebody's seat in a branch of the unit; the branch secretary is the ratee. */
export type PoolPerson = {
  /** Their place in the cycle; null for a committee member who came after the opening, until they are asked. */
  id: number | null;
  personId: number;
  name: string;
  branchId: number;
  branchName: string;
  isRatee: boolean;
};

export type AssignmentPool = {
  unit: { id: number; name: string; paths: string[] };
  /** Those still in the cycle, in the order of their names. */
  people: PoolPerson[];
  /** Everyone asked, also those who were recused. */
  asked: (AssignmentPair & { raterName: string; recusedReason: string | null })[];
  wanted: number;
  needed: number;
};

/** A rater may get this many forms more than a ratee gets peers, where a unit has few people. */
const LOAD_ABOVE_WANTED = 3;

/** The whole unit. Somebody who leads two branches of it is proposed for under the first; the other is assigned by hand. */
export function problemOf(pool: AssignmentPool): PeerProblem {
  const commune = pool.unit.id;
  const people = pool.people.map(({ personId, branchId, isRatee }) => ({
    person: personId,
    branch: branchId,
    commune,
    isSecretary: isRatee,
  }));
  const ratees = new Map(
    people
      .filter((row) => row.isSecretary)
      .toReversed()
      .map((row) => [row.person, row]),
  );
  return {
    ratees: [...ratees.values()].toReversed().map(({ isSecretary: _, ...ratee }) => ratee),
    raters: people,
    excluded: toPairs(pool, (row) => row.recusedReason !== null),
    wanted: pool.wanted,
    needed: pool.needed,
    maxLoad: pool.wanted + LOAD_ABOVE_WANTED,
  };
}

/** What is left to propose: ratees without any peer, raters who have room. */
export function openPlaces(pool: AssignmentPool): PeerProblem {
  const problem = problemOf(pool);
  const pairs = pairsOf(pool);
  const served = new Set(pairs.map(({ ratee }) => ratee));
  const loads = groupBy(pairs, ({ rater }) => rater);
  return {
    ...problem,
    ratees: problem.ratees.filter(({ person }) => !served.has(person)),
    raters: problem.raters.filter(({ person }) => (loads.get(person)?.length ?? 0) < problem.maxLoad),
    standing: pairs,
  };
}

/** Who is asked to rate whom, as persons. */
export function pairsOf(pool: AssignmentPool): PeerAssignment[] {
  return toPairs(pool, (row) => row.recusedReason === null);
}

function toPairs(
  pool: AssignmentPool,
  keep: (row: AssignmentPool['asked'][number]) => boolean,
): PeerAssignment[] {
  const persons = new Map(pool.people.map(({ id, personId }) => [id, personId]));
  return pool.asked.filter(keep).flatMap(({ rateeId, raterId }) => {
    const ratee = persons.get(rateeId);
    return ratee === undefined ? [] : [{ ratee, rater: raterId }];
  });
}

/** Pairs in a field of a form: '12-7 12-9'. */
export function writePairs(pairs: readonly AssignmentPair[]): string {
  return pairs.map(({ rateeId, raterId }) => `${rateeId}-${raterId}`).join(' ');
}

/** The pairs again, or null when the text is no list of them. */
export function readPairs(text: string): AssignmentPair[] | null {
  const parts = text.split(' ').filter((part) => part !== '');
  const pairs = parts.map((part) => /^(\d{1,9})-(\d{1,9})$/.exec(part));
  if (pairs.length > MOST_PAIRS || pairs.some((pair) => pair === null)) return null;
  return pairs.map((pair) => ({ rateeId: Number(pair![1]), raterId: Number(pair![2]) }));
}

const MOST_PAIRS = 5000;
