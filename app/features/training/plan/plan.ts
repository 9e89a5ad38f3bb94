/** A plan against what was done by a day: years, what is late, what is left of the money. */
import type { Day } from '~/lib/date';
import { type ClassState, daysLate } from '../training';

export const planPageSize = 50;

export type YearLine = { year: number; classes: number; people: number; amount: number };
export type ClassLine = {
  id: string;
  name: string;
  year: number;
  quarter: number;
  people: number;
  amount: number;
  state: ClassState;
  heldOn: Day | null;
  moved: { year: number; quarter: number; reason: string; on: Day } | null;
  cancelled: { reason: string; on: Day } | null;
  learners: number;
  spent: number;
};

/** Where a class stands on a day. */
export type ClassStanding = { kind: 'held' | 'cancelled' | 'coming' } | { kind: 'late'; days: number };

/** What happened after the day is not known on it. */
export function classStanding(line: ClassLine, on: Day): ClassStanding {
  if (line.heldOn && line.heldOn <= on) return { kind: 'held' };
  if (line.cancelled && line.cancelled.on <= on) return { kind: 'cancelled' };
  const due = line.moved && line.moved.on <= on ? line.moved : line;
  const days = daysLate(due, on);
  return days > 0 ? { kind: 'late', days } : { kind: 'coming' };
}

export type YearRow = YearLine & { held: number; learners: number; spent: number };

/** Each year of the plan, planned beside done; a class counts in its first year. */
export function yearRows(lines: readonly YearLine[], classes: readonly ClassLine[], on: Day): YearRow[] {
  return lines.map((line) => {
    const own = classes.filter((one) => one.year === line.year);
    return {
      ...line,
      held: own.filter((one) => classStanding(one, on).kind === 'held').length,
      learners: sum(own, (one) => one.learners),
      spent: sum(own, (one) => one.spent),
    };
  });
}

/** All years together. */
export function totalOf(rows: readonly YearRow[]) {
  return {
    classes: sum(rows, (row) => row.classes),
    people: sum(rows, (row) => row.people),
    amount: sum(rows, (row) => row.amount),
    held: sum(rows, (row) => row.held),
    learners: sum(rows, (row) => row.learners),
    spent: sum(rows, (row) => row.spent),
  };
}

function sum<T>(list: readonly T[], of: (item: T) => number): number {
  return list.reduce((all, item) => all + of(item), 0);
}
