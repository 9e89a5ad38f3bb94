import { dayOf, showDay } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { LateKind } from './dashboard';
import type { LatePerson } from './late-queries.server';
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
export const kindName = (kind: LateKind) => kindNames[kind]();

export function unitText({ unitName, parentName }: Pick<PersonRow, 'unitName' | 'parentName'>): string {
  return parentName ? `${unitName}, ${parentName}` : unitName;
}

/** “3 trên 5”; where withheld there is no number at all. */
export function pairText(pair: [number, number] | null): string {
  return pair ? m.dashboard_people_pair({ n: pair[0], m: pair[1] }) : m.dashboard_people_few();
}
