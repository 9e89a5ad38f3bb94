import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { cancelClass } from '~/features/training/class/commands.server';

import { ClassReasonForm } from '~/features/training/class/forms';
import { findClassToChange } from '~/features/training/class/queries.server';
import { trainingReasonSchema } from '~/features/training/training-form';
import { refuseToChangeClass } from '~/features/training/training-policy';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { must } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_class_cancel()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const { line, plan } = await findClassToChange(db, actor, { id: uuidParam(params.id), today: dayOf(now) });
  must(refuseToChangeClass(actor, plan, line));
  return { id: line.id, name: line.name };
});

export const action = perform(async ({ db, act, params, parse }) => {
  const classId = uuidParam(params.id);
  await cancelClass(db, act, { classId, ...parse(trainingReasonSchema) });
  return redirectSaying(`/training/class/${classId}`, 'training.classCancelled');
});

export default function Page() {
  const { id, name } = useLoaderData<typeof loader>();
  const back = `/training/class/${id}`;
  return (
    <AppPage
      back={{ to: back, label: name }}
      facts={trainingFacts({ next: m.training_class_cancel() })}
      lede={m.training_class_cancel_lede()}
      title={m.training_class_cancel()}
    >
      <ClassReasonForm backTo={back} action={m.training_class_cancel()} />
    </AppPage>
  );
}
