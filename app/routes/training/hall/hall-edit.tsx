import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { arrangeHall } from '~/features/training/hall/commands.server';
import { hallSchema } from '~/features/training/hall/form';
import { HallForm } from '~/features/training/hall/forms';
import { findHall } from '~/features/training/hall/queries.server';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_hall_arrange()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const found = await findHall(db, actor, { id: uuidParam(params.id), at: now });
  return { found, hall: found.hall };
});

export const action = perform(async ({ db, act, params, parse }) => {
  const classId = uuidParam(params.id);
  await arrangeHall(db, act, { classId, ...parse(hallSchema) });
  return redirectSaying(`/training/class/${classId}/hall`, 'training.hallArranged');
});

export default function Page() {
  const { found, hall } = useLoaderData<typeof loader>();
  const back = `/training/class/${found.view.line.id}/hall`;
  return (
    <AppPage
      back={{ to: back, label: m.training_hall() }}
      facts={trainingFacts({ next: m.training_hall_arrange() })}
      lede={found.view.line.name}
      title={m.training_hall_arrange()}
    >
      <HallForm backTo={back} hall={hall} />
    </AppPage>
  );
}
