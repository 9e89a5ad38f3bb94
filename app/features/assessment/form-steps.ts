/** The way through a form, one skill a page; a peer's ends with one comment. */
import type { RaterRole } from './assessment';
import type { Answers } from './form-content';

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

/** Where to begin or go on: the first skill without an answer, else the first of all. */
export function firstOpenStep(skills: readonly string[], answers: Answers): string | null {
  return skills.find((skill) => answers[skill] === undefined) ?? skills[0] ?? null;
}
