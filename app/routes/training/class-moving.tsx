import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { moveClass } from '~/features/training/class/commands.server';
import { movingSchema } from '~/features/training/class/form';
import { MovingForm } from '~/features/training/class/forms';
import { findClassToChange } from '~/features/training/class/queries.server';
import { refuseToChangeClass } from '~/features/training/training-policy';

import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { must } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_class_move()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const { line, plan } = await findClassToChange(db, actor, { id: uuidParam(params.id), today: dayOf(now) });
  must(refuseToChangeClass(actor, plan, line));
  return { id: line.id, name: line.name, year: line.year };
});

export const action = perform(async ({ db, act, params, parse }) => {
  const classId = uuidParam(params.id);
  await moveClass(db, act, { classId, ...parse(movingSchema) });
  return redirectSaying(`/training/class/${classId}`, 'training.classMoved');
});

export default function Page() {
  const { id, name, year } = useLoaderData<typeof loader>();
  const back = `/training/class/${id}`;
  return (
    <AppPage
      back={{ to: back, label: name }}
      facts={trainingFacts({ next: m.training_class_move() })}
      lede={m.training_class_move_lede()}
      title={m.training_class_move()}
    >
      <MovingForm backTo={back} year={year} />
    </AppPage>
  );
}
