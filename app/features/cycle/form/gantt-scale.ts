import { dayOf, instantOf } from '~/lib/date';
import type { PhaseWindow } from '../cycle';

const MIN_BAR = 10;

/** Where windows and months lie between two x positions; months begin at 00:00 in Vietnam. Null without windows. */
export function ganttOf(
  windows: readonly PhaseWindow[],
  { from: left, to: right }: { from: number; to: number },
) {
  if (windows.length === 0) return null;
  const from = new Date(Math.min(...windows.map((w) => w.startsAt.getTime())));
  const to = new Date(Math.max(...windows.map((w) => w.endsAt.getTime())));
  const first = monthOf(from);
  const span = to.getTime() - first.getTime();
  const at = (instant: Date) =>
    Math.round(left + ((right - left) * (instant.getTime() - first.getTime())) / span);
  return {
    from,
    to,
    months: monthsUntil(first, to).map((start) => ({ x: at(start), label: labelOf(start) })),
    barOf: ({ startsAt, endsAt }: PhaseWindow) => ({
      x: at(startsAt),
      width: Math.max(MIN_BAR, at(endsAt) - at(startsAt)),
    }),
    /** Null outside the year. */
    xOf: (instant: Date) => (instant < first || instant > to ? null : at(instant)),
  };
}

function monthOf(at: Date): Date {
  return instantOf(`${dayOf(at).slice(0, 7)}-01`);
}

function monthsUntil(first: Date, to: Date): Date[] {
  const months: Date[] = [];
  let [year, month] = dayOf(first).split('-').map(Number) as [number, number];
  // A calendar of ten years still has fewer grid lines than a screen has points.
  while (months.length < 120) {
    const start = instantOf(`${year}-${String(month).padStart(2, '0')}-01`);
    if (start > to) break;
    months.push(start);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return months;
}

const labelOf = (start: Date) => `${dayOf(start).slice(5, 7)}/${dayOf(start).slice(0, 4)}`;
