import { describe, expect, it } from 'vitest';
import { windowsOf2024 } from '#db/factories/cycle';
import type { Phase } from '~/features/cycle/cycle';
import { checkMove } from '~/features/cycle/phase/move';
import { instantOf } from '~/lib/date';

const now = instantOf('2024-11-20', '09:00');
const codes = (phase: Phase, [from, to]: [string, string], at = now) =>
  checkMove(
    windowsOf2024(),
    { phase, startsAt: instantOf(from, '07:00'), endsAt: instantOf(to, '17:00') },
    at,
  ).map(({ path, code }) => `${path} ${code}`);

describe('moving a phase', () => {
  it.each<[string, Phase, [string, string], string[]]>([
    ['extending the one that is open', 'peer', ['2024-11-16', '2024-12-03'], []],
    ['moving one to come', 'superior', ['2024-12-03', '2024-12-10'], []],
    ['changing nothing', 'peer', ['2024-11-16', '2024-11-30'], ['endsAt cycle.phaseUnchanged']],
    [
      'another start for one that has started',
      'peer',
      ['2024-11-18', '2024-12-03'],
      ['startsAt cycle.phaseStarted'],
    ],
    ['an end that has passed', 'peer', ['2024-11-16', '2024-11-19'], ['endsAt cycle.endInPast']],
    ['a start that has passed', 'superior', ['2024-11-18', '2024-12-10'], ['startsAt cycle.startInPast']],
    [
      'a start before the phase before it',
      'review',
      ['2024-11-30', '2024-12-18'],
      ['startsAt cycle.phaseBeforePrevious'],
    ],
    [
      'a start after the phase after it',
      'superior',
      ['2024-12-12', '2024-12-20'],
      ['startsAt cycle.phaseAfterNext'],
    ],
    ['an end before its start', 'superior', ['2024-12-10', '2024-12-05'], ['endsAt cycle.endBeforeStart']],
  ])('%s', (_, phase, dates, expected) => {
    expect(codes(phase, dates)).toEqual(expected);
  });

  it('does not reopen forms once nominating has begun', () => {
    const later = instantOf('2024-12-22');
    expect(codes('peer', ['2024-11-16', '2024-12-24'], later)).toEqual(['endsAt cycle.phaseUsed']);
    expect(codes('nomination', ['2024-12-21', '2025-01-10'], later)).toEqual([]);
  });
});
