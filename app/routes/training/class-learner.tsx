import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { recordCompletions } from '~/features/training/class/completion-commands.server';
import { findClassToChange } from '~/features/training/class/queries.server';
import { PeopleChoice } from '~/features/training/people/choice';
import { readFilter } from '~/features/training/people/filter';
import { chosenPeople, listChoices } from '~/features/training/people/queries.server';
import { peopleSchema } from '~/features/training/training-form';
import { refuseToComplete } from '~/features/training/training-policy';
import { trainingFacts } from '~/features/training/training-words';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { must } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.training_learner_add()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, url }) => {
  const { line, plan } = await findClassToChange(db, actor, { id: uuidParam(params.id), today: dayOf(now) });
  must(refuseToComplete(actor, plan, { state: line.state, personIds: [] }));
  const filter = readFilter(url);
  const place = { unitPath: plan.unitPath, on: line.heldOn! };
  return { id: line.id, name: line.name, filter, ...(await listChoices(db, place, filter)) };
});

export const action = perform(async ({ db, act, actor, params, url, form, parse }) => {
  const classId = uuidParam(params.id);
  const { line, plan } = await findClassToChange(db, actor, { id: classId, today: dayOf(act.at) });
  must(refuseToComplete(actor, plan, { state: line.state, personIds: [] }));
  const all = form.get('all') === 'on';
  const personIds = all
    ? (await chosenPeople(db, { unitPath: plan.unitPath, on: line.heldOn! }, readFilter(url))).filter(
        (id) => id !== actor.personId,
      )
    : parse(peopleSchema).personIds;
  const { count } = await recordCompletions(db, act, { classId, personIds });
  return redirectSaying(`/training/class/${classId}`, 'training.completed', { count });
});

export default function ClassLearnerPage() {
  const { id, name, ...choice } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: `/training/class/${id}`, label: name }}
      facts={trainingFacts({ next: m.training_learner_add() })}
      lede={m.training_learner_lede()}
      title={m.training_learner_add()}
    >
      <PeopleChoice {...choice} action={m.training_learner_do()} />
    </AppPage>
  );
}
