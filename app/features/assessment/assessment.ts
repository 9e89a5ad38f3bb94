import { dayOf } from '~/lib/date';
import { mixText } from '~/lib/prng';
import type { Answer, FormAnswers, OpenFormContent } from './form/content';

/** Who fills in a form, in the order the phases open. */
export const RATER_ROLES = ['SELF', 'PEER', 'SUPERIOR'] as const;
export type RaterRole = (typeof RATER_ROLES)[number];

export const LEVELS = [1, 2, 3, 4, 5] as const;
type Level = (typeof LEVELS)[number];

/** The two answers that are no score: missing for scoring, never 0. */
const NON_SCORES = ['NE', 'NA'] as const;

/** Every answer there is, in the order of the form. */
export const ANSWERS: readonly Answer[] = [...LEVELS, ...NON_SCORES];

/** Characters as people count them (code points), after NFC. */
export const MAX_COMMENT = 1000;
export const MAX_NOTE = 1000;
export const MAX_EVIDENCE = 500;
/** A framework's most skills, and the longest code of one (ASCII). The sealed box is sized by them. */
export const MAX_SKILLS = 40;
export const MAX_SKILL_CODE = 16;
export const SKILL_CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,15}$/;

export const EMPTY_FORM: OpenFormContent = { answers: {}, notes: {}, evidence: {}, comment: '' };

/** The answer a form field or a stored value stands for; null when it is none. */
export function readAnswer(value: unknown): Answer | null {
  return ANSWERS.find((answer) => String(answer) === String(value)) ?? null;
}

export function isScore(answer: Answer | undefined): answer is Level {
  return typeof answer === 'number';
}

/** Characters of a text as the screen counts them. */
export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Notes by skill and evidence belong to named forms: a peer's would tell who wrote it. */
export function mayAnnotate(role: RaterRole): boolean {
  return role !== 'PEER';
}

/** Levels 4 and 5 of self and superior need one piece of evidence: a short description or a link. */
export function needsEvidence(role: RaterRole, answer: Answer | undefined): boolean {
  return mayAnnotate(role) && isScore(answer) && answer >= 4;
}

export type MissingPart = { skill: string; part: 'answer' | 'evidence' };

/** What still stands between the draft and sending, in the framework's order. */
export function missingAnswers(
  role: RaterRole,
  skills: readonly string[],
  draft: OpenFormContent,
): MissingPart[] {
  return skills.flatMap((skill): MissingPart[] => {
    const answer = draft.answers[skill];
    if (answer === undefined) return [{ skill, part: 'answer' }];
    const evidenced = (draft.evidence[skill] ?? '').trim() !== '';
    return needsEvidence(role, answer) && !evidenced ? [{ skill, part: 'evidence' }] : [];
  });
}

export function isComplete(role: RaterRole, skills: readonly string[], draft: OpenFormContent): boolean {
  return missingAnswers(role, skills, draft).length === 0;
}

/** Skills answered of all, and the first that is not (null when none is left). */
export function progress(skills: readonly string[], answers: FormAnswers) {
  const open = skills.filter((skill) => answers[skill] === undefined);
  return { answered: skills.length - open.length, total: skills.length, next: open[0] ?? null };
}

const SECONDS_A_SKILL = 40;

/** Minutes the open skills take at about 40 seconds each, rounded up; 0 when none is open. */
export function minutesLeft(skills: readonly string[], answers: FormAnswers): number {
  const { answered, total } = progress(skills, answers);
  return Math.ceil(((total - answered) * SECONDS_A_SKILL) / 60);
}

/** How often each kind of answer was given: for the receipt and the check page. */
export function countAnswers(skills: readonly string[], answers: FormAnswers) {
  const given = skills.map((skill) => answers[skill]);
  return {
    scored: given.filter(isScore).length,
    noEvidence: given.filter((answer) => answer === 'NE').length,
    notApplicable: given.filter((answer) => answer === 'NA').length,
  };
}

/**
 * True when so few peers rate that the person may guess who wrote what: one more than needed, or fewer. It is said
 * before they rate (three or four raters, when three are needed).
 */
export function isSmallGroup(peersAssigned: number, needed: number): boolean {
  return peersAssigned <= needed + 1;
}

/** True when enough peer forms were sent for the peer column, and the comments, to be shown at all. */
export function hasEnoughPeers(peersSubmitted: number, needed: number): boolean {
  return peersSubmitted >= needed;
}

const RECEIPT_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The code on a receipt, 'YY-XXXX-XXXX': the year in Vietnam, then 40 bits of form and instant in Crockford's
 * letters (no I, L, O, U). The same form and instant give the same code, so sending twice shows one receipt.
 * It identifies, it does not prove: never take it for a secret.
 */
export function receiptCode(formId: string | number, submittedAt: Date): string {
  const text = `${formId} ${submittedAt.toISOString()}`;
  const letters = [0x51ed, 0xa3c7].flatMap((salt) => {
    const hash = mixText(text, salt);
    return [0, 5, 10, 15].map((shift) => RECEIPT_LETTERS[(hash >>> shift) & 31]);
  });
  return `${dayOf(submittedAt).slice(2, 4)}-${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`;
}
