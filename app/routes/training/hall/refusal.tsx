import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { declineSchema } from '~/features/training/hall/form';
import { DeclineForm } from '~/features/training/hall/forms';
import { findOwnSeat } from '~/features/training/hall/queries.server';
import { declineSeat } from '~/features/training/hall/seating-commands.server';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { NotFound } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_decline()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const seat = await findOwnSeat(db, actor, { id: uuidParam(params.id), at: now });
  if (!seat.own) throw new NotFound();
  return { seat };
});

export const action = perform(async ({ db, act, params, parse }) => {
  const classId = uuidParam(params.id);
  await declineSeat(db, act, { classId, ...parse(declineSchema) });
  return redirectSaying(`/training/class/${classId}/seat`, 'training.declined');
});

export default function RefusalPage() {
  const { seat } = useLoaderData<typeof loader>();
  const back = `/training/class/${seat.class.id}/seat`;
  return (
    <AppPage
      back={{ to: back, label: seat.class.name }}
      facts={trainingFacts({ next: m.training_decline(), audience: m.training_audience_hall() })}
      title={m.training_decline()}
    >
      <DeclineForm backTo={back} seat={seat} />
    </AppPage>
  );
}
