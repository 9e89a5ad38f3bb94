import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { newPersonForm } from '~/features/organisation/organisation-form';
import { addPerson } from '~/features/organisation/person/commands.server';
import { NewPersonForm } from '~/features/organisation/person/forms';
import { listTitles } from '~/features/organisation/person/queries.server';
import { findUnitToManage } from '~/features/organisation/unit/queries.server';
import { AppPage } from '~/frame/app-page';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.people_person_add()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, url, running }) => ({
  now,
  running: await running(),
  unit: await findUnitToManage(db, actor, idParam(url.searchParams.get('unit') ?? undefined)),
  titles: await listTitles(db),
}));

export const action = perform(async ({ db, act, parse, url }) => {
  const unitId = idParam(url.searchParams.get('unit') ?? undefined);
  const id = await addPerson(db, act, { ...parse(newPersonForm), unitId });
  return redirectSaying(`/organisation/person/${id}`, 'people.personAdded');
});

export default function NewPerson() {
  const { now, running, unit, titles } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: `/organisation/unit/${unit.id}`, label: unit.name }}
      facts={factsOf(running, now, { next: m.people_person_add_next(), audience: m.people_audience() })}
      lede={m.people_person_add_lede({ unit: unit.name })}
      title={m.people_person_add()}
    >
      <NewPersonForm backTo={`/organisation/unit/${unit.id}`} titles={titles} />
    </AppPage>
  );
}
