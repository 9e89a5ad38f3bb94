import { useLoaderData } from '@remix-run/react';
import { Card } from '~/components/card';
import { useProblem } from '~/components/form/use-post-form';
import { EmptyState } from '~/components/page/empty-state';
import { Pagination } from '~/components/page/pagination';
import { load, perform } from '~/features/account/request.server';
import { listCycles } from '~/features/cycle/cycle-queries.server';
import { frameworkCatalogue } from '~/features/framework/framework-catalogue';
import { draftFramework } from '~/features/framework/framework-commands.server';
import { draftForm } from '~/features/framework/framework-form';
import { FrameworkTable, StartFramework } from '~/features/framework/framework-list';
import { refuseToDraftFramework } from '~/features/framework/framework-policy';
import { listFrameworks } from '~/features/framework/framework-queries.server';
import { frameworkPath } from '~/features/framework/framework-words';
import { AppPage } from '~/frame/app-page';
import { pageParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';
import { getLocale } from '~/paraglide/runtime';

export const meta = () => [{ title: m.framework_list_title() }];

export const loader = load(async ({ db, actor, url }) => {
  const page = pageParam(url);
  const { cycles } = await listCycles(db, actor, { page: 1 });
  return {
    ...(await listFrameworks(db, actor, { page })),
    page,
    cycles: cycles.map(({ id, name, frameworkId }) => ({ id, name, frameworkId })),
    mayDraft: refuseToDraftFramework(actor) === null,
    templates: frameworkCatalogue.map(({ key, nameVi, nameEn }) => ({ key, nameVi, nameEn })),
  };
});

export const action = perform(async ({ db, act, parse }) => {
  const { id } = await draftFramework(db, act, parse(draftForm));
  return redirectSaying(frameworkPath(id), 'framework.drafted');
});

export default function Frameworks() {
  const { rows, total, page, pageSize, cycles, mayDraft, templates } = useLoaderData<typeof loader>();
  const problem = useProblem();
  const locale = getLocale();
  return (
    <AppPage
      facts={{
        phase: { text: m.framework_list_fact_phase({ count: total }) },
        next: { text: mayDraft ? m.framework_list_fact_next() : m.framework_fact_next_none() },
        deadline: { text: m.framework_fact_deadline() },
        audience: { text: m.framework_list_fact_audience() },
      }}
      lede={m.framework_list_lede()}
      title={m.framework_list_title()}
    >
      <div className="stack">
        {rows.length > 0 ? (
          <Card kind="flush">
            <FrameworkTable cycles={cycles} locale={locale} rows={rows} />
          </Card>
        ) : (
          <EmptyState icon="file" level={2} title={m.framework_list_empty()}>
            {mayDraft ? m.framework_list_empty_start() : m.framework_list_empty_wait()}
          </EmptyState>
        )}
        {total > pageSize && <Pagination page={page} pageSize={pageSize} to={toPage} total={total} />}
        {mayDraft && (
          <StartFramework error={problem?.text} locale={locale} rows={rows} templates={templates} />
        )}
      </div>
    </AppPage>
  );
}

const toPage = (page: number) => `/framework?page=${page}`;
