import { useLoaderData } from '@remix-run/react';
import { Pagination } from '~/components/page/pagination';
import { load, perform } from '~/features/account/request.server';
import { listQuotas } from '~/features/cycle/cycle-setting-queries.server';
import { quotaSchema } from '~/features/cycle/form/step-form';
import { QuotaTable } from '~/features/cycle/opening/quota-table';
import { setQuotas } from '~/features/cycle/phase/commands.server';
import { factsOf } from '~/features/cycle/phase/facts';
import { AppPage } from '~/frame/app-page';
import { idParam, pageParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.cycle_quota_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, params, url }) => ({
  now,
  ...(await listQuotas(db, actor, { cycleId: idParam(params.id), page: pageParam(url) })),
}));

export const action = perform(async ({ db, act, parse, params, url }) => {
  const cycleId = idParam(params.id);
  const quotas = Object.entries(parse(quotaSchema).quota).map(([unitId, quota]) => ({
    unitId: idParam(unitId),
    quota: Number(quota),
  }));
  await setQuotas(db, act, { cycleId, quotas });
  return redirectSaying(`/cycle/${cycleId}/quota?page=${pageParam(url)}`, 'cycle.quotaSaved');
});

export default function Quota() {
  const { now, cycle, rows, total, quotaSum, page, pageSize } = useLoaderData<typeof loader>();
  return (
    <AppPage
      back={{ to: `/cycle/${cycle.id}`, label: cycle.name }}
      facts={factsOf(cycle, now, {
        next: m.cycle_quota_next(),
        audience: m.cycle_audience_board(),
        phase: 'nomination',
      })}
      reading={m.cycle_quota_reading({
        sum: showCount(quotaSum),
        units: showCount(total),
        awards: showCount(cycle.settings.awards),
      })}
      title={m.cycle_quota_title()}
    >
      <QuotaTable backTo={`/cycle/${cycle.id}`} rows={rows} />
      {total > pageSize && (
        <Pagination
          page={page}
          pageSize={pageSize}
          to={(to) => `/cycle/${cycle.id}/quota?page=${to}`}
          total={total}
        />
      )}
    </AppPage>
  );
}
