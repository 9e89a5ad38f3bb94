import type { Crossing } from '../ratings/crossed-effects';
import { type Forms, keepForms } from '../ratings/forms';
import { outerSize } from './posterior';

/** Steps a form can tell at most, on average: fewer, and the likeliest variances come out too small however many forms. */
const steps = 6;

/** Whether forms tell so little of a level (one answer on five levels, five of yes or no) that a mode is no mean. */
export function isThin({ item, ratee, categories }: Forms): boolean {
  return (item.length / ratee.length) * (categories.length - 1) <= steps;
}

/**
 * Ratees with all their forms, neighbours by common raters one after the other, until about `effects` effects or
 * `most` forms are reached; units numbered anew.
 */
export function linkedPart(
  forms: Forms,
  { ratees, from, rater, classes }: Crossing,
  unitOf: Int32Array | undefined,
  { effects, forms: most }: { effects: number; forms: number },
): { forms: Forms; unitOf?: Int32Array } {
  const formsOf = Array.from({ length: forms.raterIds.length }, (): number[] => []);
  for (let f = 0; f < rater.length; f++) formsOf[rater[f]!]!.push(f);
  const chosen = new Set<number>();
  const [raters, units] = [new Set<number>(), new Set<number>()];
  let count = 0;
  const take = (n: number) => {
    chosen.add(n);
    units.add(unitOf?.[n] ?? 0);
    count += from[n + 1]! - from[n]!;
  };
  const isFull = () =>
    count >= most ||
    outerSize({ ratees: chosen.size, raters: raters.size, units: units.size, classes }) >= effects;
  for (let first = 0; first < ratees && !isFull(); first++) {
    if (chosen.has(first)) continue;
    take(first);
    const reached = [first];
    for (let k = 0; k < reached.length && !isFull(); k++)
      for (let f = from[reached[k]!]!; f < from[reached[k]! + 1]!; f++) {
        const j = rater[f]!;
        if (raters.has(j)) continue;
        raters.add(j);
        for (const other of formsOf[j]!) {
          const n = forms.ratee[other]!;
          if (chosen.has(n) || isFull()) continue;
          take(n);
          reached.push(n);
        }
      }
  }
  const kept = keepForms(forms, (f) => chosen.has(forms.ratee[f]!));
  const number = new Map([...units].map((unit, c) => [unit, c]));
  return { forms: kept.forms, unitOf: unitOf && kept.rateeAt.map((n) => number.get(unitOf[n]!)!) };
}
