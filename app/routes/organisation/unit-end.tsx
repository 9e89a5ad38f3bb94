import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { listSuccessorChoices } from '~/features/organisation/organisation-choice-queries.server';
import { endUnitForm } from '~/features/organisation/organisation-form';
import { endUnit } from '~/features/organisation/unit/commands.server';
import { UnitEndForm } from '~/features/organisation/unit/forms';
import { findUnitToChange } from '~/features/organisation/unit/queries.server';
import { AppPage } from '~/frame/app-page';
import { dayOf, showDay } from '~/lib/date';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.people_unit_end()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, running }) => {
  const unit = await findUnitToChange(db, actor, idParam(params.id));
  return {
    now,
    running: await running(),
    unit,
    choices: await listSuccessorChoices(db, actor, { unit, today: dayOf(now) }),
  };
});

export const action = perform(async ({ db, act, parse, params }) => {
  const id = idParam(params.id);
  const { successorId, ...end } = parse(endUnitForm);
  await endUnit(db, act, { ...end, id, successorIds: successorId === null ? [] : [successorId] });
  return redirectSaying(`/organisation/unit/${id}`, 'people.unitEnded', { day: showDay(end.validTo) });
});

export default function EndUnit() {
  const { now, running, unit, choices } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: `/organisation/unit/${unit.id}`, label: unit.name }}
      facts={factsOf(running, now, { next: m.people_unit_end_next(), audience: m.people_audience() })}
      lede={m.people_unit_end_lede()}
      title={m.people_unit_end_title({ name: unit.name })}
    >
      <UnitEndForm
        backTo={`/organisation/unit/${unit.id}`}
        choices={choices}
        day={dayOf(now)}
        name={unit.name}
      />
    </AppPage>
  );
}
