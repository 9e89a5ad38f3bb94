import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { refuseToHandOver } from '~/features/cycle/cycle-policy';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import { ReasonForm } from '~/features/cycle/form/reason-form';
import { leavingSchema } from '~/features/cycle/form/step-form';
import { factsOf } from '~/features/cycle/phase/facts';
import { leaveCycle } from '~/features/cycle/phase/person-commands.server';
import { findCyclePerson } from '~/features/cycle/phase/person-queries.server';
import { AppPage } from '~/frame/app-page';
import { must } from '~/lib/errors';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.cycle_leaving_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const cycle = await findCycle(db, actor, idParam(params.id));
  const cyclePersonId = idParam(params.person);
  const person = await findCyclePerson(db, actor, { cycleId: cycle.id, cyclePersonId });
  must(refuseToHandOver(actor, cycle, person.unitPath));
  return { now, cycle, person };
});

export const action = perform(async ({ db, act, actor, parse, params }) => {
  const cycleId = idParam(params.id);
  const cyclePersonId = idParam(params.person);
  await findCyclePerson(db, actor, { cycleId, cyclePersonId });
  await leaveCycle(db, act, { cyclePersonId, ...parse(leavingSchema) });
  return redirectSaying(`/cycle/${cycleId}/person`, 'cycle.left');
});

export default function Leaving() {
  const { now, cycle, person } = useLoaderData<typeof loader>();
  const backTo = `/cycle/${cycle.id}/person`;
  return (
    <AppPage
      back={{ to: backTo, label: m.cycle_people() }}
      facts={factsOf(cycle, now, { next: m.cycle_leaving_next(), audience: m.cycle_audience_officers() })}
      lede={m.cycle_leaving_lede({ branch: person.branchName })}
      title={m.cycle_leaving_heading({ name: person.fullName })}
    >
      <ReasonForm
        action={m.cycle_leaving_do()}
        backTo={backTo}
        hint={m.cycle_reason_hint()}
        label={m.cycle_field_leaving_reason()}
        variant="danger"
      />
    </AppPage>
  );
}
