import { redirect } from '@remix-run/node';
import { load, perform } from '~/features/account/request.server';
import { carryOutRepeat, startRepeat } from '~/features/scoring/run-repeat-commands.server';
import { findRun } from '~/features/scoring/scoring-queries.server';
import { uuidParam } from '~/lib/param';

/** Only a place to post to: whoever opens it lands on the run. */
export const loader = load(async ({ db, actor, now, params }) => {
  const { run } = await findRun(db, actor, { runId: uuidParam(params.runId), now });
  throw redirect(`/scoring/run/${run.id}`);
});

export const action = perform(async ({ db, act, params, context }) => {
  const runId = uuidParam(params.runId);
  const task = await startRepeat(db, act, runId);
  context.later(carryOutRepeat(db, act, task, runId));
  return redirect(`/scoring?cycle=${task.cycleId}`);
});
