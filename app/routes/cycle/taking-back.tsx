import { useLoaderData } from '@remix-run/react';
import { Banner } from '~/components/banner';
import { AppPage } from '~/features/account/app-page';
import { load, perform } from '~/features/account/request.server';
import { findTakingBack, takeBackCycle } from '~/features/assessment/opening-undoing-commands.server';
import { factsOf } from '~/features/cycle/cycle-facts';
import { takingBackSchema } from '~/features/cycle/cycle-step-form';
import { TakingBackForm } from '~/features/cycle/cycle-undoing-forms';
import { showCount } from '~/lib/number';
import { idParam } from '~/lib/param';
import { redirectSaying } from '~/lib/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.cycle_taking_back_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => ({
  now,
  ...(await findTakingBack(db, actor, idParam(params.id))),
}));

export const action = perform(async ({ db, act, parse, params }) => {
  const id = idParam(params.id);
  await takeBackCycle(db, act, { id, ...parse(takingBackSchema) });
  return redirectSaying(`/cycle/${id}`, 'cycle.takenBack');
});

export default function TakingBack() {
  const { now, cycle, drafts, isAnySent } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: `/cycle/${cycle.id}`, label: cycle.name }}
      facts={factsOf(cycle, now, { next: m.cycle_taking_back_title(), audience: m.cycle_audience_all() })}
      lede={m.cycle_taking_back_lede()}
      title={m.cycle_taking_back_heading({ name: cycle.name })}
    >
      <div className="stack narrow">
        {isAnySent ? (
          <Banner kind="late" title={m.cycle_refusal_forms_sent()}>
            {m.cycle_taking_back_sent()}
          </Banner>
        ) : (
          <>
            {drafts > 0 && (
              <Banner kind="warn" title={m.cycle_taking_back_drafts({ count: showCount(drafts) })} />
            )}
            <TakingBackForm cycle={cycle} />
          </>
        )}
      </div>
    </AppPage>
  );
}
