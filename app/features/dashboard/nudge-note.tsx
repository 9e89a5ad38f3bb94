import { Banner } from '~/components/page/banner';
import { showDay } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { Nudge } from './nudge-queries.server';

/** On the home of somebody who was nudged, until their forms are sent. */
export function NudgeNote({ nudge: { onDay, byName } }: { nudge: Nudge }) {
  const day = showDay(onDay);
  return (
    <Banner
      icon="bell"
      kind="warn"
      title={byName ? m.dashboard_nudge_by({ name: byName, day }) : m.dashboard_nudge({ day })}
    >
      {m.dashboard_nudge_text()}
    </Banner>
  );
}
