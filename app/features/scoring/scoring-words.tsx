import { Tag } from '~/components/tag';
import { dayOf, showDay, showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { RunRow } from './scoring-queries.server';

export const runName = (run: Pick<RunRow, 'at'>) => m.scoring_run_title({ at: showInstant(run.at) });

export function runStateText({ released, releasedAt }: Pick<RunRow, 'released' | 'releasedAt'>): string {
  return released && releasedAt
    ? m.scoring_run_released({ at: showDay(dayOf(releasedAt)) })
    : m.scoring_run_kept();
}

export function RunState({ run }: { run: Pick<RunRow, 'released' | 'releasedAt'> }) {
  return (
    <Tag icon={run.released ? 'check' : undefined} kind={run.released ? 'ok' : 'plain'}>
      {runStateText(run)}
    </Tag>
  );
}
