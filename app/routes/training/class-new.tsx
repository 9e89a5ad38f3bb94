import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { planClass } from '~/features/training/class/commands.server';
import { classSchema } from '~/features/training/class/form';
import { ClassForm } from '~/features/training/class/forms';
import { listTeachable } from '~/features/training/class/queries.server';
import { findPlanToChange } from '~/features/training/plan/queries.server';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_class_add()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const on = dayOf(now);
  const { id, name, goals, unitPath, fromYear, toYear } = await findPlanToChange(db, actor, {
    id: uuidParam(params.id),
    on,
  });
  const year = Math.min(Math.max(Number(on.slice(0, 4)), fromYear), toYear);
  return {
    id,
    name,
    goals: goals.map((goal) => ({ id: goal.id, name: goal.name })),
    year,
    topics: await listTeachable(db, unitPath),
  };
});

export const action = perform(async ({ db, act, params, parse }) => {
  const planId = uuidParam(params.id);
  const { id } = await planClass(db, act, { planId, ...parse(classSchema) });
  return redirectSaying(`/training/class/${id}`, 'training.classPlanned');
});

export default function ClassNewPage() {
  const { id, name, goals, topics, year } = useLoaderData<typeof loader>();
  const back = `/training/plan/${id}`;
  return (
    <AppPage
      back={{ to: back, label: name }}
      facts={trainingFacts({ next: m.training_class_add() })}
      title={m.training_class_add()}
    >
      <ClassForm
        action={m.training_class_add()}
        backTo={back}
        goals={goals}
        topics={topics}
        values={{ name: '', year: String(year), quarter: '', people: '', amount: '', goals: [], topics: [] }}
      />
    </AppPage>
  );
}
