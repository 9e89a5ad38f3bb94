import type { SerializeFrom } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/page/empty-state';
import { Chips } from '~/components/page/tabs';
import { load, perform } from '~/features/account/request.server';
import { listCycles } from '~/features/cycle/cycle-queries.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { isProvincialBoard } from '~/features/organisation/actor';
import { RunList, RunReady } from '~/features/scoring/report/list';
import { ScoringNow } from '~/features/scoring/report/now';
import { TaskProgress } from '~/features/scoring/report/progress';
import { findTask } from '~/features/scoring/run/task-queries.server';
import { carryOutRun, startRun } from '~/features/scoring/scoring-commands.server';
import { runSchema } from '~/features/scoring/scoring-form';
import { refuseToReadRuns } from '~/features/scoring/scoring-policy';
import { listRuns, planRun } from '~/features/scoring/scoring-queries.server';
import { AppPage } from '~/frame/app-page';
import { must } from '~/lib/errors';
import { pageParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { say } from '~/lib/words.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.scoring_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, url }) => {
  must(isProvincialBoard(actor) ? null : { reason: 'scoring.boardOnly' });
  const { cycles } = await listCycles(db, actor, { page: 1, isOwn: true });
  const mine = cycles.filter((cycle) => refuseToReadRuns(actor, cycle) === null);
  const cycle = mine.find((one) => String(one.id) === url.searchParams.get('cycle')) ?? mine[0];
  if (!cycle) return { now, cycles: [], cycle: null };
  const found = await findTask(db, actor, cycle.id);
  const task = found && { ...found, failure: found.failure && say({ reason: found.failure }) };
  const plan = await planRun(db, actor, { cycleId: cycle.id, now });
  const refusal = plan.refusal ?? (task?.state === 'running' ? { reason: 'scoring.running' } : null);
  return {
    now,
    cycles: mine.map(({ id, name }) => ({ id, name })),
    cycle,
    plan,
    refusal: refusal && say(refusal),
    task,
    list: await listRuns(db, actor, { cycleId: cycle.id, page: pageParam(url) }),
  };
});

export const action = perform(async ({ db, act, parse, context }) => {
  const { cycleId, reason } = parse(runSchema);
  const task = await startRun(db, act, { cycleId: Number(cycleId), reason });
  context.later(carryOutRun(db, act, task));
  return redirectSaying(`/scoring?cycle=${task.cycleId}`, 'scoring.started');
});

type Found = SerializeFrom<typeof loader>;

/** What the board does here next. */
function nextWords(found: Found): string {
  if (found.cycle && found.list.runs.some((run) => run.releasedAt)) return m.scoring_fact_released();
  return found.cycle && !found.refusal ? m.scoring_fact_ready() : m.scoring_fact_run();
}

export default function Runs() {
  const found = useLoaderData<typeof loader>();
  const facts = factsOf(found.cycle, found.now, {
    next: nextWords(found),
    audience: m.scoring_fact_audience(),
    phase: 'review',
  });
  return (
    <AppPage facts={facts} lede={m.scoring_lede()} title={m.scoring_title()}>
      {found.cycle === null ? (
        <EmptyState level={2} title={m.scoring_none_title()}>
          {m.scoring_none_text()}
        </EmptyState>
      ) : (
        <div className="stack-l">
          {found.cycles.length > 1 && (
            <Chips
              items={found.cycles.map(({ id, name }) => ({
                to: `/scoring?cycle=${id}`,
                label: name,
                current: id === found.cycle.id,
              }))}
              label={m.scoring_cycles()}
            />
          )}
          {found.task ? <TaskProgress task={found.task} /> : <RunReady run={found.list.runs[0]} />}
          <ScoringNow cycle={found.cycle} plan={found.plan} refusal={found.refusal} />
          <RunList list={found.list} to={(page) => `/scoring?cycle=${found.cycle.id}&page=${page}`} />
        </div>
      )}
    </AppPage>
  );
}
