import { useLoaderData } from '@remix-run/react';
import { Pagination } from '~/components/page/pagination';
import { Chips } from '~/components/page/tabs';
import { load } from '~/features/account/request.server';
import { listRecord } from '~/features/audit/audit-queries.server';
import { recordPageSize } from '~/features/audit/record';
import { RecordTable } from '~/features/audit/record-table';
import { factsOf } from '~/features/cycle/phase/facts';
import { flow } from '~/features/flow';
import { AppPage } from '~/frame/app-page';
import { pageParam } from '~/lib/http/param';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.audit_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, url, running }) => {
  const noun = flow.find((name) => name === url.searchParams.get('noun'));
  const page = pageParam(url);
  const record = await listRecord(db, actor, { page, noun });
  return { ...record, page, noun: noun ?? null, cycle: await running(), now };
});

export default function RecordPage() {
  const { lines, total, page, noun, cycle, now } = useLoaderData<typeof loader>();
  const to = (name: string | null, at = 1) =>
    `/audit?${new URLSearchParams({ ...(name ? { noun: name } : {}), page: String(at) })}`;
  return (
    <AppPage
      facts={factsOf(cycle, now, { next: m.audit_next(), audience: m.audit_audience() })}
      lede={m.audit_lede()}
      title={m.audit_title()}
    >
      <div className="stack">
        <Chips
          items={[
            { to: to(null), label: m.audit_all(), current: noun === null },
            ...flow.map((name) => ({ to: to(name), label: nounLabels[name](), current: noun === name })),
          ]}
          label={m.audit_filter()}
        />
        <RecordTable lines={lines} />
        <Pagination page={page} pageSize={recordPageSize} to={(at) => to(noun, at)} total={total} />
      </div>
    </AppPage>
  );
}

const nounLabels: Record<(typeof flow)[number], () => string> = {
  organisation: m.app_line_organisation,
  framework: m.app_line_framework,
  cycle: m.app_line_cycle,
  assessment: m.app_line_assessment,
  scoring: m.app_line_scoring,
  dashboard: m.app_line_dashboard,
  nomination: m.app_line_nomination,
  shortlist: m.app_line_shortlist,
  commendation: m.app_line_commendation,
  training: m.app_line_training,
};
