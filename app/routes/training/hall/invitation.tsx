import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { findHall } from '~/features/training/hall/queries.server';
import { inviteToHall } from '~/features/training/hall/seating-commands.server';
import { PeopleChoice } from '~/features/training/people/choice';
import { readFilter } from '~/features/training/people/filter';
import { chosenPeople, listChoices } from '~/features/training/people/queries.server';
import { peopleSchema } from '~/features/training/training-form';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { NotFound } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_invite()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, url }) => {
  const { hall, view } = await findHall(db, actor, { id: uuidParam(params.id), at: now });
  if (!hall) throw new NotFound();
  const filter = readFilter(url);
  const place = { unitPath: view.plan.unitPath, on: dayOf(now) };
  return { id: view.line.id, name: view.line.name, filter, ...(await listChoices(db, place, filter)) };
});

export const action = perform(async ({ db, act, actor, params, url, form, parse }) => {
  const classId = uuidParam(params.id);
  const { view } = await findHall(db, actor, { id: classId, at: act.at });
  const place = { unitPath: view.plan.unitPath, on: dayOf(act.at) };
  const personIds =
    form.get('all') === 'on' ? await chosenPeople(db, place, readFilter(url)) : parse(peopleSchema).personIds;
  const counts = await inviteToHall(db, act, { classId, personIds });
  return redirectSaying(`/training/class/${classId}/hall`, 'training.invited', counts);
});

export default function InvitationPage() {
  const { id, name, ...choice } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: `/training/class/${id}/hall`, label: m.training_hall() }}
      facts={trainingFacts({ next: m.training_invite() })}
      lede={name}
      title={m.training_invite()}
    >
      <PeopleChoice {...choice} action={m.training_invite_do()} />
    </AppPage>
  );
}
