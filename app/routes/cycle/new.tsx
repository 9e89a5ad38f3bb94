import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { AppPage } from '~/features/account/app-page';
import { load, perform } from '~/features/account/request.server';
import { createCycle } from '~/features/cycle/cycle-commands.server';
import { CycleEditor } from '~/features/cycle/cycle-editor';
import { factsOf } from '~/features/cycle/cycle-facts';
import { cycleFormOf, cycleInputOf, cycleSchema } from '~/features/cycle/cycle-form';
import { findRunningCycle } from '~/features/cycle/cycle-queries.server';
import { listUsableFrameworks } from '~/features/cycle/cycle-setting-queries.server';
import { frameworkOptions } from '~/features/cycle/cycle-settings-words';
import { dayOf } from '~/lib/date';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.cycle_new_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now }) => ({
  now,
  frameworks: await listUsableFrameworks(db, actor),
  running: await findRunningCycle(db, now),
}));

export const action = perform(async ({ db, act, parse }) => {
  const { id } = await createCycle(db, act, cycleInputOf(parse(cycleSchema)));
  return redirect(`/cycle/${id}/opening`);
});

export default function NewCycle() {
  const { now, frameworks, running } = useLoaderData<typeof loader>();
  const year = Number(dayOf(now).slice(0, 4));
  const newest = frameworks.find((framework) => framework.state === 'published');
  return (
    <AppPage
      back={{ to: '/cycle', label: m.cycle_list_title() }}
      facts={factsOf(running, now, { next: m.cycle_new_next(), audience: m.cycle_audience_board() })}
      lede={m.cycle_new_lede()}
      title={m.cycle_new_title()}
    >
      <CycleEditor
        backTo="/cycle"
        defaults={cycleFormOf({ name: m.cycle_new_name({ year }), year, frameworkId: newest?.id })}
        frameworks={frameworkOptions(frameworks)}
        save={m.cycle_new_save()}
      />
    </AppPage>
  );
}
