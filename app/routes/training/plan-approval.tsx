import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { approvePlan } from '~/features/training/plan/commands.server';
import { approvalSchema } from '~/features/training/plan/form';
import { ApprovalForm } from '~/features/training/plan/forms';
import { findPlanToChange } from '~/features/training/plan/queries.server';
import { refuseToDraftPlan } from '~/features/training/training-policy';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { must } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_approve()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const plan = await findPlanToChange(db, actor, { id: uuidParam(params.id), on: dayOf(now) });
  must(refuseToDraftPlan(actor, plan));
  return { id: plan.id, name: plan.name };
});

export const action = perform(async ({ db, act, params, parse }) => {
  const planId = uuidParam(params.id);
  await approvePlan(db, act, { planId, ...parse(approvalSchema) });
  return redirectSaying(`/training/plan/${planId}`, 'training.planApproved');
});

export default function PlanApprovalPage() {
  const { id, name } = useLoaderData<typeof loader>();
  const back = `/training/plan/${id}`;
  return (
    <AppPage
      back={{ to: back, label: name }}
      facts={trainingFacts({ next: m.training_approve() })}
      lede={m.training_approve_lede()}
      title={m.training_approve()}
    >
      <ApprovalForm backTo={back} name={name} />
    </AppPage>
  );
}
