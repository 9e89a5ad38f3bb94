/** The facts bar of every page: which phases are open, until when. */
import type { ReactNode } from 'react';
import type { Fact, Facts } from '~/components/page/page';
import { daysLeft, showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import { type CycleState, currentPhase, type Phase, type PhaseWindow, phasesAt, windowOf } from '../cycle';
import { phaseAnd, phaseName } from '../cycle-words';

/** What the facts need of a cycle; a `CycleView` has it. */
export type FactsCycle = { state: CycleState; windows: readonly PhaseWindow[] };

type Said = {
  /** What this reader does next, and who sees what this page shows. */
  next: ReactNode | Fact;
  audience: ReactNode | Fact;
  /** The phase the page belongs to: its end is the deadline. Without it the page has none. */
  phase?: Phase;
  /** Nothing of that phase is left for this reader to do: no deadline of theirs, and nothing late. */
  isDone?: boolean;
  /** When the page has a deadline of its own. */
  deadline?: Fact;
};

/** The four facts of a page. `cycle` is null when none runs. */
export function factsOf(
  cycle: FactsCycle | null,
  now: Date,
  { next, audience, phase, isDone = phase === undefined, deadline }: Said,
): Facts {
  return {
    phase: phaseFact(cycle, now),
    next: factOf(next),
    deadline:
      deadline ?? (isDone && cycle?.state === 'open' ? noDeadline() : deadlineFact(cycle, now, phase)),
    audience: factOf(audience),
  };
}

/** For pages on which nobody has to do anything by any day: a running phase is no deadline of theirs. */
export function noDeadline(): Fact {
  return { text: m.cycle_fact_no_deadline_here() };
}

/** “Tự đánh giá và đồng cấp”; before, between and after phases it says so. */
export function phaseFact(cycle: FactsCycle | null, now: Date): Fact {
  if (!cycle) return { text: m.cycle_fact_none() };
  if (cycle.state === 'draft') return { text: m.cycle_fact_draft() };
  if (cycle.state === 'closed') return { text: m.cycle_fact_closed() };
  const open = phasesAt(cycle.windows, now);
  const [first, ...others] = open;
  if (first)
    return { text: phaseName(first), detail: others.length > 0 ? others.map(phaseAnd).join(' ') : undefined };
  const coming = currentPhase(cycle.windows, now);
  return { text: coming ? m.cycle_fact_before({ phase: phaseName(coming.phase) }) : m.cycle_fact_over() };
}

/** The end of `phase` (or of the phase that ends first) with the days left; late when it has passed. */
export function deadlineFact(cycle: FactsCycle | null, now: Date, phase?: Phase): Fact {
  if (!cycle) return { text: m.cycle_fact_no_deadline() };
  const first = cycle.windows[0];
  if (cycle.state === 'draft')
    return {
      text: first ? m.cycle_fact_planned({ at: showInstant(first.startsAt) }) : m.cycle_fact_no_deadline(),
    };
  const window = phase ? windowOf(cycle.windows, phase) : currentPhase(cycle.windows, now);
  if (!window || cycle.state === 'closed') return { text: m.cycle_fact_no_deadline_left() };
  if (now < window.startsAt) return { text: m.cycle_fact_opens({ at: showInstant(window.startsAt) }) };
  return until(window.endsAt, now);
}

/** An instant as a deadline: “24/11/2024, 17:00 · còn 2 ngày”, or “đã qua”, late. */
export function until(end: Date, now: Date): Fact {
  if (now >= end) return { text: showInstant(end), detail: m.cycle_fact_past(), late: true };
  const days = daysLeft(now, end);
  return { text: showInstant(end), detail: daysWord(days) };
}

function daysWord(days: number): string {
  if (days === 0) return m.cycle_fact_today();
  return days === 1 ? m.cycle_fact_tomorrow() : m.cycle_fact_days({ days });
}

function factOf(said: ReactNode | Fact): Fact {
  return said !== null && typeof said === 'object' && 'text' in said ? said : { text: said };
}
