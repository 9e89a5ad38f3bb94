import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { revokeCompletion } from '~/features/training/class/completion-commands.server';
import { ClassReasonForm } from '~/features/training/class/forms';
import { findCompletion } from '~/features/training/class/queries.server';
import { trainingReasonSchema } from '~/features/training/training-form';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_revoke()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const { name, seat, line } = await findCompletion(db, actor, {
    id: uuidParam(params.id),
    today: dayOf(now),
  });
  return { name, seat, classId: line.id, className: line.name };
});

export const action = perform(async ({ db, act, params, parse }) => {
  const { classId } = await revokeCompletion(db, act, {
    id: uuidParam(params.id),
    ...parse(trainingReasonSchema),
  });
  return redirectSaying(`/training/class/${classId}`, 'training.completionRevoked');
});

export default function CompletionRevocationPage() {
  const { name, seat, classId, className } = useLoaderData<typeof loader>();
  const back = `/training/class/${classId}`;
  return (
    <AppPage
      back={{ to: back, label: className }}
      facts={trainingFacts({ next: m.training_revoke() })}
      lede={m.training_revoke_lede({ name, seat })}
      title={m.training_revoke()}
    >
      <ClassReasonForm action={m.training_revoke()} backTo={back} />
    </AppPage>
  );
}
