import { discoveries } from '../algebra/discovery';
import { normalTail } from '../algebra/distribution';
import type { Forms } from '../ratings/forms';
import type { Flag } from './flags';

/** False discoveries among flagged pairs, and among flagged cycles, stay below this share (Benjamini–Hochberg). */
const falseShare = 0.05;

/** A cycle's forms lie this many SDs above expectation on average. */
const cycleMean = 1.5;

/** Steps of the search for cycles at most; beyond it only lifted forms are followed. */
const mostSteps = 5_000_000;

type Lift = { from: number; to: number; r: number };

/**
 * People who lift each other: pairs who rated one another, by the sum of both residuals, and cycles of three or four.
 * Mutual merit is in the expectation already. Cycles that share members are one ring. `residuals`: standardised form
 * residuals; they are scaled to unit variance here, so that misfit common to all forms flags nobody.
 */
export function collusionFlags(forms: Forms, residuals: Float64Array): Flag[] {
  const scale = Math.max(
    1,
    Math.sqrt(residuals.reduce((sum, r) => sum + r * r, 0) / (residuals.length || 1)),
  );
  const rateeOf = new Map(forms.rateeIds.map((id, n) => [id, n]));
  const person = forms.raterIds.map((id) => rateeOf.get(id) ?? -1);
  const given: Map<number, number>[] = forms.rateeIds.map(() => new Map());
  for (let f = 0; f < forms.ratee.length; f++) {
    const from = person[forms.rater[f]!]!;
    if (from !== -1 && from !== forms.ratee[f]) given[from]!.set(forms.ratee[f]!, residuals[f]! / scale);
  }
  const name = (n: number) => forms.rateeIds[n]!;
  return [...pairFlags(given, name), ...ringFlags(given, name)];
}

function pairFlags(given: Map<number, number>[], name: (n: number) => string): Flag[] {
  const pairs: (Lift & { back: number; p: number })[] = [];
  for (const [from, edges] of given.entries())
    for (const [to, r] of edges) {
      const back = given[to]!.get(from);
      if (back === undefined || to < from) continue;
      pairs.push({ from, to, r, back, p: normalTail((r + back) / Math.SQRT2) });
    }
  // Both have to be lifted: one generous form is not an exchange.
  return discoveries(pairs, falseShare)
    .filter(({ r, back }) => Math.min(r, back) > 1)
    .map(({ from, to, r, back, p }) => ({
      kind: 'reciprocal_pair',
      who: [name(from), name(to)],
      strength: (r + back) / Math.SQRT2,
      p,
      evidence: { given: r, received: back, pairs: pairs.length },
    }));
}

function ringFlags(given: Map<number, number>[], name: (n: number) => string): Flag[] {
  const { cycles, tested } = cyclesOf(given);
  const found = discoveries(
    cycles.map((cycle) => ({ ...cycle, p: normalTail(cycle.sum / Math.sqrt(cycle.members.length)) })),
    falseShare,
    tested,
  ).filter(({ sum, members }) => sum / members.length > cycleMean);
  const rings: { members: Set<number>; p: number; cycles: number }[] = [];
  for (const { members, p } of found) {
    const touching = rings.filter((ring) => members.some((n) => ring.members.has(n)));
    const all = new Set([...members, ...touching.flatMap((ring) => [...ring.members])]);
    const joined = {
      members: all,
      p: Math.min(p, ...touching.map((ring) => ring.p)),
      cycles: 1 + touching.reduce((sum, ring) => sum + ring.cycles, 0),
    };
    for (const ring of touching) rings.splice(rings.indexOf(ring), 1);
    rings.push(joined);
  }
  return rings.map(({ members, p, cycles: count }) => {
    const inside = [...members].flatMap((from) =>
      [...given[from]!].flatMap(([to, r]) => (members.has(to) ? [r] : [])),
    );
    const mean = inside.reduce((sum, r) => sum + r, 0) / inside.length;
    return {
      kind: 'ring',
      who: [...members].sort((a, b) => a - b).map(name),
      strength: mean * Math.sqrt(inside.length),
      p,
      evidence: { forms_inside: inside.length, mean_residual: mean, cycles: count },
    };
  });
}

/** Directed cycles of three or four, each once, from their smallest member; and how many were looked at. */
function cyclesOf(given: Map<number, number>[]) {
  const degree = given.map((edges) => edges.size);
  const steps = given.reduce(
    (sum, edges) => sum + [...edges.keys()].reduce((inner, to) => inner + degree[to]! ** 2, 0),
    0,
  );
  const least = steps > mostSteps ? 0.5 : Number.NEGATIVE_INFINITY;
  const cycles: { members: number[]; sum: number }[] = [];
  let tested = 0;
  const keep = (members: number[], sum: number) => {
    tested++;
    if (sum > cycleMean * members.length) cycles.push({ members, sum });
  };
  for (const [a, ofA] of given.entries())
    for (const [b, ab] of ofA) {
      if (b < a || ab < least) continue;
      for (const [c, bc] of given[b]!) {
        if (c <= a || c === b || bc < least) continue;
        const ca = given[c]!.get(a);
        if (ca !== undefined) keep([a, b, c], ab + bc + ca);
        for (const [d, cd] of given[c]!) {
          if (d <= a || d === b || d === c || cd < least) continue;
          const da = given[d]!.get(a);
          if (da !== undefined) keep([a, b, c, d], ab + bc + cd + da);
        }
      }
    }
  return { cycles, tested };
}
