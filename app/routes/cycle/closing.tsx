import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { closeCycle } from '~/features/cycle/cycle-commands.server';
import { refuseToCloseCycle } from '~/features/cycle/cycle-policy';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import { closingSchema } from '~/features/cycle/form/step-form';
import { factsOf } from '~/features/cycle/phase/facts';
import { ClosingForm } from '~/features/cycle/phase/undoing-forms';
import { AppPage } from '~/frame/app-page';
import { must } from '~/lib/errors';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
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
