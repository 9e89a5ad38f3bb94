import { Link, useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { Card } from '~/components/card';
import { Progress } from '~/components/chart/progress';
import { Banner } from '~/components/page/banner';
import { showInstant } from '~/lib/date';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { FoundTask } from '../run/task-queries.server';
import type { RunStage } from '../scoring';

/** Often enough to see it move, seldom enough for a patchy line. */
const againMs = 2000;

/** A run or repeat under way, or how it ended without one. */
export function TaskProgress({ task }: { task: FoundTask }) {
  if (task.state === 'running') return <Running task={task} />;
  return (
    <Banner kind="warn" title={endedText(task)}>
      {task.state === 'failed' ? task.failure : m.scoring_task_broken()}
    </Banner>
  );
}

function endedText({ repeats, startedAt }: FoundTask): string {
  const at = showInstant(startedAt);
  return repeats ? m.scoring_task_repeat_ended({ at }) : m.scoring_task_ended({ at });
}

function Running({ task }: { task: FoundTask }) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(revalidate, againMs);
    return () => clearInterval(timer);
  }, [revalidate]);
  const title = task.repeats ? m.scoring_task_repeating() : m.scoring_task_running();
  const isCounted = task.total > 0;
  return (
    <Card id="task" title={title}>
      <Progress label={stageText(task)} max={isCounted ? task.total : 1} value={isCounted ? task.done : 0} />
      <p className="hint">
        {m.scoring_task_by({
          by: task.byName ?? m.scoring_run_system(),
          at: showInstant(task.startedAt),
        })}{' '}
        {m.scoring_task_meanwhile()}
      </p>
      <noscript>
        <Link className="tap" reloadDocument to="">
          {m.scoring_task_look()}
        </Link>
      </noscript>
    </Card>
  );
}

function stageText({ stage, done, total }: FoundTask): string {
  const counts = { done: showCount(done), total: showCount(total) };
  const texts: Record<RunStage, () => string> = {
    reading: m.scoring_task_reading,
    variances: () => m.scoring_task_variances(counts),
    draws: () => m.scoring_task_draws(counts),
    keeping: m.scoring_task_keeping,
  };
  return texts[stage]();
}
