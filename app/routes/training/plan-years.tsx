import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { setYears } from '~/features/training/plan/commands.server';
import { yearsSchema } from '~/features/training/plan/form';
import { YearsForm } from '~/features/training/plan/forms';
import { findPlanToChange } from '~/features/training/plan/queries.server';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_years_edit()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const plan = await findPlanToChange(db, actor, { id: uuidParam(params.id), on: dayOf(now) });
  return { id: plan.id, name: plan.name, isApproved: plan.state === 'approved', lines: plan.years };
});

export const action = perform(async ({ db, act, params, parse }) => {
  const planId = uuidParam(params.id);
  await setYears(db, act, { planId, ...parse(yearsSchema) });
  return redirectSaying(`/training/plan/${planId}`, 'training.yearsSet');
});

export default function PlanYearsPage() {
  const { id, name, isApproved, lines } = useLoaderData<typeof loader>();
  const back = `/training/plan/${id}`;
  return (
    <AppPage
      back={{ to: back, label: name }}
      facts={trainingFacts({ next: m.training_years_edit() })}
      title={m.training_years_edit()}
    >
      <YearsForm backTo={back} isApproved={isApproved} lines={lines} />
    </AppPage>
  );
}
