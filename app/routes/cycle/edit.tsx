import { useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { editCycle } from '~/features/cycle/cycle-commands.server';
import { refuseToEditCycle } from '~/features/cycle/cycle-policy';
import { findCycle } from '~/features/cycle/cycle-queries.server';
import { findGround, listUsableFrameworks } from '~/features/cycle/cycle-setting-queries.server';
import { frameworkOptions } from '~/features/cycle/cycle-settings-words';
import { CycleEditor } from '~/features/cycle/form/editor';
import { cycleInputOf, cycleSchema } from '~/features/cycle/form/form';
import { formOver } from '~/features/cycle/form/levels';
import { factsOf } from '~/features/cycle/phase/facts';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { must } from '~/lib/errors';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.cycle_edit_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const cycle = await findCycle(db, actor, idParam(params.id));
  must(refuseToEditCycle(actor, cycle));
  const { levels } = await findGround(db, actor, dayOf(now));
  return { now, cycle, levels, frameworks: await listUsableFrameworks(db, actor) };
});

export const action = perform(async ({ db, act, parse, params }) => {
  const id = idParam(params.id);
  await editCycle(db, act, { id, ...cycleInputOf(parse(cycleSchema)) });
  return redirectSaying(`/cycle/${id}/opening`, 'cycle.saved');
});

export default function EditCycle() {
  const { now, cycle, levels, frameworks } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: `/cycle/${cycle.id}`, label: cycle.name }}
      facts={factsOf(cycle, now, { next: m.cycle_new_next(), audience: m.cycle_audience_board() })}
      title={m.cycle_edit_title()}
    >
      <CycleEditor
        backTo={`/cycle/${cycle.id}`}
        defaults={formOver(levels, cycle)}
        frameworks={frameworkOptions(frameworks)}
        levels={levels.units}
        save={m.cycle_new_save()}
      />
    </AppPage>
  );
}
