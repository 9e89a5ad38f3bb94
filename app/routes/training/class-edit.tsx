import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { editClass } from '~/features/training/class/commands.server';
import { classSchema } from '~/features/training/class/form';
import { ClassForm } from '~/features/training/class/forms';
import { findClassToChange, listTeachable } from '~/features/training/class/queries.server';
import { findPlanToChange } from '~/features/training/plan/queries.server';
import { refuseToChangeClass } from '~/features/training/training-policy';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { must } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_class_edit()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const today = dayOf(now);
  const view = await findClassToChange(db, actor, { id: uuidParam(params.id), today });
  const { line, plan, goals, topics } = view;
  must(refuseToChangeClass(actor, plan, line));
  const all = await findPlanToChange(db, actor, { id: plan.id, on: today });
  return {
    id: line.id,
    name: line.name,
    goals: all.goals.map((goal) => ({ id: goal.id, name: goal.name })),
    topics: await listTeachable(db, plan.unitPath),
    values: {
      name: line.name,
      year: String(line.year),
      quarter: String(line.quarter),
      people: String(line.people),
      amount: showCount(line.amount),
      goals: goals.map((goal) => goal.id),
      topics: topics.map((topic) => String(topic.id)),
    },
  };
});

export const action = perform(async ({ db, act, params, parse }) => {
  const classId = uuidParam(params.id);
  await editClass(db, act, { classId, ...parse(classSchema) });
  return redirectSaying(`/training/class/${classId}`, 'training.classEdited');
});

export default function ClassEditPage() {
  const { id, name, ...form } = useLoaderData<typeof loader>();
  const back = `/training/class/${id}`;
  return (
    <AppPage
      back={{ to: back, label: name }}
      facts={trainingFacts({ next: m.training_class_edit() })}
      title={m.training_class_edit()}
    >
      <ClassForm {...form} action={m.training_save()} backTo={back} />
    </AppPage>
  );
}
