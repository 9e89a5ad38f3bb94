/** A nomination: a district puts a secretary forward within its quota, with a statement of what was achieved. */
import type { EligibilityRule } from '../cycle/cycle';

export type NominationState = 'draft' | 'submitted' | 'returned' | 'withdrawn';

/** The achievement statement in five parts; `deed` is the sentence the public page will show. */
export type Statement = {
  background: string;
  achievements: string;
  initiative: string;
  evidence: string;
  deed: string;
};

export const emptyStatement: Statement = {
  background: '',
  achievements: '',
  initiative: '',
  evidence: '',
  deed: '',
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
