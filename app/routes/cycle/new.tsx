import { useActionData, useLoaderData } from '@remix-run/react';
import { load, perform } from '~/features/account/request.server';
import { createCycle } from '~/features/cycle/cycle-commands.server';
import {
  findCycleBefore,
  findGround,
  listCalendarModels,
  listUsableFrameworks,
} from '~/features/cycle/cycle-setting-queries.server';
import { frameworkOptions } from '~/features/cycle/cycle-settings-words';
import { proposedStart } from '~/features/cycle/form/calendar';
import { CycleEditor } from '~/features/cycle/form/editor';
import { type CycleForm, cycleInputOf, cycleSchema } from '~/features/cycle/form/form';
import { formOver, startSettings } from '~/features/cycle/form/levels';
import { proposedPhases } from '~/features/cycle/form/proposal';
import { CycleGround } from '~/features/cycle/opening/ground';
import { factsOf } from '~/features/cycle/phase/facts';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { Invalid } from '~/lib/errors';
import { formObject } from '~/lib/http/form';
import { redirectSaying } from '~/lib/http/said.server';
import { dayFault } from '~/lib/typed-day';
import { m } from '~/paraglide/messages';

/** The form as it was posted, to be filled in again with the proposed dates. */
type Proposed = CycleForm & { calendarStart: string };

export const meta = () => [{ title: `${m.cycle_new_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, running }) => {
  const { levels, secretaries } = await findGround(db, actor, dayOf(now));
  const before = await findCycleBefore(db, actor);
  const frameworks = await listUsableFrameworks(db, actor);
  const newest = frameworks.find((framework) => framework.state === 'published');
  const thisYear = Number(dayOf(now).slice(0, 4));
  const year = before?.kind === 'ANNUAL' ? Math.max(thisYear, before.year + 1) : thisYear;
  const settings = startSettings(levels, before?.settings);
  return {
    now,
    frameworks,
    models: await listCalendarModels(db, actor),
    running: await running(),
    levels,
    secretaries,
    hasPublished: newest !== undefined,
    before: before?.name ?? null,
    start: formOver(levels, { name: m.cycle_new_name({ year }), year, frameworkId: newest?.id, settings }),
  };
});

export const action = perform(async ({ db, act, form, parse }) => {
  if (form.get('intent') === 'propose') {
    const models = await listCalendarModels(db, act.actor);
    const filled = formObject(form.entries()) as unknown as Proposed;
    const start = typeof filled.calendarStart === 'string' ? filled.calendarStart : '';
    const made = proposedPhases({ start, kind: filled.kind }, models);
    if (!made) throw new Invalid([{ path: 'calendarStart', code: dayFault(start) }]);
    return { proposed: { ...filled, phases: made.phases } };
  }
  const { id } = await createCycle(db, act, cycleInputOf(parse(cycleSchema)));
  return redirectSaying(`/cycle/${id}/opening`, 'cycle.created');
});

export default function NewCycle() {
  const { now, frameworks, models, running, levels, before, start, ...ground } =
    useLoaderData<typeof loader>();
  const proposed = useActionData<{ proposed?: Proposed }>()?.proposed;
  const day = proposed?.calendarStart ?? proposedStart(dayOf(now));
  return (
    <AppPage
      back={{ to: '/cycle', label: m.cycle_list_title() }}
      facts={factsOf(running, now, { next: m.cycle_new_next(), audience: m.cycle_audience_board() })}
      lede={m.cycle_new_lede()}
      title={m.cycle_new_title()}
    >
      <div className="stack-l">
        <CycleGround {...ground} running={running} />
        {before && <p className="mute">{m.cycle_ground_before({ name: before })}</p>}
        <CycleEditor
          backTo="/cycle"
          defaults={{
            ...start,
            phases: proposedPhases({ start: day, kind: 'ANNUAL' }, models)!.phases,
            ...proposed,
          }}
          frameworks={frameworkOptions(frameworks)}
          levels={levels.units}
          proposal={{ start: day, models }}
          save={m.cycle_new_save()}
        />
      </div>
    </AppPage>
  );
}
