/** A fair score as its card says it: what is shown, why it differs from the raw one, and with whom it compares. */
import {
  type FairGrounds,
  type FairStatus,
  modelDefaults,
  type ResultDetail,
  type RunOptions,
  type UnitLink,
} from '../scoring';

/**
 * The one thing that moved a score most. `stricter` and `milder`: these raters, beside others; `few`: so few forms are
 * drawn towards the common level; `shares`: the raw score weighs sources and skills, the fair one weighs forms.
 */
export type WhyReason = 'stricter' | 'milder' | 'few' | 'shares';

/** `points`: by how much, with its sign, as the two numbers are shown; 0 without a reason when they are about the same. */
export type WhyDifferent = { points: number; reason: WhyReason | null };

export type FairCard =
  | {
      status: 'ok' | 'unlinked';
      fair: number;
      low: number;
      high: number;
      /** Null where there is no raw score to compare with. */
      why: WhyDifferent | null;
      /** Whether the run could tell anybody from anybody. */
      isDistinct: boolean;
    }
  | {
      status: 'too_few';
      needed: number;
      /** Forms of others that may be used; a withheld part is not in it. */
      used: number;
    }
  | { status: 'not_converged' };

type FairRow = {
  status: FairStatus | null;
  fair: number | null;
  low: number | null;
  high: number | null;
  total: number | null;
  detail: ResultDetail;
};

/** Null for runs of before there was a model. Scores are to one decimal: the page is not told more than it says. */
export function fairCardOf(row: FairRow, options: RunOptions, isDistinct = true): FairCard | null {
  const { status, fair, low, high, total } = row;
  if (status === null || status === 'not_converged') return status && { status };
  if (status === 'too_few' || fair === null || low === null || high === null) {
    const { superior, peer } = row.detail.received;
    const needed = options.formsNeeded ?? modelDefaults.formsNeeded;
    return { status: 'too_few', needed, used: superior[0] + (peer?.[0] ?? 0) };
  }
  const grounds = row.detail.fair;
  const why = total === null || !grounds ? null : whyDifferent(fair, total, grounds);
  return { status, fair: tenth(fair), low: tenth(low), high: tenth(high), why, isDistinct };
}

/** A difference under this is none. */
const noticed = 0.05;

/** Why `fair` is not `raw`: of the parts that point the same way as the difference, the largest. */
export function whyDifferent(fair: number, raw: number, grounds: FairGrounds): WhyDifferent {
  const points = tenth(tenth(fair) - tenth(raw));
  if (Math.abs(fair - raw) < noticed || points === 0) return { points: 0, reason: null };
  const sign = Math.sign(fair - raw);
  const parts: [WhyReason, number][] = [
    [sign > 0 ? 'stricter' : 'milder', grounds.raters],
    ['few', grounds.pull],
    ['shares', grounds.raw - raw],
  ];
  const [reason] = parts.reduce((most, part) => (sign * part[1] > sign * most[1] ? part : most));
  return { points, reason };
}

/** How a person's units are linked with others. */
export type Comparison = {
  state: 'linked' | 'weak' | 'apart';
  /** Name of the unit that decides it. */
  unit: string;
  /** Whether that unit is a commune, ward or the like: one step above the branch. */
  isCommune: boolean;
};

export type LinkedUnit = { name: string; level: string; link: UnitLink };

const worst = { disconnected: 0, weak: 1, connected: 2 } as const;
const stateOf = { disconnected: 'apart', weak: 'weak', connected: 'linked' } as const;

/** The weakest of the links decides, the smaller unit first; a person outside the main group is apart in any case. */
export function comparisonOf(status: FairStatus | null, units: readonly LinkedUnit[]): Comparison | null {
  if (status !== 'ok' && status !== 'unlinked') return null;
  const smallerFirst = [...units].sort((a, b) => Number(isCommune(b)) - Number(isCommune(a)));
  const [first, ...others] = smallerFirst;
  if (!first) return null;
  const weakest = others.reduce(
    (w, unit) => (worst[unit.link.status] < worst[w.link.status] ? unit : w),
    first,
  );
  const state = status === 'unlinked' ? 'apart' : stateOf[weakest.link.status];
  return { state, unit: weakest.name, isCommune: isCommune(weakest) };
}

const isCommune = ({ level }: LinkedUnit) => level === 'grassroots';

/** To one decimal, as scores are shown. */
export function tenth(value: number): number {
  return Number(value.toFixed(1));
}
