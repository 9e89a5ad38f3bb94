import { type Random, shuffled } from '~/lib/prng';
import { PeerGraph } from './peer-graph';
import {
  type AssignmentMeasures,
  candidatesOf,
  measureAssignment,
  type PeerAssignment,
  type PeerProblem,
} from './peer-pool';

type PeerProposal = {
  assignments: PeerAssignment[];
  /** The draw it is measured against. */
  plain: PeerAssignment[];
  /** Of all forms there would be, those that stand included. */
  measures: AssignmentMeasures;
  /** The same measures, over the same forms that stand, of a draw that only follows who may rate whom: it stands beside the proposal on screen. */
  plainRandom: AssignmentMeasures;
};

/** Rounds of mending; more of them no longer find anything. */
const MENDING_ROUNDS = 4;

/**
 * Who rates whom, proposed fairly: everyone's first peer before anyone's second, the people with the least choice
 * first, own committee and other secretaries mixed, the least loaded rater next, no mutual pair and no ring of three
 * while there is another choice, and chance between equals. A mutual pair is taken before a place stays empty.
 *
 * `random` decides everything left open. Its seed repeats the proposal, so it is kept nowhere: with it a reader of
 * the database could work out who rates whom.
 */
export function proposePeers(problem: PeerProblem, random: Random): PeerProposal {
  const graph = new PeerGraph(problem, shuffledCandidates(problem, random));
  graph.fill(random);
  for (let round = 0; round < MENDING_ROUNDS; round++) {
    const mended = graph.levelLoads(random) + graph.breakRings(random);
    graph.fill(random);
    if (mended === 0) break;
  }
  const assignments = graph.assignments();
  const standing = problem.standing ?? [];
  const plain = drawPlainly(problem, random);
  return {
    assignments,
    plain,
    measures: measureAssignment(problem, [...standing, ...assignments]),
    plainRandom: measureAssignment(problem, [...standing, ...plain]),
  };
}

/** Any `wanted` of those who may: what drawing lots without these rules would give. */
function drawPlainly(problem: PeerProblem, random: Random): PeerAssignment[] {
  const candidates = candidatesOf(problem);
  return problem.ratees.flatMap(({ person }) =>
    shuffled(candidates.get(person) ?? [], random)
      .slice(0, problem.wanted)
      .map(({ rater }) => ({ ratee: person, rater })),
  );
}

function shuffledCandidates(problem: PeerProblem, random: Random) {
  const candidates = candidatesOf(problem);
  return new Map([...candidates].map(([ratee, list]) => [ratee, shuffled(list, random)]));
}
