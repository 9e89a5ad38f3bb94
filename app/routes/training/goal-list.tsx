import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { listPeople, unlistPerson } from '~/features/training/goal/commands.server';
import { findGoalToChange } from '~/features/training/goal/queries.server';
import { PeopleChoice } from '~/features/training/people/choice';
import { readFilter } from '~/features/training/people/filter';
import { chosenPeople, listChoices } from '~/features/training/people/queries.server';
import { peopleSchema } from '~/features/training/training-form';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { idParam, uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_list_add()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, url }) => {
  const on = dayOf(now);
  const { id, name, unitPath } = await findGoalToChange(db, actor, { id: uuidParam(params.id), on });
  const filter = readFilter(url);
  return { id, name, filter, ...(await listChoices(db, { unitPath, on }, filter)) };
});

export const action = perform(async ({ db, act, actor, params, url, form, parse }) => {
  const goalId = uuidParam(params.id);
  const remove = form.get('remove');
  if (remove !== null) {
    await unlistPerson(db, act, { goalId, personId: idParam(String(remove)) });
    return redirectSaying(`/training/goal/${goalId}`, 'training.personUnlisted');
  }
  const on = dayOf(act.at);
  const { unitPath } = await findGoalToChange(db, actor, { id: goalId, on });
  const personIds =
    form.get('all') === 'on'
      ? await chosenPeople(db, { unitPath, on }, readFilter(url))
      : parse(peopleSchema).personIds;
  const { count } = await listPeople(db, act, { goalId, personIds });
  return redirectSaying(`/training/goal/${goalId}`, 'training.peopleListed', { count });
});

export default function GoalListPage() {
  const { id, name, ...choice } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: `/training/goal/${id}`, label: name }}
      facts={trainingFacts({ next: m.training_list_add() })}
      title={m.training_list_add()}
    >
      <PeopleChoice {...choice} action={m.training_list_do()} />
    </AppPage>
  );
}
