/** Moving one phase of an open cycle: what may change and what may not. */
import { wallClock } from '~/lib/date';
import { type Issue, NotFound } from '~/lib/errors';
import { type Phase, type PhaseWindow, phases, windowOf } from '../cycle';
import { newOverlaps, type Overlap } from '../form/calendar';
import { checkWindows } from '../form/check';

export type PhaseMove = { phase: Phase; startsAt: Date; endsAt: Date };

/** The phase an address names; throws `NotFound` for another word. */
export function phaseParam(text: string | undefined): Phase {
  const phase = phases.find((known) => known === text);
  if (!phase) throw new NotFound();
  return phase;
}

/** Overlaps that a move would bring: they are shown before it is done. */
export function overlapsOfMove(windows: readonly PhaseWindow[], move: PhaseMove): Overlap[] {
  return newOverlaps(windows, movedTo(windows, move));
}

/** What the form hands back once it has shown the overlaps of these dates. */
export function noteOf({ startsAt, endsAt }: Pick<PhaseMove, 'startsAt' | 'endsAt'>): string {
  return `${wallClock(startsAt)}/${wallClock(endsAt)}`;
}

const movedTo = (windows: readonly PhaseWindow[], move: PhaseMove) =>
  windows.map((window) => (window.phase === move.phase ? move : window));

const MINUTE = 60_000;
const rated: readonly Phase[] = ['self', 'peer', 'superior'];

/**
 * Complaints about a move at `now`, with paths `startsAt` and `endsAt`. A phase that has started keeps its start; none
 * ends in the past; the order of the year stays; once nominating has begun, the forms it rests on are not reopened.
 */
export function checkMove(windows: readonly PhaseWindow[], move: PhaseMove, now: Date): Issue[] {
  const before = windowOf(windows, move.phase);
  if (!before) return [{ path: 'endsAt', code: 'cycle.noSuchPhase' }];
  const isSameStart = before.startsAt.getTime() === move.startsAt.getTime();
  const isSameEnd = before.endsAt.getTime() === move.endsAt.getTime();
  if (isSameStart && isSameEnd) return [{ path: 'endsAt', code: 'cycle.phaseUnchanged' }];
  const nomination = windowOf(windows, 'nomination');
  if (rated.includes(move.phase) && nomination && nomination.startsAt <= now)
    return [{ path: 'endsAt', code: 'cycle.phaseUsed' }];
  const issues: Issue[] = [];
  if (!isSameStart && before.startsAt <= now) issues.push({ path: 'startsAt', code: 'cycle.phaseStarted' });
  // The field counts whole minutes: “now” is the minute that has begun.
  else if (!isSameStart && move.startsAt.getTime() <= now.getTime() - MINUTE)
    issues.push({ path: 'startsAt', code: 'cycle.startInPast' });
  if (move.endsAt <= now) issues.push({ path: 'endsAt', code: 'cycle.endInPast' });
  return [...issues, ...orderIssues(movedTo(windows, move), move.phase)];
}

/** Complaints of the whole year, laid beside the two dates of the phase that moves. */
function orderIssues(windows: readonly PhaseWindow[], moved: Phase): Issue[] {
  return checkWindows(windows).map(({ path, code }) => {
    const [, phase, field] = path.split('.');
    if (phase === moved) return { path: field ?? 'endsAt', code };
    return { path: 'startsAt', code: 'cycle.phaseAfterNext' };
  });
}
