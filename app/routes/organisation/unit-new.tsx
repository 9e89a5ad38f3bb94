import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { listUnitTypes } from '~/features/organisation/organisation-choice-queries.server';
import { unitForm } from '~/features/organisation/organisation-form';
import { refuseToAddUnit } from '~/features/organisation/organisation-policy';
import { addUnit } from '~/features/organisation/unit/commands.server';
import { UnitEditor } from '~/features/organisation/unit/forms';
import { findUnit } from '~/features/organisation/unit/queries.server';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { must } from '~/lib/errors';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.people_unit_add()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, running }) => {
  const unit = await findUnit(db, actor, { id: idParam(params.id), page: 1, today: dayOf(now) });
  must(refuseToAddUnit(actor, unit.path));
  return {
    now,
    running: await running(),
    unit,
    types: await listUnitTypes(db, unit.id),
  };
});

export const action = perform(async ({ db, act, parse, params }) => {
  const id = await addUnit(db, act, { ...parse(unitForm), parentId: idParam(params.id) });
  return redirectSaying(`/organisation/unit/${id}`, 'people.unitAdded');
});

export default function NewUnit() {
  const { now, running, unit, types } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: `/organisation/unit/${unit.id}`, label: unit.name }}
      facts={factsOf(running, now, { next: m.people_unit_add_next(), audience: m.people_audience() })}
      lede={m.people_unit_add_lede({ parent: unit.name })}
      title={m.people_unit_add()}
    >
      <UnitEditor
        action={m.people_unit_add_do()}
        backTo={`/organisation/unit/${unit.id}`}
        types={types}
        values={{ code: '', name: '', typeCode: '', validFrom: dayOf(now), validTo: '' }}
      />
    </AppPage>
  );
}
