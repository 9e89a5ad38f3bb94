import { useLoaderData } from '@remix-run/react';
import { load } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { ComparisonChoice, ComparisonTable } from '~/features/scoring/report/comparison';
import { compareRuns, listRuns } from '~/features/scoring/scoring-queries.server';
import { AppPage } from '~/frame/app-page';
import { pageParam, uuidParam } from '~/lib/http/param';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.scoring_compare_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, url }) => {
  const compared = await compareRuns(db, actor, {
    before: uuidParam(url.searchParams.get('before') ?? undefined),
    after: uuidParam(url.searchParams.get('after') ?? undefined),
    page: pageParam(url),
    now,
  });
  const { runs } = await listRuns(db, actor, { cycleId: compared.before.cycle.id, page: 1 });
  return { now, compared, runs };
});

export default function Comparison() {
  const { now, compared, runs } = useLoaderData<typeof loader>();
  const { cycle } = compared.before;
  return (
    <AppPage
      crumbs={[
        { to: `/scoring?cycle=${cycle.id}`, label: m.scoring_title() },
        { label: m.scoring_compare_title() },
      ]}
      facts={factsOf(cycle, now, {
        next: m.scoring_fact_release(),
        audience: m.scoring_fact_audience(),
        phase: 'review',
      })}
      lede={m.scoring_compare_lede()}
      title={m.scoring_compare_title()}
    >
      <div className="stack-l">
        <ComparisonChoice after={compared.after.run.id} before={compared.before.run.id} runs={runs} />
        <ComparisonTable compared={compared} />
      </div>
    </AppPage>
  );
}
