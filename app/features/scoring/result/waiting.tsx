import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { EmptyState } from '~/components/page/empty-state';
import { windowOf } from '~/features/cycle/cycle';
import { phaseName } from '~/features/cycle/cycle-words';
import { showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { FoundResult } from './queries.server';

/** No result is out yet: where the cycle stands instead of a number. */
export function ResultWaiting({ found: { cycle, selfState } }: { found: FoundResult }) {
  const review = windowOf(cycle.windows, 'review');
  const when = review ? m.scoring_result_wait_when({ at: showInstant(review.startsAt) }) : '';
  return (
    <div className="stack-l">
      <EmptyState icon="clock" level={2} title={m.scoring_result_wait_title()}>
        {cycle.state === 'closed'
          ? m.scoring_result_wait_closed()
          : m.scoring_result_wait_text({ cycle: cycle.name, when })}
      </EmptyState>
      <Card id="stands" title={m.scoring_result_wait_progress()}>
        <DescriptionList
          items={[
            { key: 'own', term: m.scoring_result_wait_self(), value: selfText(selfState) },
            ...cycle.windows.map(({ phase, startsAt, endsAt }) => ({
              key: phase,
              term: phaseName(phase),
              value: `${showInstant(startsAt)} – ${showInstant(endsAt)}`,
            })),
          ]}
        />
      </Card>
    </div>
  );
}

function selfText(state: FoundResult['selfState']): string {
  if (state === 'submitted') return m.scoring_result_wait_self_sent();
  return state === 'draft' ? m.scoring_result_wait_self_draft() : m.scoring_result_wait_self_none();
}
