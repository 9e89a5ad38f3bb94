import { useLoaderData } from '@remix-run/react';
import { AppPage } from '~/features/account/app-page';
import { load, perform } from '~/features/account/request.server';
import { closeCycle } from '~/features/cycle/cycle-commands.server';
import { factsOf } from '~/features/cycle/cycle-facts';
import { refuseToCloseCycle } from '~/features/cycle/cycle-policy';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import { closingSchema } from '~/features/cycle/cycle-step-form';
import { ClosingForm } from '~/features/cycle/cycle-undoing-forms';
import { must } from '~/lib/errors';
import { idParam } from '~/lib/param';
import { redirectSaying } from '~/lib/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.cycle_closing_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const cycle = await findCycle(db, actor, idParam(params.id));
  must(refuseToCloseCycle(actor, cycle));
  return { now, cycle, isEarly: cycle.windows.some((window) => window.endsAt > now) };
});

export const action = perform(async ({ db, act, parse, params }) => {
  const id = idParam(params.id);
  await closeCycle(db, act, { id, ...parse(closingSchema) });
  return redirectSaying(`/cycle/${id}`, 'cycle.closed');
});

export default function Closing() {
  const { now, cycle, isEarly } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: `/cycle/${cycle.id}`, label: cycle.name }}
      facts={factsOf(cycle, now, { next: m.cycle_closing_next(), audience: m.cycle_audience_all() })}
      lede={isEarly ? m.cycle_closing_early() : m.cycle_closing_lede()}
      title={m.cycle_closing_heading({ name: cycle.name })}
    >
      <ClosingForm cycle={cycle} isEarly={isEarly} />
    </AppPage>
  );
}
