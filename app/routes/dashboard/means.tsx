import { Link, useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/page/empty-state';
import { load } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { owedKinds } from '~/features/dashboard/dashboard';
import { crumbsOf, DashboardFrame, dashboardPath } from '~/features/dashboard/dashboard-frame';
import { findCycleDashboard } from '~/features/dashboard/dashboard-unit-queries.server';
import { HeatMap, meansReading } from '~/features/dashboard/heat-map';
import { countLate } from '~/features/dashboard/late-queries.server';
import { readMeans } from '~/features/dashboard/means-queries.server';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { idParam, pageParam } from '~/lib/http/param';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

export const meta = () => [{ title: `${m.dashboard_means_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, url }) => {
  const found = await findCycleDashboard(db, actor, {
    unitId: idParam(params.unitId),
    cycleId: Number(url.searchParams.get('cycle')),
  });
  const { cycle, unit } = found;
  const means = await readMeans(db, {
    cycleId: cycle.id,
    frameworkId: cycle.frameworkId,
    unitId: unit.id,
    page: pageParam(url),
    locale: getLocale(),
  });
  const asked = url.searchParams.get('columns') ?? 'groups';
  const isKnown = asked === 'all' || means?.groups.some(({ code }) => code === asked);
  const kinds = owedKinds(cycle.windows, now);
  return {
    now,
    found,
    means,
    columns: isKnown ? asked : 'groups',
    late: (await countLate(db, { cycleId: cycle.id, unitPath: unit.path, kinds, today: dayOf(now) })).people,
  };
});

export default function Means() {
  const { now, found, means, columns, late } = useLoaderData<typeof loader>();
  return (
    <AppPage
      crumbs={crumbsOf(found)}
      facts={factsOf(found.cycle, now, {
        next: m.dashboard_fact_means(),
        audience: m.dashboard_fact_audience(),
      })}
      reading={means ? meansReading(means) : undefined}
      title={m.dashboard_means_title()}
    >
      <DashboardFrame found={found} late={late} now={now} part="means">
        {means ? (
          <HeatMap columns={columns} cycle={found.cycle} found={means} />
        ) : (
          <EmptyState
            action={
              <Link className="tap" to={dashboardPath(found.unit.id, 'progress', { cycle: found.cycle.id })}>
                {m.dashboard_tab_progress()}
              </Link>
            }
            level={2}
            title={m.dashboard_means_none_title()}
          >
            {m.dashboard_means_none_text()}
          </EmptyState>
        )}
      </DashboardFrame>
    </AppPage>
  );
}
