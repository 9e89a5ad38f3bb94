import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { listUnitTypes } from '~/features/organisation/organisation-choice-queries.server';
import { unitForm } from '~/features/organisation/organisation-form';
import { editUnit } from '~/features/organisation/unit/commands.server';
import { UnitEditor } from '~/features/organisation/unit/forms';
import { findUnitToChange } from '~/features/organisation/unit/queries.server';
import { AppPage } from '~/frame/app-page';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.people_unit_edit()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, running }) => {
  const unit = await findUnitToChange(db, actor, idParam(params.id));
  const types = await listUnitTypes(db, unit.parentId, unit.typeCode);
  return { now, running: await running(), unit, types };
});

export const action = perform(async ({ db, act, parse, params }) => {
  const id = idParam(params.id);
  await editUnit(db, act, { ...parse(unitForm), id });
  return redirectSaying(`/organisation/unit/${id}`, 'people.unitSaved');
});

export default function EditUnit() {
  const { now, running, unit, types } = useLoaderData<typeof loader>();
  const { code, name, typeCode, validFrom, validTo } = unit;
  return (
    <AppPage
      back={{ to: `/organisation/unit/${unit.id}`, label: unit.name }}
      facts={factsOf(running, now, { next: m.people_unit_edit_next(), audience: m.people_audience() })}
      title={m.people_unit_edit()}
    >
      <UnitEditor
        action={m.people_unit_edit_do()}
        backTo={`/organisation/unit/${unit.id}`}
        types={types}
        values={{ code, name, typeCode, validFrom, validTo: validTo ?? '' }}
      />
    </AppPage>
  );
}
