import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { ReleaseCard, RunGrounds } from '~/features/scoring/report/detail';
import { RepeatCard, RunModel } from '~/features/scoring/report/model';
import { RunTabs } from '~/features/scoring/report/tabs';
import { carryOutRepeat, startRepeat } from '~/features/scoring/run/repeat-commands.server';
import { releaseSchema, runActSchema } from '~/features/scoring/scoring-form';
import { findRun } from '~/features/scoring/scoring-queries.server';
import { releaseResults } from '~/features/scoring/scoring-release-commands.server';
import { runName } from '~/features/scoring/scoring-words';
import { AppPage } from '~/frame/app-page';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { showCount } from '~/lib/number';
import { say } from '~/lib/words.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.scoring_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const found = await findRun(db, actor, { runId: uuidParam(params.runId), now });
  return {
    now,
    found,
    refusal: found.refusal && say(found.refusal),
    repeatRefusal: found.repeatRefusal && say(found.repeatRefusal),
  };
});

export const action = perform(async ({ db, act, params, parse, context }) => {
  const runId = uuidParam(params.runId);
  if (parse(runActSchema).act === 'repeat') {
    const task = await startRepeat(db, act, runId);
    context.later(carryOutRepeat(db, act, task, runId));
    return redirectSaying(`/scoring?cycle=${task.cycleId}`, 'scoring.repeated');
  }
  await releaseResults(db, act, { runId, ...parse(releaseSchema) });
  return redirectSaying(`/scoring/run/${runId}`, 'scoring.released');
});

export default function Run() {
  const { now, found, refusal, repeatRefusal } = useLoaderData<typeof loader>();
  const { run, cycle, counts } = found;
  return (
    <AppPage
      crumbs={[{ to: `/scoring?cycle=${cycle.id}`, label: m.scoring_title() }, { label: runName(run) }]}
      facts={factsOf(cycle, now, {
        next: run.released ? m.scoring_fact_released() : m.scoring_fact_release(),
        audience: run.released ? m.scoring_fact_audience_released() : m.scoring_fact_audience(),
        phase: 'review',
        isDone: run.released,
      })}
      lede={cycle.name}
      reading={m.scoring_run_reading({
        scored: showCount(counts.scored),
        people: showCount(counts.people),
        withheld: showCount(counts.withheld),
      })}
      title={runName(run)}
    >
      <div className="stack-l">
        <RunTabs part="run" runId={run.id} />
        <RunModel found={found} />
        <RunGrounds found={found} />
        <RepeatCard found={found} refusal={repeatRefusal} />
        {!run.released && <ReleaseCard found={found} refusal={refusal} />}
      </div>
    </AppPage>
  );
}
