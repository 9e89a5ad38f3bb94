import { useLoaderData } from '@remix-run/react';
import { Banner } from '~/components/page/banner';
import { load } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { findGrounds } from '~/features/scoring/report/ground-queries.server';
import { AgreementTable, LinkTable } from '~/features/scoring/report/grounds-tables';
import { RunTabs } from '~/features/scoring/report/tabs';
import { runName } from '~/features/scoring/scoring-words';
import { AppPage } from '~/frame/app-page';
import { pageParam, uuidParam } from '~/lib/http/param';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

export const meta = () => [{ title: `${m.scoring_tab_grounds()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, url }) => ({
  now,
  found: await findGrounds(db, actor, {
    runId: uuidParam(params.runId),
    now,
    page: pageParam(url),
    locale: getLocale(),
  }),
}));

export default function Grounds() {
  const { now, found } = useLoaderData<typeof loader>();
  const { run, cycle, agreement } = found;
  return (
    <AppPage
      crumbs={[{ to: `/scoring?cycle=${cycle.id}`, label: m.scoring_title() }, { label: runName(run) }]}
      facts={factsOf(cycle, now, {
        next: m.scoring_grounds_fact(),
        audience: m.scoring_fact_audience(),
        phase: 'review',
      })}
      lede={m.scoring_grounds_lede()}
      title={m.scoring_tab_grounds()}
    >
      <div className="stack-l">
        <RunTabs part="grounds" runId={run.id} />
        {agreement ? (
          <>
            <AgreementTable agreement={agreement} />
            <LinkTable found={found} />
          </>
        ) : (
          <Banner>{m.scoring_model_before()}</Banner>
        )}
      </div>
    </AppPage>
  );
}
