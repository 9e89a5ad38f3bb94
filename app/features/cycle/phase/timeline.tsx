/** The calendar of a cycle as everyone sees it: bars over the list that says the same, then who moved what and why. */
import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { type PhaseItem, Phases } from '~/components/chart/phases';
import { dayOf, showDay, showInstant, showTime } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { CycleSettings, CycleState, Phase, PhaseWindow } from '../cycle';
import { phaseName, unitLevelName } from '../cycle-words';
import { CycleGantt } from '../form/gantt';

type TimelineProps = {
  cycle: { id: number; state: CycleState; windows: PhaseWindow[]; settings: CycleSettings };
  now: Date;
  mayMove: boolean;
};

export function CycleTimeline({ cycle, now, mayMove }: TimelineProps) {
  const items = cycle.windows.map(
    (window): PhaseItem => ({
      key: window.phase,
      title: phaseName(window.phase),
      text: (
        <>
          {spanOf(window)} · {doing[window.phase](cycle.settings)}
          {mayMove && (
            <>
              {' · '}
              <Link to={`/cycle/${cycle.id}/phase/${window.phase}`}>
                {m.cycle_move_link()}
                <span className="sr"> {phaseName(window.phase)}</span>
              </Link>
            </>
          )}
        </>
      ),
      state:
        now >= window.endsAt ? 'done' : now >= window.startsAt && cycle.state === 'open' ? 'now' : 'next',
    }),
  );
  return (
    <Card>
      <CycleGantt now={now} windows={cycle.windows} />
      <Phases columns={2} items={items} />
    </Card>
  );
}

/** '09/11, 07:00 – 24/11/2024, 17:00': the year once when both lie in it, the day once when the phase lasts one. */
export function spanOf({ startsAt, endsAt }: Pick<PhaseWindow, 'startsAt' | 'endsAt'>): string {
  const isOneDay = dayOf(startsAt) === dayOf(endsAt);
  if (isOneDay) return `${showTime(startsAt)} – ${showTime(endsAt)}, ${showDay(dayOf(startsAt))}`;
  const isOneYear = dayOf(startsAt).slice(0, 4) === dayOf(endsAt).slice(0, 4);
  const from = isOneYear
    ? `${showDay(dayOf(startsAt)).slice(0, 5)}, ${showTime(startsAt)}`
    : showInstant(startsAt);
  return `${from} – ${showInstant(endsAt)}`;
}

const doing: Record<Phase, (settings: CycleSettings) => string> = {
  self: () => m.cycle_doing_self(),
  peer: ({ peersAssigned, peersNeeded }) =>
    m.cycle_doing_peer({ assigned: peersAssigned, needed: peersNeeded }),
  superior: ({ superior, linking }) => {
    const level = unitLevelName(superior.level);
    return linking ? m.cycle_doing_superior_linked({ level }) : m.cycle_doing_superior({ level });
  },
  review: () => m.cycle_doing_review(),
  nomination: ({ nominatingLevel }) => m.cycle_doing_nomination({ level: unitLevelName(nominatingLevel) }),
  shortlist: () => m.cycle_doing_shortlist(),
  decision: () => m.cycle_doing_decision(),
  publication: () => m.cycle_doing_publication(),
};

type PhaseChange = {
  id: number;
  phase: Phase;
  startsBefore: Date;
  endsBefore: Date;
  startsAfter: Date;
  endsAfter: Date;
  reason: string;
  at: Date;
  byName: string | null;
};

/** Each move of a phase: what was, what is, why, who and when. */
export function PhaseChanges({ changes }: { changes: PhaseChange[] }) {
  return (
    <Card>
      <ul className="stack">
        {changes.map((change) => (
          <li key={change.id}>
            <b>{phaseName(change.phase)}</b>
            <p>
              {m.cycle_change_dates({
                before: spanOf({ startsAt: change.startsBefore, endsAt: change.endsBefore }),
                after: spanOf({ startsAt: change.startsAfter, endsAt: change.endsAfter }),
              })}
            </p>
            <p>{m.cycle_change_reason({ reason: change.reason })}</p>
            <p className="sm mute">
              {m.cycle_change_by({
                name: change.byName ?? m.cycle_the_machine(),
                at: showInstant(change.at),
              })}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
