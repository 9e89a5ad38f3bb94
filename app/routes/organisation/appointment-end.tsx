import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { endAppointmentForm } from '~/features/organisation/organisation-form';
import { endAppointment } from '~/features/organisation/person/commands.server';
import { EndAppointmentForm } from '~/features/organisation/person/forms';
import { findAppointment } from '~/features/organisation/person/queries.server';
import { AppPage } from '~/frame/app-page';
import { dayOf, showDay } from '~/lib/date';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.people_appointment_end()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, running }) => ({
  now,
  running: await running(),
  seat: await findAppointment(db, actor, { id: idParam(params.id) }),
}));

export const action = perform(async ({ db, act, actor, parse, params }) => {
  const seat = await findAppointment(db, actor, { id: idParam(params.id) });
  await endAppointment(db, act, { ...parse(endAppointmentForm), id: seat.id });
  return redirectSaying(`/organisation/person/${seat.personId}`, 'people.appointmentEnded');
});

export default function EndAppointment() {
  const { now, running, seat } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: `/organisation/person/${seat.personId}`, label: seat.fullName }}
      facts={factsOf(running, now, {
        next: m.people_appointment_end_next(),
        audience: m.people_audience_person(),
      })}
      lede={m.people_appointment_end_lede({
        title: seat.titleName,
        unit: seat.unitName,
        day: showDay(seat.fromOn),
      })}
      title={m.people_appointment_end_title({ name: seat.fullName })}
    >
      <EndAppointmentForm backTo={`/organisation/person/${seat.personId}`} day={dayOf(now)} />
    </AppPage>
  );
}
