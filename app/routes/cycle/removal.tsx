import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { refuseToDiscardCycle } from '~/features/cycle/cycle-policy';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import { openingSchema } from '~/features/cycle/form/step-form';
import { factsOf } from '~/features/cycle/phase/facts';
import { discardCycle } from '~/features/cycle/phase/undoing-commands.server';
import { NameForm } from '~/features/cycle/phase/undoing-forms';
import { AppPage } from '~/frame/app-page';
import { must } from '~/lib/errors';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.cycle_removal_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const cycle = await findCycle(db, actor, idParam(params.id));
  must(refuseToDiscardCycle(actor, cycle));
  return { now, cycle };
});

export const action = perform(async ({ db, act, actor, parse, params }) => {
  const id = idParam(params.id);
  const { name } = await findCycle(db, actor, id);
  await discardCycle(db, act, { id, ...parse(openingSchema) });
  return redirectSaying('/cycle', 'cycle.discarded', { name });
});

export default function Removal() {
  const { now, cycle } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: `/cycle/${cycle.id}`, label: cycle.name }}
      facts={factsOf(cycle, now, { next: m.cycle_removal_title(), audience: m.cycle_audience_board() })}
      lede={m.cycle_removal_lede()}
      title={m.cycle_removal_heading({ name: cycle.name })}
    >
      <div className="narrow">
        <NameForm action={m.cycle_removal_do()} cycle={cycle} />
      </div>
    </AppPage>
  );
}
