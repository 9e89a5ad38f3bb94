/** The two years of the demo: when each phase began and ended, and the instant at which the demo's clock starts. */
import { type Phase, type PhaseWindow, phases } from '~/features/cycle/cycle';
import { instantOf } from '~/lib/date';

/** Wednesday 20/11/2024, 08:30 in Vietnam: self and peer forms are being written. */
export const demoStart = instantOf('2024-11-20', '08:30');

export const openedOn = {
  2023: instantOf('2023-10-25', '09:00'),
  2024: instantOf('2024-10-30', '09:00'),
} as const;

const days: Record<2023 | 2024, Record<Phase, [from: string, to: string]>> = {
  2023: {
    self: ['2023-11-01', '2023-11-20'],
    peer: ['2023-11-08', '2023-11-30'],
    superior: ['2023-12-01', '2023-12-15'],
    review: ['2023-12-18', '2023-12-29'],
    nomination: ['2024-01-02', '2024-01-15'],
    shortlist: ['2024-01-16', '2024-01-31'],
    decision: ['2024-02-01', '2024-02-20'],
    publication: ['2024-02-26', '2024-03-26'],
  },
  2024: {
    self: ['2024-11-01', '2024-11-24'],
    peer: ['2024-11-08', '2024-11-30'],
    superior: ['2024-12-01', '2024-12-12'],
    review: ['2024-12-16', '2024-12-27'],
    nomination: ['2025-01-02', '2025-01-15'],
    shortlist: ['2025-01-16', '2025-01-31'],
    decision: ['2025-02-03', '2025-02-20'],
    publication: ['2025-02-24', '2025-03-26'],
  },
};

/** Windows from 07:00 of the first day to 17:00 of the last. */
export function windowsOfYear(year: 2023 | 2024): PhaseWindow[] {
  return phases.map((phase) => ({
    phase,
    startsAt: instantOf(days[year][phase][0], '07:00'),
    endsAt: instantOf(days[year][phase][1], '17:00'),
  }));
}

/** An instant inside a phase of a year: `share` 0 is its start, 1 its end. */
export function within(year: 2023 | 2024, phase: Phase, share: number): Date {
  const start = instantOf(days[year][phase][0], '07:00').getTime();
  const end = instantOf(days[year][phase][1], '17:00').getTime();
  return new Date(start + (end - start) * share);
}
