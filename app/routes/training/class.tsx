import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { reopenClass } from '~/features/training/class/commands.server';
import { findClass } from '~/features/training/class/queries.server';
import { ClassCosts, ClassLearners, ClassNext, ClassPaper } from '~/features/training/class/view';
import { quarterName, trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_class()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => ({
  view: await findClass(db, actor, { id: uuidParam(params.id), today: dayOf(now) }),
}));

export const action = perform(async ({ db, act, params }) => {
  const classId = uuidParam(params.id);
  await reopenClass(db, act, { classId });
  return redirectSaying(`/training/class/${classId}`, 'training.classReopened');
});

export default function ClassPage() {
  const { view } = useLoaderData<typeof loader>();
  const { line, plan } = view;
  return (
    <AppPage
      back={{ to: `/training/plan/${plan.id}`, label: plan.name }}
      facts={trainingFacts({
        next: view.isOpen ? m.training_class_next_hold() : m.training_class_next_read(),
        deadline: view.isOpen ? quarterName(line.moved ?? line) : undefined,
        audience: m.training_audience_plan(),
      })}
      lede={plan.unitName}
      title={line.name}
    >
      <div className="stack">
        <ClassNext view={view} />
        <ClassPaper view={view} />
        <ClassLearners view={view} />
        <ClassCosts view={view} />
      </div>
    </AppPage>
  );
}
