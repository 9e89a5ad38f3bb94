import { describe, expect, it } from 'vitest';
import { windowsOf2024 } from '#db/factories/cycle';
import { currentPhase, isPhaseOpen, phasesAt, windowOf } from '~/features/cycle/cycle';

/** A calendar whose phases never overlap, so that an end is the only thing that can be wrong. */
const [first, second] = [
  { phase: 'self', startsAt: new Date('2024-11-11T00:00:00Z'), endsAt: new Date('2024-11-20T10:00:00Z') },
  { phase: 'peer', startsAt: new Date('2024-11-20T10:00:00Z'), endsAt: new Date('2024-11-30T10:00:00Z') },
] as const;
const windows = [second, first];
const justBefore = (at: Date) => new Date(at.getTime() - 1);

describe('a phase', () => {
  it('begins with its first instant and is over at its end', () => {
    expect(phasesAt(windows, justBefore(first.startsAt))).toEqual([]);
    expect(phasesAt(windows, first.startsAt)).toEqual(['self']);
    expect(phasesAt(windows, justBefore(first.endsAt))).toEqual(['self']);
    expect(phasesAt(windows, first.endsAt)).toEqual(['peer']);
    expect(phasesAt(windows, second.endsAt)).toEqual([]);
  });

  it.each(windowsOf2024())('$phase takes nothing at the instant of its deadline', ({ phase, endsAt }) => {
    expect(isPhaseOpen(windowsOf2024(), phase, justBefore(endsAt))).toBe(true);
    expect(isPhaseOpen(windowsOf2024(), phase, endsAt)).toBe(false);
    expect(windowOf(windowsOf2024(), phase)?.endsAt).toEqual(endsAt);
  });

  it('is the current one until its end, then the next is', () => {
    expect(currentPhase(windows, justBefore(first.endsAt))?.phase).toBe('self');
    expect(currentPhase(windows, first.endsAt)?.phase).toBe('peer');
    expect(currentPhase(windows, justBefore(second.endsAt))?.phase).toBe('peer');
    expect(currentPhase(windows, second.endsAt)).toBeNull();
  });
});
