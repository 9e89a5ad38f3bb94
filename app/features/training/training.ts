/** The words of training: plans, goals and classes. */
import type { UnitLevel } from '~/features/organisation/organisation';
import { type Day, daysBetween } from '~/lib/date';

export type PlanState = 'draft' | 'approved';
export type ClassState = 'planned' | 'held' | 'cancelled';
/** Whom a goal is about: holders of some posts, or a list decided on elsewhere (quy hoạch, chuyên trách). */
export const ruleKinds = ['posts', 'list'] as const;
export type RuleKind = (typeof ruleKinds)[number];

export const quarters = [1, 2, 3, 4] as const;

/** Levels and titles whose holders may be the people of a goal; a post is 'grassroots:SECRETARY'. */
export const postLevels: readonly UnitLevel[] = ['province', 'district', 'grassroots', 'branch'];
export const postTitles = [
  'SECRETARY',
  'DEPUTY_SECRETARY',
  'STANDING_MEMBER',
  'OFFICER',
  'COMMITTEE_MEMBER',
] as const;
export const posts: readonly string[] = postLevels.flatMap((level) =>
  postTitles.map((title) => `${level}:${title}`),
);

/** The last day of a quarter. */
function quarterEnd(year: number, quarter: number): Day {
  return `${year}-${['03-31', '06-30', '09-30', '12-31'][quarter - 1]}`;
}

/** Days by which a class is late on a day: its quarter is over and it was not held. 0 when it is not. */
export function daysLate(due: { year: number; quarter: number }, on: Day): number {
  return Math.max(0, daysBetween(quarterEnd(due.year, due.quarter), on));
}

/** Whole per cent, rounded down: only all are 100. Null when there is nobody to count. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.floor((100 * part) / whole);
}

/** How many more have to be trained for the target: 0 when it is reached. */
export function missingFor({
  trained,
  population,
  target,
}: {
  trained: number;
  population: number;
  target: number;
}): number {
  return Math.max(0, Math.ceil((target * population) / 100) - trained);
}

/** Đồng as typed: '335.000.000', '335 000 000 đ', '-1.500.000'. Null when it is no amount. */
export function readAmount(text: string): number | null {
  const digits = text
    .trim()
    .replace(/\s?(đ|đồng|VND)$/i, '')
    .replace(/[.\s,]/g, '')
    .replace(/^−/, '-');
  const amount = /^-?\d{1,13}$/.test(digits) ? Number(digits) : null;
  return amount;
}
