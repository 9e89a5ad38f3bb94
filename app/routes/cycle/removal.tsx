import { useLoaderData } from '@remix-run/react';
import { AppPage } from '~/features/account/app-page';
import { load, perform } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/cycle-facts';
import { refuseToDiscardCycle } from '~/features/cycle/cycle-policy';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import { openingSchema } from '~/features/cycle/cycle-step-form';
import { discardCycle } from '~/features/cycle/cycle-undoing-commands.server';
import { NameForm } from '~/features/cycle/cycle-undoing-forms';
import { must } from '~/lib/errors';
import { idParam } from '~/lib/param';
import { redirectSaying } from '~/lib/said.server';
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
