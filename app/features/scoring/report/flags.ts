/** Flags as they are kept: under labels of this run only, and placed where enough others could have been meant. */
import type { Flag } from '../engine/flags/flags';
import { hidingPlaces } from '../run/hiding';
import { commonPath, idsOf } from '../run/place-units';
import type { FlagEvidence, RunFlagKind } from '../scoring';

export type PlacedFlag = {
  kind: RunFlagKind;
  /** Null with labels: nowhere below the whole. Null without labels: too few could be meant, so nobody is named. */
  unitId: number | null;
  rateeId: number | null;
  labels: number[];
  strength: number;
  p: number | null;
  evidence: FlagEvidence;
};

/** A form of somebody other than the ratee, in the names of the ratings; `ratings`: how many answers it holds. */
type GivenForm = { ratee: string; rater: string; ratings: number };

/** Flags that are about the assessed person: their own mean and the order of two models tell nothing of a rater. */
const aboutRatee: readonly RunFlagKind[] = ['self_far', 'orders_differ'];

/** Forms (or ratings) a rater must have given before a flag of the kind is looked for; see the engine's flags. */
const asked: Partial<Record<RunFlagKind, { forms?: number; ratings?: number }>> = {
  straight_line: { forms: 3 },
  constant: { forms: 3 },
  erratic: { ratings: 40 },
  too_predictable: { ratings: 40 },
  drift: { forms: 8 },
  unit_bias: { forms: 6 },
};

/**
 * `label` numbers raters within the run; `path` is that of every ratee. A flag about raters stands at the smallest unit
 * where five or more could have got one of its kind and none of them a smaller place; where even the whole has fewer, it
 * is kept without a label and without a place. Nothing that could be counted elsewhere is kept beside it.
 */
export function placeFlags(
  flags: readonly Flag<RunFlagKind>[],
  forms: readonly GivenForm[],
  path: ReadonlyMap<string, string>,
  label: ReadonlyMap<string, number>,
): PlacedFlag[] {
  const raters = ratersOf(forms, path);
  const places = new Map<RunFlagKind, ReadonlyMap<string, string | null>>();
  const placesFor = (kind: RunFlagKind) => {
    const known =
      places.get(kind) ?? hidingPlaces(kind === 'reciprocal_pair' ? pairsOf(raters) : mayGet(kind, raters));
    places.set(kind, known);
    return known;
  };
  return flags
    .map((flag): PlacedFlag => {
      if (aboutRatee.includes(flag.kind)) return ofRatee(flag);
      const found = placesFor(flag.kind);
      const keys = flag.kind === 'reciprocal_pair' ? [pairKey(flag.who)] : flag.who;
      const rooms = keys.map((key) => found.get(key) ?? null);
      const isHidden = rooms.every((room) => room !== null);
      return {
        kind: flag.kind,
        unitId: isHidden ? (idsOf(commonPath(rooms)).at(-1) ?? null) : null,
        rateeId: null,
        labels: isHidden ? flag.who.map((rater) => label.get(rater)!).sort((a, b) => a - b) : [],
        ...rounded(flag),
        evidence: {},
      };
    })
    .sort((a, b) => (a.kind === b.kind ? orderOf(a) - orderOf(b) : a.kind < b.kind ? -1 : 1));
}

/** Labels are in a hidden order, ratees are no secret: rows kept in this order tell nothing. */
const orderOf = ({ labels, rateeId }: PlacedFlag) => labels[0] ?? rateeId ?? 0;

function ofRatee({ kind, who, strength, p, evidence }: Flag<RunFlagKind>): PlacedFlag {
  return { kind, unitId: null, rateeId: Number(who[0]), labels: [], strength, p, evidence };
}

/** How rare by chance, to one digit: a finer figure could be computed from a rater's number of forms. */
function rounded({ p }: Flag<RunFlagKind>): { strength: number; p: number | null } {
  if (p === null) return { strength: 0, p: null };
  const least = Math.max(p, 1e-12);
  return { strength: Number((-Math.log10(least)).toFixed(1)), p: Number(least.toPrecision(1)) };
}

type Rater = { forms: number; ratings: number; paths: string[]; rated: Set<string> };

function ratersOf(forms: readonly GivenForm[], path: ReadonlyMap<string, string>): Map<string, Rater> {
  const raters = new Map<string, Rater>();
  for (const { ratee, rater, ratings } of forms) {
    const own = raters.get(rater) ?? { forms: 0, ratings: 0, paths: [], rated: new Set() };
    raters.set(rater, own);
    own.forms += 1;
    own.ratings += ratings;
    own.paths.push(path.get(ratee)!);
    own.rated.add(ratee);
  }
  return raters;
}

/** Raters who could have got a flag of the kind, with the smallest unit above all they rated. */
function mayGet(kind: RunFlagKind, raters: ReadonlyMap<string, Rater>): Map<string, string> {
  const { forms = 1, ratings = 1 } = asked[kind] ?? {};
  const able = [...raters].filter(([, own]) => own.forms >= forms && own.ratings >= ratings);
  return new Map(able.map(([name, own]) => [name, commonPath(own.paths)]));
}

/** Pairs who rated each other. */
function pairsOf(raters: ReadonlyMap<string, Rater>): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const [name, own] of raters)
    for (const other of own.rated) {
      const back = raters.get(other);
      if (name < other && back?.rated.has(name))
        pairs.set(pairKey([name, other]), commonPath([...own.paths, ...back.paths]));
    }
  return pairs;
}

const pairKey = (who: readonly string[]) => [...who].sort().join(' ');
