import { useLoaderData } from '@remix-run/react';
import type { Db } from '#db/client';
import { load, perform } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { managing, type Person } from '~/features/organisation/actor';
import { newAppointmentForm } from '~/features/organisation/organisation-form';
import { appoint } from '~/features/organisation/person/commands.server';
import { AppointmentForm } from '~/features/organisation/person/forms';
import { findPerson, listTitles } from '~/features/organisation/person/queries.server';
import { findUnitByCode } from '~/features/organisation/unit/queries.server';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { Invalid, Refused } from '~/lib/errors';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.people_appoint()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, running }) => ({
  now,
  person: await findPersonToAppoint(db, actor, idParam(params.id), now),
  running: await running(),
  titles: await listTitles(db),
}));

export const action = perform(async ({ db, act, actor, now, parse, params }) => {
  const personId = idParam(params.id);
  await findPersonToAppoint(db, actor, personId, now);
  const { unitCode, ...seat } = parse(newAppointmentForm);
  const unit = await findUnitByCode(db, actor, unitCode);
  if (!unit) throw new Invalid([{ path: 'unitCode', code: 'people.noSuchUnit' }]);
  await appoint(db, act, { ...seat, personId, unitId: unit.id });
  return redirectSaying(`/organisation/person/${personId}`, 'people.appointed');
});

/** For those who run something and may look at the person; the unit is asked by the command. */
function findPersonToAppoint(db: Db, actor: Person, id: number, now: Date) {
  if (managing(actor).length === 0) throw new Refused({ reason: 'people.notYours' });
  return findPerson(db, actor, { id, today: dayOf(now) });
}

export default function NewAppointment() {
  const { now, running, person, titles } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: `/organisation/person/${person.id}`, label: person.fullName }}
      facts={factsOf(running, now, { next: m.people_appoint_next(), audience: m.people_audience_person() })}
      title={m.people_appoint_title({ name: person.fullName })}
    >
      <AppointmentForm
        backTo={`/organisation/person/${person.id}`}
        titles={titles}
        values={{ fromOn: dayOf(now) }}
      />
    </AppPage>
  );
}
