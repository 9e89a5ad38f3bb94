import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { addAgendaItem } from '~/features/training/hall/commands.server';
import { agendaSchema } from '~/features/training/hall/form';
import { AgendaForm } from '~/features/training/hall/forms';
import { findHall } from '~/features/training/hall/queries.server';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { NotFound } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_item_add()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const found = await findHall(db, actor, { id: uuidParam(params.id), at: now });
  if (!found.hall) throw new NotFound();
  return { found, hall: found.hall };
});

export const action = perform(async ({ db, act, params, parse }) => {
  const classId = uuidParam(params.id);
  await addAgendaItem(db, act, { classId, ...parse(agendaSchema) });
  return redirectSaying(`/training/class/${classId}/hall`, 'training.itemAdded');
});

export default function Page() {
  const { found, hall } = useLoaderData<typeof loader>();
  const back = `/training/class/${found.view.line.id}/hall`;
  return (
    <AppPage
      back={{ to: back, label: m.training_hall() }}
      facts={trainingFacts({ next: m.training_item_add() })}
      lede={found.view.line.name}
      title={m.training_item_add()}
    >
      <AgendaForm backTo={back} hall={hall} />
    </AppPage>
  );
}
