import { useLoaderData } from '@remix-run/react';
import { load } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { managing } from '~/features/organisation/actor';
import { findPerson } from '~/features/organisation/person/queries.server';
import { PersonAppointments, PersonDetails, PersonRecords } from '~/features/organisation/person/view';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { idParam } from '~/lib/http/param';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.people_person_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, running }) => ({
  now,
  running: await running(),
  person: await findPerson(db, actor, { id: idParam(params.id), today: dayOf(now) }),
  mayAppoint: managing(actor).length > 0,
}));

export default function Person() {
  const { now, running, person, mayAppoint } = useLoaderData<typeof loader>();
  const current = person.appointments.find((seat) => seat.toOn === null);
  return (
    <AppPage
      back={
        current?.isReadable
          ? { to: `/organisation/unit/${current.unitId}`, label: current.unitName }
          : { to: '/organisation', label: m.people_title() }
      }
      facts={factsOf(running, now, {
        next: person.may.edit ? m.people_person_next() : m.people_person_next_read(),
        audience: m.people_audience_person(),
      })}
      lede={current ? `${current.titleName} ${current.unitName}` : m.people_person_no_post()}
      title={person.fullName}
    >
      <div className="stack-l">
        <PersonDetails person={person} />
        <PersonAppointments mayAppoint={mayAppoint} person={person} />
        <PersonRecords person={person} />
      </div>
    </AppPage>
  );
}
