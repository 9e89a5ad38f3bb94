import { useLoaderData } from '@remix-run/react';
import { Chips } from '~/components/page/tabs';
import { load } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { RunModel } from '~/features/scoring/report/model';
import { RunTabs, runPath } from '~/features/scoring/report/tabs';
import { runName } from '~/features/scoring/scoring-words';
import { awardsOf, Bands, RawOrder } from '~/features/scoring/standing/bands';
import { findRawOrder, findStanding } from '~/features/scoring/standing/queries.server';
import { standingGroups } from '~/features/scoring/standing/standing';
import { AppPage } from '~/frame/app-page';
import { pageParam, uuidParam } from '~/lib/http/param';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.scoring_tab_standing()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, url }) => {
  const of = { runId: uuidParam(params.runId), now, page: pageParam(url) };
  if (url.searchParams.get('order') === 'raw')
    return { now, order: 'raw' as const, found: await findRawOrder(db, actor, of) };
  const only = standingGroups.find((group) => group === url.searchParams.get('group')) ?? null;
  return { now, order: 'bands' as const, only, found: await findStanding(db, actor, { ...of, only }) };
});

export default function Standing() {
  const loaded = useLoaderData<typeof loader>();
  const { now, order, found } = loaded;
  const { run, cycle } = found;
  const path = runPath(run.id, 'standing');
  const hasModel = run.summary?.model?.converged === true;
  return (
    <AppPage
      crumbs={[{ to: `/scoring?cycle=${cycle.id}`, label: m.scoring_title() }, { label: runName(run) }]}
      facts={factsOf(cycle, now, {
        next: m.scoring_standing_fact(),
        audience: m.scoring_fact_audience(),
        phase: 'review',
      })}
      lede={cycle.name}
      reading={loaded.order === 'bands' && hasModel ? readingOf(loaded.found) : undefined}
      title={m.scoring_tab_standing()}
    >
      <div className="stack-l">
        <RunTabs part="standing" runId={run.id} />
        {!hasModel && <RunModel found={found} />}
        <Chips
          items={[
            { to: path, label: m.scoring_standing_bands(), current: order === 'bands' },
            { to: `${path}?order=raw`, label: m.scoring_standing_raw_order(), current: order === 'raw' },
          ]}
          label={m.scoring_standing_order()}
        />
        {loaded.order === 'raw' ? (
          <RawOrder found={loaded.found} />
        ) : (
          <Bands found={loaded.found} only={loaded.only} />
        )}
      </div>
    </AppPage>
  );
}

function readingOf(found: Awaited<ReturnType<typeof findStanding>>): string {
  const size = (group: (typeof standingGroups)[number]) =>
    found.groups.find((one) => one.group === group)?.size ?? 0;
  const awards = awardsOf(found);
  return m.scoring_standing_reading({
    likely: showCount(size('likely')),
    council: showCount(size('council')),
    seats: showCount(Math.max(0, awards - size('likely'))),
    awards,
  });
}
