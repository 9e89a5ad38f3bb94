import { dayOf, showDay } from '~/lib/date';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { isCallTime, type LateKind, lateKinds } from './dashboard';
import type { LateCounts, LatePerson } from './late-queries.server';
import type { PersonRow } from './people-queries.server';

/** What somebody still owes, a sentence each. */
export function lateStates({
  self,
  peer,
  superior,
}: Pick<LatePerson, 'self' | 'peer' | 'superior'>): string[] {
  return [
    ...(self ? [selfState(self)] : []),
    ...(peer ? [m.dashboard_late_peer({ left: peer.asked - peer.sent, asked: peer.asked })] : []),
    ...(superior
      ? [m.dashboard_late_superior({ left: superior.asked - superior.sent, asked: superior.asked })]
      : []),
  ];
}

function selfState({ isBegun, answered, savedAt }: NonNullable<LatePerson['self']>): string {
  if (!isBegun) return m.dashboard_late_self_new();
  if (!savedAt) return m.dashboard_late_self_draft({ answered });
  return m.dashboard_late_self_draft_at({ answered, day: showDay(dayOf(savedAt)) });
}

const kindNames: Record<LateKind, () => string> = {
  self: m.dashboard_self,
  peer: m.dashboard_peer,
  superior: m.dashboard_superior,
};
export const formKindName = (kind: LateKind) => kindNames[kind]();

export function unitText({ unitName, parentName }: Pick<PersonRow, 'unitName' | 'parentName'>): string {
  return parentName ? `${unitName}, ${parentName}` : unitName;
}

/** “3 trên 5”; where withheld there is no number at all. */
export function pairText(pair: [number, number] | null): string {
  return pair ? m.dashboard_people_pair({ n: pair[0], m: pair[1] }) : m.dashboard_people_few();
}

const readings: Record<LateKind, (said: { count: string }) => string> = {
  self: m.dashboard_late_reading_self,
  peer: m.dashboard_late_reading_peer,
  superior: m.dashboard_late_reading_superior,
};

/** How many owe what; a person may be in several of the numbers. */
export function lateReading(counts: LateCounts): string {
  const gone = counts.gone > 0 ? ` ${m.dashboard_late_reading_gone({ gone: showCount(counts.gone) })}` : '';
  if (counts.people === 0) return m.dashboard_late_reading_none() + gone;
  return m.dashboard_late_reading({ people: showCount(counts.people), parts: lateParts(counts) }) + gone;
}

/** The next step on a unit's pages. */
export function lateFact(cycle: Parameters<typeof isCallTime>[0], late: number, now: Date): string {
  if (!isCallTime(cycle, now)) return m.dashboard_fact_over();
  return late > 0 ? m.dashboard_fact_call() : m.dashboard_fact_done();
}

/** “12 người tự đánh giá, 3 cấp trên” */
export function lateParts(counts: Record<LateKind, number>): string {
  return lateKinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => readings[kind]({ count: showCount(counts[kind]) }))
    .join(', ');
}
