import { describe, expect, it } from 'vitest';
import { windowsOf2024 } from '#db/factories/cycle';
import { cycleKinds, type Phase, type PhaseWindow, phases, windowOf } from '~/features/cycle/cycle';
import {
  newOverlaps,
  oddOverlaps,
  overlapsOf,
  proposeCalendar,
  proposedStart,
} from '~/features/cycle/form/calendar';
import { checkWindows } from '~/features/cycle/form/check';
import { proposedPhases, windowsIn } from '~/features/cycle/form/proposal';
import { instantOf, wallClock } from '~/lib/date';

const moved = (windows: PhaseWindow[], phase: Phase, change: Partial<PhaseWindow>) =>
  windows.map((window) => (window.phase === phase ? { ...window, ...change } : window));
const named = (windows: ReturnType<typeof overlapsOf>) => windows.map((overlap) => overlap.phases.join('+'));

describe('a proposed calendar', () => {
  it.each(cycleKinds)(
    'of kind %s is one that may be kept, with nothing at once but self and peer',
    (kind) => {
      const windows = proposeCalendar('2025-11-03', kind);
      expect(checkWindows(windows)).toEqual([]);
      expect(oddOverlaps(windows)).toEqual([]);
      expect(wallClock(windows[0]!.startsAt)).toBe('2025-11-03T07:00');
      expect(wallClock(windows[0]!.endsAt).slice(10)).toBe('T17:00');
    },
  );

  it('has the lengths and distances of the earlier cycle, to the minute', () => {
    const before = moved(windowsOf2024(), 'peer', { endsAt: instantOf('2024-11-30', '21:30') });
    const windows = proposeCalendar('2025-11-10', 'ANNUAL', before);
    const shift = instantOf('2025-11-10').getTime() - instantOf('2024-11-09').getTime();
    for (const phase of phases) {
      const was = windowOf(before, phase)!;
      expect(windowOf(windows, phase)).toEqual({
        phase,
        startsAt: new Date(was.startsAt.getTime() + shift),
        endsAt: new Date(was.endsAt.getTime() + shift),
      });
    }
  });

  it('does not follow a calendar with a phase missing', () => {
    const holes = windowsOf2024().filter(({ phase }) => phase !== 'review');
    expect(proposeCalendar('2025-11-03', 'ANNUAL', holes)).toEqual(proposeCalendar('2025-11-03', 'ANNUAL'));
  });

  it('is laid out by the newest cycle of the same kind only', () => {
    const models = [{ kind: 'ANNUAL' as const, name: 'Đợt năm 2024', windows: windowsOf2024() }];
    const like = proposedPhases({ start: '2025-11-03', kind: 'ANNUAL' }, models)!;
    expect(like.model?.name).toBe('Đợt năm 2024');
    expect(windowsIn(like.phases)).toEqual(proposeCalendar('2025-11-03', 'ANNUAL', windowsOf2024()));
    const usual = proposedPhases({ start: '2025-11-03', kind: 'QUARTER' }, models)!;
    expect(usual.model).toBeNull();
    expect(windowsIn(usual.phases)).toEqual(proposeCalendar('2025-11-03', 'QUARTER'));
    expect(proposedPhases({ start: '2025-02-30', kind: 'ANNUAL' }, models)).toBeNull();
  });

  it.each([
    ['2024-11-20', '2024-12-02'],
    ['2024-11-18', '2024-11-25'],
    ['2024-11-17', '2024-11-25'],
    ['2024-11-19', '2024-12-02'],
  ])('asked for on %s starts on Monday %s', (today, start) => expect(proposedStart(today)).toBe(start));
});

describe('phases at once', () => {
  const windows = windowsOf2024();

  it('are self and peer as a rule, which needs no word', () => {
    expect(named(overlapsOf(windows))).toEqual(['self+peer']);
    expect(oddOverlaps(windows)).toEqual([]);
  });

  it('are named with the time they share', () => {
    const late = moved(windows, 'peer', { endsAt: instantOf('2024-12-03', '17:00') });
    expect(oddOverlaps(late)).toEqual([
      {
        phases: ['peer', 'superior'],
        startsAt: instantOf('2024-12-01', '07:00'),
        endsAt: instantOf('2024-12-03', '17:00'),
      },
    ]);
    expect(named(newOverlaps(windows, late))).toEqual(['peer+superior']);
  });

  it('are news when a move makes them longer, and none when it makes them shorter', () => {
    const late = moved(windows, 'peer', { endsAt: instantOf('2024-12-02', '17:00') });
    const later = moved(windows, 'peer', { endsAt: instantOf('2024-12-03', '17:00') });
    expect(named(newOverlaps(late, later))).toEqual(['peer+superior']);
    expect(newOverlaps(later, late)).toEqual([]);
    const withPeers = moved(windows, 'self', { endsAt: instantOf('2024-11-28', '17:00') });
    expect(newOverlaps(windows, withPeers)).toEqual([]);
    const touching = moved(windows, 'peer', { endsAt: windowOf(windows, 'superior')!.startsAt });
    expect(newOverlaps(windows, touching)).toEqual([]);
  });
});
