import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { listParentChoices } from '~/features/organisation/organisation-choice-queries.server';
import { moveUnitForm } from '~/features/organisation/organisation-form';
import { moveUnit } from '~/features/organisation/unit/commands.server';
import { UnitMoveForm } from '~/features/organisation/unit/forms';
import { findUnitToChange } from '~/features/organisation/unit/queries.server';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.people_unit_move()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, running }) => ({
  now,
  running: await running(),
  unit: await findUnitToChange(db, actor, idParam(params.id)),
  choices: await listParentChoices(db, actor, { today: dayOf(now) }),
}));

export const action = perform(async ({ db, act, parse, params }) => {
  const id = idParam(params.id);
  await moveUnit(db, act, { id, parentId: parse(moveUnitForm).parentId });
  return redirectSaying(`/organisation/unit/${id}`, 'people.unitMoved');
});

export default function MoveUnit() {
  const { now, running, unit, choices } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: `/organisation/unit/${unit.id}`, label: unit.name }}
      facts={factsOf(running, now, { next: m.people_unit_move_next(), audience: m.people_audience() })}
      lede={m.people_unit_move_lede()}
      title={m.people_unit_move_title({ name: unit.name })}
    >
      <UnitMoveForm
        backTo={`/organisation/unit/${unit.id}`}
        choices={choices.filter((choice) => choice.id !== unit.id)}
        parentId={String(unit.parentId ?? '')}
      />
    </AppPage>
  );
}
