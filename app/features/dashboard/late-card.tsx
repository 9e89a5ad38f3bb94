import { Actions, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { Tag } from '~/components/tag';
import { type PhaseWindow, windowOf } from '~/features/cycle/cycle';
import { phaseName } from '~/features/cycle/cycle-words';
import { until } from '~/features/cycle/phase/facts';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { dashboardPath } from './dashboard-frame';
import { lateParts } from './dashboard-words';
import type { LateUnit } from './late-unit-queries.server';

type Props = {
  unit: LateUnit;
  windows: readonly PhaseWindow[];
  now: Date;
  /** The first thing on the page, when the officer has no form of their own to fill in. */
  isNext: boolean;
};

/** On an officer's home: who of the unit still owes forms, until when, and the way to call them. */
export function LateCard({ unit, windows, now, isNext }: Props) {
  const { name, unitId, kinds, counts, toRemind } = unit;
  const count = showCount(counts.people);
  if (counts.people === 0)
    return (
      <Card>
        <Tag icon="check" kind="ok">
          {m.dashboard_state_done()}
        </Tag>
        <h2>{m.dashboard_home_done({ unit: name })}</h2>
        <p className="mute">{m.dashboard_home_done_text()}</p>
      </Card>
    );
  return (
    <Card kind={isNext ? 'next' : 'plain'}>
      <Tag icon="phone" kind="late">
        {m.dashboard_tab_late()}
      </Tag>
      <h2>{m.dashboard_home_late({ unit: name, count })}</h2>
      <p>{m.dashboard_home_parts({ parts: lateParts(counts) })}</p>
      <ul className="stack-s mute">
        {kinds.map((kind) => (
          <li key={kind}>{deadline(kind, windows, now)}</li>
        ))}
      </ul>
      {toRemind === 0 && <p className="mute">{m.dashboard_home_reminded()}</p>}
      <Actions>
        <LinkButton to={dashboardPath(unitId, 'late', { kind: kinds.length === 1 ? kinds[0] : null })}>
          {toRemind > 0
            ? m.dashboard_home_call({ count: showCount(toRemind) })
            : m.dashboard_home_see({ count })}
        </LinkButton>
      </Actions>
    </Card>
  );
}

/** “Tự đánh giá: hạn 24/11/2024, 17:00, còn 4 ngày” */
function deadline(kind: LateUnit['kinds'][number], windows: readonly PhaseWindow[], now: Date): string {
  const end = windowOf(windows, kind)?.endsAt;
  if (!end) return phaseName(kind);
  const { text, detail } = until(end, now);
  return m.dashboard_home_deadline({ phase: phaseName(kind), at: String(text), left: String(detail) });
}
