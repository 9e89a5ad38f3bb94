/** A calendar laid out from one day, and what it means when two phases run at once. */
import { addDays, type Day, dayOf, daysBetween, instantOf, showTime } from '~/lib/date';
import { type CycleKind, type Phase, type PhaseWindow, phases, windowOf } from '../cycle';

/** First and last day of each phase, counted from the first day of the cycle (0). */
type Layout = Record<Phase, readonly [from: number, to: number]>;

const year: Layout = {
  self: [0, 20],
  peer: [7, 27],
  superior: [28, 39],
  review: [42, 53],
  nomination: [56, 67],
  shortlist: [70, 81],
  decision: [84, 95],
  publication: [98, 126],
};
const half: Layout = {
  self: [0, 13],
  peer: [7, 20],
  superior: [21, 32],
  review: [35, 39],
  nomination: [42, 48],
  shortlist: [49, 55],
  decision: [56, 60],
  publication: [63, 77],
};
const quick: Layout = {
  self: [0, 6],
  peer: [3, 11],
  superior: [14, 20],
  review: [21, 25],
  nomination: [28, 32],
  shortlist: [35, 37],
  decision: [38, 39],
  publication: [42, 53],
};

/** Defaults of ours: no rule of a province says how long a phase lasts. They open at 07:00 and close at 17:00. */
const layouts: Record<CycleKind, Layout> = {
  ANNUAL: year,
  MID_YEAR: half,
  BASELINE: half,
  QUARTER: quick,
  AD_HOC: quick,
};

/**
 * All eight windows from the first day of the cycle: as far apart and as long as in `like` (an earlier cycle's), else
 * as usual for the kind.
 */
export function proposeCalendar(start: Day, kind: CycleKind, like?: readonly PhaseWindow[]): PhaseWindow[] {
  const first = like && windowOf(like, 'self');
  if (first && phases.every((phase) => windowOf(like, phase))) {
    const shift = daysBetween(dayOf(first.startsAt), start);
    const moved = (at: Date) => instantOf(addDays(dayOf(at), shift), showTime(at));
    return phases.map((phase) => {
      const { startsAt, endsAt } = windowOf(like, phase)!;
      return { phase, startsAt: moved(startsAt), endsAt: moved(endsAt) };
    });
  }
  return phases.map((phase) => {
    const [from, to] = layouts[kind][phase];
    return {
      phase,
      startsAt: instantOf(addDays(start, from), '07:00'),
      endsAt: instantOf(addDays(start, to), '17:00'),
    };
  });
}

/** The first Monday that is at least a week away: time to tell everybody. */
export function proposedStart(today: Day): Day {
  const soonest = addDays(today, 7);
  const weekday = new Date(`${soonest}T00:00:00Z`).getUTCDay();
  return addDays(soonest, (8 - weekday) % 7);
}

/** Two phases in the order of the year, and the time in which both run. */
export type Overlap = { phases: [Phase, Phase]; startsAt: Date; endsAt: Date };

/** Every two phases that run at once. Windows that cannot be read overlap with nothing. */
export function overlapsOf(windows: readonly PhaseWindow[]): Overlap[] {
  const known = phases.flatMap((phase) => windowOf(windows, phase) ?? []);
  return known.flatMap((one, index) =>
    known.slice(index + 1).flatMap((other): Overlap[] => {
      const startsAt = new Date(Math.max(one.startsAt.getTime(), other.startsAt.getTime()));
      const endsAt = new Date(Math.min(one.endsAt.getTime(), other.endsAt.getTime()));
      return startsAt < endsAt ? [{ phases: [one.phase, other.phase], startsAt, endsAt }] : [];
    }),
  );
}

/** Overlaps worth a word: self and peer forms are made to run side by side. */
export function oddOverlaps(windows: readonly PhaseWindow[]): Overlap[] {
  return overlapsOf(windows).filter(({ phases: [one, other] }) => one !== 'self' || other !== 'peer');
}

/** Overlaps worth a word that a change brings or lengthens. */
export function newOverlaps(before: readonly PhaseWindow[], after: readonly PhaseWindow[]): Overlap[] {
  const length = ({ startsAt, endsAt }: Overlap) => endsAt.getTime() - startsAt.getTime();
  const had = new Map(oddOverlaps(before).map((overlap) => [overlap.phases.join(), length(overlap)]));
  return oddOverlaps(after).filter((overlap) => length(overlap) > (had.get(overlap.phases.join()) ?? 0));
}
