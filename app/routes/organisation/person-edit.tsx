import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { showPhone } from '~/features/organisation/naming/phone';
import { personForm } from '~/features/organisation/organisation-form';
import { editPerson } from '~/features/organisation/person/commands.server';
import { PersonEditor } from '~/features/organisation/person/forms';
import { findPersonToEdit } from '~/features/organisation/person/queries.server';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.people_person_edit()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, running }) => ({
  now,
  running: await running(),
  person: await findPersonToEdit(db, actor, { id: idParam(params.id), today: dayOf(now) }),
}));

export const action = perform(async ({ db, act, parse, params }) => {
  const id = idParam(params.id);
  await editPerson(db, act, { ...parse(personForm), id });
  return redirectSaying(`/organisation/person/${id}`, 'people.personSaved');
});

export default function EditPerson() {
  const { now, running, person } = useLoaderData<typeof loader>();
  const { ho, dem, ten } = person;
  return (
    <AppPage
      back={{ to: `/organisation/person/${person.id}`, label: person.fullName }}
      facts={factsOf(running, now, {
        next: m.people_person_edit_next(),
        audience: m.people_audience_person(),
      })}
      title={m.people_person_edit()}
    >
      <PersonEditor
        backTo={`/organisation/person/${person.id}`}
        values={{
          ho,
          dem,
          ten,
          bornOn: person.bornOn ?? '',
          gender: person.gender ?? '',
          phone: person.phone ? showPhone(person.phone) : '',
          email: person.email ?? '',
          memberCode: person.memberCode ?? '',
          joinedUnionOn: person.joinedUnionOn ?? '',
        }}
      />
    </AppPage>
  );
}
