import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { removeAgendaItem } from '~/features/training/hall/commands.server';
import { Agenda, HallActions, HallFacts, HallPeople } from '~/features/training/hall/organiser';
import { findHall } from '~/features/training/hall/queries.server';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { showInstant } from '~/lib/date';
import { idParam, uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_hall()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => ({
  now,
  hall: await findHall(db, actor, { id: uuidParam(params.id), at: now }),
}));

export const action = perform(async ({ db, act, params, form }) => {
  const classId = uuidParam(params.id);
  await removeAgendaItem(db, act, { classId, id: idParam(String(form.get('remove') ?? '')) });
  return redirectSaying(`/training/class/${classId}/hall`, 'training.itemRemoved');
});

export default function HallPage() {
  const { hall, now } = useLoaderData<typeof loader>();
  const { view, agenda } = hall;
  const here = `/training/class/${view.line.id}`;
  return (
    <AppPage
      back={{ to: here, label: view.line.name }}
      facts={trainingFacts({
        next: hall.hall ? m.training_hall_next() : m.training_hall_arrange(),
        deadline: hall.hall ? showInstant(hall.hall.replyBy) : undefined,
        audience: m.training_audience_hall(),
      })}
      lede={view.line.name}
      title={m.training_hall()}
    >
      <div className="stack">
        <HallActions hall={hall} now={now} />
        <HallFacts hall={hall} />
        <Agenda agenda={agenda} removeFrom={view.isOpen ? `${here}/hall` : undefined} />
        <HallPeople hall={hall} />
      </div>
    </AppPage>
  );
}
