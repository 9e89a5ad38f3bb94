import { useLoaderData } from '@remix-run/react';
import { load } from '~/features/account/request.server';
import { deadlineFact, factsOf } from '~/features/cycle/phase/facts';
import { owedKinds } from '~/features/dashboard/dashboard';
import { crumbsOf, DashboardFrame } from '~/features/dashboard/dashboard-frame';
import { findDashboard } from '~/features/dashboard/dashboard-unit-queries.server';
import { lateFact } from '~/features/dashboard/dashboard-words';
import { countLate } from '~/features/dashboard/late-queries.server';
import { ProgressBoard, progressReading } from '~/features/dashboard/progress-board';
import { readProgress } from '~/features/dashboard/progress-queries.server';
import { AppPage } from '~/frame/app-page';
import { dayOf } from '~/lib/date';
import { idParam, pageParam } from '~/lib/http/param';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.dashboard_title_plain()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, url }) => {
  const found = await findDashboard(db, actor, {
    unitId: idParam(params.unitId),
    cycleId: Number(url.searchParams.get('cycle')),
  });
  const { cycle, unit } = found;
  if (!cycle) return { now, found, progress: null, kinds: [], late: 0 };
  const kinds = owedKinds(cycle.windows, now);
  return {
    now,
    found,
    kinds,
    progress: await readProgress(db, {
      cycleId: cycle.id,
      unitId: unit.id,
      page: pageParam(url),
      today: dayOf(now),
    }),
    late: (await countLate(db, { cycleId: cycle.id, unitPath: unit.path, kinds, today: dayOf(now) })).people,
  };
});

export default function UnitProgress() {
  const { now, found, progress, kinds, late } = useLoaderData<typeof loader>();
  const next = found.cycle ? lateFact(found.cycle, late, now) : m.dashboard_fact_wait();
  return (
    <AppPage
      crumbs={crumbsOf(found)}
      facts={factsOf(found.cycle, now, {
        next,
        audience: m.dashboard_fact_audience(),
        deadline: late > 0 ? deadlineFact(found.cycle, now) : undefined,
      })}
      reading={progress ? progressReading(progress, kinds, late) : undefined}
      title={m.dashboard_title({ unit: found.unit.name })}
    >
      <DashboardFrame found={found} late={late} now={now} part="progress">
        {progress && found.cycle && (
          <ProgressBoard cycle={found.cycle} kinds={kinds} late={late} now={now} progress={progress} />
        )}
      </DashboardFrame>
    </AppPage>
  );
}
