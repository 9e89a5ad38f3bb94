import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/page/empty-state';
import { load } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { findFlags } from '~/features/scoring/report/flag-queries.server';
import { FlagList } from '~/features/scoring/report/flags-list';
import { RunModel } from '~/features/scoring/report/model';
import { RunTabs } from '~/features/scoring/report/tabs';
import { runName } from '~/features/scoring/scoring-words';
import { AppPage } from '~/frame/app-page';
import { pageParam, uuidParam } from '~/lib/http/param';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.scoring_tab_flags()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, url }) => ({
  now,
  found: await findFlags(db, actor, {
    runId: uuidParam(params.runId),
    now,
    kind: url.searchParams.get('kind'),
    page: pageParam(url),
  }),
}));

export default function Flags() {
  const { now, found } = useLoaderData<typeof loader>();
  const { run, cycle, kind } = found;
  const hasModel = run.summary?.model?.converged === true;
  return (
    <AppPage
      crumbs={[{ to: `/scoring?cycle=${cycle.id}`, label: m.scoring_title() }, { label: runName(run) }]}
      facts={factsOf(cycle, now, {
        next: m.scoring_flag_fact(),
        audience: m.scoring_fact_audience(),
        phase: 'review',
      })}
      lede={m.scoring_flag_lede()}
      title={m.scoring_tab_flags()}
    >
      <div className="stack-l">
        <RunTabs part="flags" runId={run.id} />
        {!hasModel && <RunModel found={found} />}
        {hasModel && kind === null && (
          <EmptyState level={2} title={m.scoring_flag_none_title()}>
            {m.scoring_flag_none_text()}
          </EmptyState>
        )}
        {kind !== null && <FlagList found={found} kind={kind} />}
      </div>
    </AppPage>
  );
}
