import { useLoaderData } from '@remix-run/react';
import { Section } from '~/components/card';
import { load, perform } from '~/features/account/request.server';
import { makeForms } from '~/features/assessment/form/making-commands.server';
import { openingSchema } from '~/features/cycle/form/step-form';
import { openCycle } from '~/features/cycle/opening/commands.server';
import { OpeningForm } from '~/features/cycle/opening/form';
import { OpeningLists } from '~/features/cycle/opening/lists';
import { previewOpening } from '~/features/cycle/opening/queries.server';
import { OpeningFigures, OpeningRules, toLookAtIn } from '~/features/cycle/opening/view';
import { factsOf } from '~/features/cycle/phase/facts';
import { CycleTimeline } from '~/features/cycle/phase/timeline';
import { AppPage } from '~/frame/app-page';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { showCount } from '~/lib/number';
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
