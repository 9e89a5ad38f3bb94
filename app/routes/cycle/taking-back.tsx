import { useLoaderData } from '@remix-run/react';
import { Banner } from '~/components/page/banner';
import { load, perform } from '~/features/account/request.server';
import { findTakingBack, takeBackCycle } from '~/features/assessment/opening-undoing-commands.server';
import { takingBackSchema } from '~/features/cycle/form/step-form';
import { factsOf } from '~/features/cycle/phase/facts';
import { TakingBackForm } from '~/features/cycle/phase/undoing-forms';
import { AppPage } from '~/frame/app-page';
import { idParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { showCount } from '~/lib/number';
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
