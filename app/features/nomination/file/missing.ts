/** What stands between a file and sending it. */
import { blockersOf } from '../eligibility/eligibility';
import type { RuleOutcome, Statement, StatementPart } from '../nomination';
import { statementIssues } from '../nomination-form';

type Missing = {
  /** Parts that are empty or too short, in the order of the statement. */
  parts: StatementPart[];
  /** Rules that block. */
  rules: number;
  /** The unit has sent all it may; this file is not among them. */
  isQuotaFull: boolean;
};

/** `isComplete` is what the sending button waits for; the quota may free itself and is only warned of. */
export function missingOf(
  { statement, outcomes }: { statement: Statement; outcomes: readonly RuleOutcome[] },
  unit: { sent: number; quota: number },
): Missing & { isComplete: boolean } {
  const parts = statementIssues(statement).map((issue) => issue.path as StatementPart);
  const rules = blockersOf(outcomes).length;
  return {
    parts,
    rules,
    isQuotaFull: unit.sent >= unit.quota,
    isComplete: parts.length === 0 && rules === 0,
  };
}
