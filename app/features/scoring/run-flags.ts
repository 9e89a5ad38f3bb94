/** Flags as they are kept: under labels of this run only, and placed where the label has enough others to hide among. */
import type { Flag } from './engine/flags';
import { commonPath, idsOf } from './run-units';
import { type FlagEvidence, type RunFlagKind, unitThreshold } from './scoring';

export type PlacedFlag = {
  kind: RunFlagKind;
  unitId: number | null;
  rateeId: number | null;
  labels: number[];
  strength: number;
  p: number | null;
  evidence: FlagEvidence;
};

/** Who was rated by whom, in the names of the ratings; `path` of every ratee by that name. */
export type Forms = readonly { ratee: string; rater: string }[];

/** Flags that are about the assessed person: their own mean and the order of two models tell nothing of a rater. */
const aboutRatee: readonly RunFlagKind[] = ['self_far', 'orders_differ'];

/** What would give away an answer is left out of what is kept. */
const secretEvidence: readonly string[] = ['score'];

/**
 * `label` numbers raters within the run. A flag about raters stands at the smallest unit above all they rated in which
 * five raters or more gave forms; where there is none it names no unit.
 */
export function placeFlags(
  flags: readonly Flag<RunFlagKind>[],
  forms: Forms,
  path: ReadonlyMap<string, string>,
  label: ReadonlyMap<string, number>,
): PlacedFlag[] {
  const raters = ratersByUnit(forms, path);
  const rated = new Map<string, string[]>();
  for (const { ratee, rater } of forms) rated.set(rater, [...(rated.get(rater) ?? []), path.get(ratee)!]);
  const place = (who: readonly string[]) =>
    idsOf(commonPath(who.flatMap((rater) => rated.get(rater) ?? [])))
      .reverse()
      .find((id) => (raters.get(id)?.size ?? 0) >= unitThreshold) ?? null;
  // A bias is towards a unit: it stands there, if there are enough raters.
  const asked = (kind: RunFlagKind, { unit }: FlagEvidence) =>
    kind === 'unit_bias' && unit !== undefined && (raters.get(unit)?.size ?? 0) >= unitThreshold
      ? unit
      : null;
  return flags.map(({ kind, who, strength, p, evidence }) => {
    const isOfRatee = aboutRatee.includes(kind);
    return {
      kind,
      unitId: isOfRatee ? null : (asked(kind, evidence) ?? place(who)),
      rateeId: isOfRatee ? Number(who[0]) : null,
      labels: isOfRatee ? [] : who.map((rater) => label.get(rater)!).sort((a, b) => a - b),
      strength,
      p,
      evidence: Object.fromEntries(
        Object.entries(evidence).filter(([name]) => !secretEvidence.includes(name)),
      ),
    };
  });
}

function ratersByUnit(forms: Forms, path: ReadonlyMap<string, string>): Map<number, Set<string>> {
  const raters = new Map<number, Set<string>>();
  for (const { ratee, rater } of forms)
    for (const id of idsOf(path.get(ratee)!)) {
      const known = raters.get(id) ?? new Set();
      raters.set(id, known.add(rater));
    }
  return raters;
}
