import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { addCost } from '~/features/training/class/commands.server';
import { costSchema } from '~/features/training/class/form';
import { CostForm } from '~/features/training/class/forms';
import { findClassToChange } from '~/features/training/class/queries.server';

import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';

import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_cost_add()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const { line } = await findClassToChange(db, actor, { id: uuidParam(params.id), today: dayOf(now) });

  return { id: line.id, name: line.name };
});

export const action = perform(async ({ db, act, params, parse }) => {
  const classId = uuidParam(params.id);
  await addCost(db, act, { classId, ...parse(costSchema) });
  return redirectSaying(`/training/class/${classId}`, 'training.costAdded');
});

export default function Page() {
  const { id, name } = useLoaderData<typeof loader>();
  const back = `/training/class/${id}`;
  return (
    <AppPage
      back={{ to: back, label: name }}
      facts={trainingFacts({ next: m.training_cost_add() })}
      lede={m.training_cost_lede()}
      title={m.training_cost_add()}
    >
      <CostForm backTo={back} />
    </AppPage>
  );
}
