import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { holdClass } from '~/features/training/class/commands.server';
import { heldSchema } from '~/features/training/class/form';
import { HeldForm } from '~/features/training/class/forms';
import { findClassToChange } from '~/features/training/class/queries.server';
import { refuseToChangeClass } from '~/features/training/training-policy';

import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { must } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_class_hold()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const { line, plan } = await findClassToChange(db, actor, { id: uuidParam(params.id), today: dayOf(now) });
  must(refuseToChangeClass(actor, plan, line));
  return { id: line.id, name: line.name };
});

export const action = perform(async ({ db, act, params, parse }) => {
  const classId = uuidParam(params.id);
  await holdClass(db, act, { classId, ...parse(heldSchema) });
  return redirectSaying(`/training/class/${classId}`, 'training.classHeld');
});

export default function Page() {
  const { id, name } = useLoaderData<typeof loader>();
  const back = `/training/class/${id}`;
  return (
    <AppPage
      back={{ to: back, label: name }}
      facts={trainingFacts({ next: m.training_class_hold() })}
      lede={m.training_class_hold_lede()}
      title={m.training_class_hold()}
    >
      <HeldForm backTo={back} />
    </AppPage>
  );
}
