import { Link, useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { Card, Section } from '~/components/card';
import { EmptyState } from '~/components/page/empty-state';
import { Pagination } from '~/components/page/pagination';
import { Table } from '~/components/page/table';
import { Tag } from '~/components/tag';
import { load } from '~/features/account/request.server';
import { refuseToCreateCycle } from '~/features/cycle/cycle-policy';
import { listCycles } from '~/features/cycle/cycle-queries.server';
import { frameworkText } from '~/features/cycle/cycle-settings-words';
import { cycleKindName, stateName } from '~/features/cycle/cycle-words';
import { deadlineFact, factsOf, phaseFact } from '~/features/cycle/phase/facts';
import { AppPage } from '~/frame/app-page';
import { pageParam } from '~/lib/http/param';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.cycle_list_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, url, running }) => ({
  now,
  running: await running(),
  mayCreate: refuseToCreateCycle(actor) === null,
  ...(await listCycles(db, actor, { page: pageParam(url) })),
}));

export default function Cycles() {
  const { now, running, mayCreate, cycles, total, page, pageSize } = useLoaderData<typeof loader>();
  const others = cycles.filter((cycle) => cycle.id !== running?.id);
  const next = running
    ? m.cycle_list_next_read()
    : mayCreate
      ? m.cycle_list_next_create()
      : m.cycle_next_wait();
  return (
    <AppPage
      facts={factsOf(running, now, {
        next,
        audience: m.cycle_audience_all(),
        deadline: deadlineFact(running, now),
      })}
      reading={running ? undefined : m.cycle_list_none_running()}
      title={m.cycle_list_title()}
    >
      <div className="stack-l">
        {running && (
          <Card kind="next" title={running.name}>
            <p>{phaseFact(running, now).text}</p>
            <p className="mute">{m.cycle_list_until({ at: String(deadlineFact(running, now).text) })}</p>
            <LinkButton iconAfter="right" to={`/cycle/${running.id}`}>
              {m.cycle_list_see()}
            </LinkButton>
          </Card>
        )}
        {mayCreate && (
          <p>
            <LinkButton icon="plus" to="/cycle/new" variant={running ? 'secondary' : 'primary'}>
              {m.cycle_list_create()}
            </LinkButton>
          </p>
        )}
        {cycles.length === 0 && (
          <EmptyState icon="cal" level={2} title={m.cycle_list_empty()}>
            {mayCreate ? m.cycle_list_empty_board() : m.cycle_list_empty_others()}
          </EmptyState>
        )}
        {others.length > 0 && (
          <Section id="others" title={m.cycle_list_others()}>
            <Card kind="flush">
              <Table
                caption={m.cycle_list_others()}
                captionHidden
                columns={[
                  {
                    key: 'name',
                    head: m.cycle_field_name(),
                    rowHead: true,
                    cell: (cycle) => <Link to={`/cycle/${cycle.id}`}>{cycle.name}</Link>,
                  },
                  { key: 'year', head: m.cycle_field_year(), cell: (cycle) => cycle.year },
                  { key: 'kind', head: m.cycle_field_kind(), cell: (cycle) => cycleKindName(cycle.kind) },
                  { key: 'framework', head: m.cycle_field_framework(), cell: frameworkText },
                  {
                    key: 'state',
                    head: m.cycle_field_state(),
                    cell: (cycle) => (
                      <Tag kind={cycle.state === 'open' ? 'go' : 'plain'}>{stateName(cycle.state)}</Tag>
                    ),
                  },
                ]}
                rowKey={(cycle) => cycle.id}
                rows={others}
              />
            </Card>
            {total > pageSize && (
              <Pagination page={page} pageSize={pageSize} to={(to) => `/cycle?page=${to}`} total={total} />
            )}
          </Section>
        )}
      </div>
    </AppPage>
  );
}
