import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { completeByRule } from '~/features/training/hall/attendance-commands.server';
import { completionSchema } from '~/features/training/hall/form';
import { CompletionForm } from '~/features/training/hall/forms';
import { findHall } from '~/features/training/hall/queries.server';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { NotFound } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_finish()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const found = await findHall(db, actor, { id: uuidParam(params.id), at: now });
  if (!found.hall) throw new NotFound();
  return { found };
});

export const action = perform(async ({ db, act, params, parse }) => {
  const classId = uuidParam(params.id);
  const { count } = await completeByRule(db, act, { classId, ...parse(completionSchema) });
  return redirectSaying(`/training/class/${classId}`, 'training.finished', { count });
});

export default function Page() {
  const { found } = useLoaderData<typeof loader>();
  const back = `/training/class/${found.view.line.id}/hall`;
  return (
    <AppPage
      back={{ to: back, label: m.training_hall() }}
      facts={trainingFacts({ next: m.training_finish() })}
      lede={m.training_finish_lede()}
      title={m.training_finish()}
    >
      <CompletionForm backTo={back} hall={found} />
    </AppPage>
  );
}
