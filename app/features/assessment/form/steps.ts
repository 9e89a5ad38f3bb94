/** The way through a form, one skill a page; a peer's ends with one comment. */
import { type RaterRole, readAnswer } from '../assessment';
import type { DraftPatch } from '../assessment-merge';

/** In the place of a skill's code: the page of the comment. No framework calls a skill so. */
export const COMMENT_STEP = 'comment';

/** Codes of the pages in order. */
export function stepsOf(role: RaterRole, skills: readonly string[]): string[] {
  return role === 'PEER' ? [...skills, COMMENT_STEP] : [...skills];
}

/** The step a URL names; null (the whole form on one page) when it names none. */
export function stepIn(search: URLSearchParams, steps: readonly string[]): string | null {
  const named = search.get('skill');
  return named !== null && steps.includes(named) ? named : null;
}

/** The steps around one; null at the ends. */
export function neighboursOf(steps: readonly string[], step: string) {
  const at = steps.indexOf(step);
  return { previous: steps[at - 1] ?? null, next: at < 0 ? null : (steps[at + 1] ?? null) };
}

/** The patch in the values an action sends back with its problem ({ answers: { B5: '4' }, … }); empty text takes away. */
export function patchOfValues(values: Record<string, unknown>): DraftPatch {
  const texts = (part: unknown) =>
    Object.entries((part ?? {}) as Record<string, unknown>).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
  const textsOf = (part: unknown) =>
    Object.fromEntries(texts(part).map(([skill, value]) => [skill, value.trim() === '' ? null : value]));
  const { answers, notes, evidence, comment } = values;
  return {
    answers: Object.fromEntries(texts(answers).map(([skill, value]) => [skill, readAnswer(value)])),
    notes: textsOf(notes),
    evidence: textsOf(evidence),
    ...(typeof comment === 'string' ? { comment } : {}),
  };
}
