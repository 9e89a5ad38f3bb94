import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '~/components/page/empty-state';
import { load } from '~/features/account/request.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { owedKinds } from '~/features/dashboard/dashboard';
import { crumbsOf, DashboardFrame } from '~/features/dashboard/dashboard-frame';
import { findCycleDashboard } from '~/features/dashboard/dashboard-unit-queries.server';
import { countLate } from '~/features/dashboard/late-queries.server';
import { PeopleList } from '~/features/dashboard/people-list';
import { listPeopleOfUnit } from '~/features/dashboard/people-queries.server';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { idParam, pageParam } from '~/lib/http/param';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.dashboard_people_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, url }) => {
  const found = await findCycleDashboard(db, actor, {
    unitId: idParam(params.unitId),
    cycleId: Number(url.searchParams.get('cycle')),
  });
  const { cycle, unit } = found;
  const search = (url.searchParams.get('search') ?? '').slice(0, 100);
  const kinds = owedKinds(cycle.windows, now);
  return {
    now,
    found,
    search,
    list: await listPeopleOfUnit(db, {
      cycleId: cycle.id,
      unitPath: unit.path,
      search,
      page: pageParam(url),
    }),
    late: (await countLate(db, { cycleId: cycle.id, unitPath: unit.path, kinds, today: dayOf(now) })).people,
  };
});

export default function People() {
  const { now, found, search, list, late } = useLoaderData<typeof loader>();
  return (
    <AppPage
      crumbs={crumbsOf(found)}
      facts={factsOf(found.cycle, now, {
        next: list ? m.dashboard_fact_people() : m.dashboard_fact_people_none(),
        audience: m.dashboard_fact_audience(),
      })}
      title={m.dashboard_title({ unit: found.unit.name })}
    >
      <DashboardFrame found={found} late={late} now={now} part="people">
        {list ? (
          <PeopleList cycle={found.cycle} list={list} search={search} unitId={found.unit.id} />
        ) : (
          <EmptyState level={2} title={m.dashboard_means_none_title()}>
            {m.dashboard_means_none_text()}
          </EmptyState>
        )}
      </DashboardFrame>
    </AppPage>
  );
}
