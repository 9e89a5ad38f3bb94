import { useLoaderData } from '@remix-run/react';
import { Section } from '~/components/card';
import { AppPage } from '~/features/account/app-page';
import { load, perform } from '~/features/account/request.server';
import { makeForms } from '~/features/assessment/form-making-commands.server';
import { factsOf } from '~/features/cycle/cycle-facts';
import { openCycle } from '~/features/cycle/cycle-opening-commands.server';
import { OpeningForm } from '~/features/cycle/cycle-opening-form';
import { OpeningLists } from '~/features/cycle/cycle-opening-lists';
import { previewOpening } from '~/features/cycle/cycle-opening-queries.server';
import { OpeningFigures, OpeningRules, toLookAtIn } from '~/features/cycle/cycle-opening-view';
import { openingSchema } from '~/features/cycle/cycle-step-form';
import { CycleTimeline } from '~/features/cycle/cycle-timeline';
import { showCount } from '~/lib/number';
import { idParam } from '~/lib/param';
import { redirectSaying } from '~/lib/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.cycle_opening_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => ({
  now,
  ...(await previewOpening(db, actor, { cycleId: idParam(params.id), at: now })),
}));

export const action = perform(async ({ db, act, parse, params }) => {
  const id = idParam(params.id);
  await openCycle(db, act, { id, ...parse(openingSchema) });
  const made = await makeForms(db, act, id);
  return redirectSaying(`/cycle/${id}`, 'cycle.opened', { people: showCount(made.self) });
});

export default function Opening() {
  const { now, cycle, framework, running, preview } = useLoaderData<typeof loader>();
  return (
    <AppPage
      crumbs={[
        { label: cycle.unitName },
        { to: '/cycle', label: m.cycle_list_title() },
        { to: `/cycle/${cycle.id}`, label: cycle.name },
        { label: m.cycle_opening_title() },
      ]}
      facts={factsOf(cycle, now, {
        next: m.cycle_show_next_open(),
        audience: { text: m.cycle_audience_draft(), detail: m.cycle_audience_after_opening() },
      })}
      reading={m.cycle_opening_reading({
        ratees: showCount(preview.ratees),
        units: showCount(preview.unitsByLevel.grassroots ?? 0),
        look: showCount(toLookAtIn(preview)),
      })}
      title={m.cycle_opening_heading({ name: cycle.name })}
    >
      <div className="stack-l">
        <Section id="calendar" title={m.cycle_calendar()}>
          <CycleTimeline cycle={cycle} mayMove={false} now={now} />
        </Section>
        <Section id="effects" title={m.cycle_opening_effects()}>
          <OpeningFigures preview={preview} />
          <OpeningRules cycle={cycle} framework={framework} preview={preview} running={running} />
        </Section>
        <OpeningLists preview={preview} />
        <OpeningForm
          cycle={cycle}
          isBlocked={framework.state !== 'published' || running !== null || preview.blocks.length > 0}
        />
      </div>
    </AppPage>
  );
}
