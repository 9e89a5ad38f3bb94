import { redirect } from '@remix-run/node';
import { load, perform } from '~/features/account/request.server';
import { removeGoal } from '~/features/training/goal/commands.server';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';

/** Opened by address, it changes nothing. */
export const loader = load(async ({ params }) => redirect(`/training/goal/${uuidParam(params.id)}`));

export const action = perform(async ({ db, act, params }) => {
  const { planId } = await removeGoal(db, act, { goalId: uuidParam(params.id) });
  return redirectSaying(`/training/plan/${planId}`, 'training.goalRemoved');
});
