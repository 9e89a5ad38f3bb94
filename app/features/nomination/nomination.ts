/** A nomination: a unit puts a secretary forward within its quota, with a statement of what was achieved. */
import type { EligibilityRule } from '../cycle/cycle';

export const nominationStates = ['draft', 'submitted', 'returned', 'withdrawn'] as const;
export type NominationState = (typeof nominationStates)[number];

/** The achievement statement; `deed` is the sentence the public page will show. */
export const statementParts = ['background', 'achievements', 'initiative', 'evidence', 'deed'] as const;
export type StatementPart = (typeof statementParts)[number];
export type Statement = Record<StatementPart, string>;

export const emptyStatement: Statement = {
  background: '',
  achievements: '',
  initiative: '',
  evidence: '',
  deed: '',
};

/** Fewest and most characters of each part when the file is submitted. */
export const statementLengths: Record<StatementPart, [fewest: number, most: number]> = {
  background: [40, 2000],
  achievements: [80, 4000],
  initiative: [20, 2000],
  evidence: [10, 2000],
  deed: [20, 240],
};

/** A rule's answer for one person: `unknown` where the fact is not recorded. */
export type RuleOutcome = {
  rule: EligibilityRule['rule'];
  effect: EligibilityRule['effect'];
  outcome: 'pass' | 'fail' | 'unknown';
  /** What the rule saw and wanted, for the sentence on the screen. */
  params: Record<string, string | number>;
  source: string;
};

/** Candidates or files on a page of a list. */
export const nominationPageSize = 50;

/** A statement that may still be written: not sent, or sent back. */
export function isOpen(state: NominationState): boolean {
  return state === 'draft' || state === 'returned';
}

/** The cycle a page's address names (`?cycle=3`), or null. */
export function cycleOf(url: URL): number | null {
  const text = url.searchParams.get('cycle') ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
