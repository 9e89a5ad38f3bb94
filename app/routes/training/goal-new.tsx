import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { addGoal } from '~/features/training/goal/commands.server';
import { goalSchema } from '~/features/training/goal/form';
import { GoalForm } from '~/features/training/goal/forms';
import { findPlanToChange } from '~/features/training/plan/queries.server';
import { refuseToDraftPlan } from '~/features/training/training-policy';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { must } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_goal_add()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const plan = await findPlanToChange(db, actor, { id: uuidParam(params.id), on: dayOf(now) });
  must(refuseToDraftPlan(actor, plan));
  return { id: plan.id, name: plan.name, fromOn: `${plan.fromYear}-01-01` };
});

export const action = perform(async ({ db, act, params, parse }) => {
  const planId = uuidParam(params.id);
  const { id } = await addGoal(db, act, { planId, ...parse(goalSchema) });
  return redirectSaying(`/training/goal/${id}`, 'training.goalAdded');
});

export default function GoalNewPage() {
  const { id, name, fromOn } = useLoaderData<typeof loader>();
  const back = `/training/plan/${id}`;
  return (
    <AppPage
      back={{ to: back, label: name }}
      facts={trainingFacts({ next: m.training_goal_add() })}
      title={m.training_goal_add()}
    >
      <GoalForm backTo={back} fromOn={fromOn} />
    </AppPage>
  );
}
