import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Banner } from '~/components/page/banner';
import { load, perform } from '~/features/account/request.server';
import { publicationSchema } from '~/features/commendation/commendation-form';
import { findDecision } from '~/features/commendation/commendation-queries.server';
import { publishDecision } from '~/features/commendation/publication-commands.server';
import { PublicationForm } from '~/features/commendation/step-forms';
import { factsOf } from '~/features/cycle/phase/facts';
import { AppPage } from '~/frame/app-page';
import { must } from '~/lib/errors';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.commendation_publish_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params }) => {
  const { id, number, cycle, people, refusals } = await findDecision(db, actor, uuidParam(params.id), now);
  if (refusals.publish?.reason === 'commendation.published') throw redirect(`/commendation/decision/${id}`);
  must(refusals.publish);
  const unnamed = people.filter((one) => one.consent !== 'given').map((one) => one.name);
  return { now, id, number, cycle, total: people.length, unnamed };
});

export const action = perform(async ({ db, act, parse, params }) => {
  const decisionId = uuidParam(params.id);
  await publishDecision(db, act, { decisionId, ...parse(publicationSchema) });
  return redirectSaying(`/commendation/decision/${decisionId}`, 'commendation.published');
});

export default function PublicationPage() {
  const { now, id, number, cycle, total, unnamed } = useLoaderData<typeof loader>();
  const named = total - unnamed.length;
  return (
    <AppPage
      back={{ to: `/commendation/decision/${id}`, label: m.commendation_show_title({ number }) }}
      facts={factsOf(cycle, now, {
        phase: 'publication',
        next: m.commendation_next_publish(),
        audience: m.commendation_publish_audience(),
      })}
      reading={m.commendation_publish_reading({ total: showCount(total), named: showCount(named) })}
      title={m.commendation_publish_title()}
    >
      <div className="stack narrow">
        {unnamed.length > 0 && (
          <Banner kind="warn" title={m.commendation_publish_unnamed({ count: showCount(unnamed.length) })}>
            <p>{unnamed.join(', ')}</p>
            <p>{m.commendation_publish_unnamed_text()}</p>
          </Banner>
        )}
        <PublicationForm backTo={`/commendation/decision/${id}`} number={number} />
      </div>
    </AppPage>
  );
}
