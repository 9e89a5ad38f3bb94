import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { draftPlan } from '~/features/training/plan/commands.server';
import { planSchema } from '~/features/training/plan/form';
import { PlanForm } from '~/features/training/plan/forms';
import { homeOf, refuseToStart } from '~/features/training/training-policy';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { must } from '~/lib/errors';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_plan_add()} – ${m.common_brand()}` }];

export const loader = load(async ({ actor, now }) => {
  must(refuseToStart(actor));
  return { unitName: homeOf(actor)!.unitName, year: Number(dayOf(now).slice(0, 4)) };
});

export const action = perform(async ({ db, act, parse }) => {
  const { id } = await draftPlan(db, act, parse(planSchema));
  return redirectSaying(`/training/plan/${id}/years`, 'training.planDrafted');
});

export default function PlanNewPage() {
  const { unitName, year } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: '/training', label: m.app_line_training() }}
      facts={trainingFacts({ next: m.training_plan_add() })}
      lede={m.training_plan_of({ unit: unitName })}
      title={m.training_plan_add()}
    >
      <PlanForm year={year} />
    </AppPage>
  );
}
