import { Link } from '@remix-run/react';
import { Card, Section } from '~/components/card';
import { SourceLine } from '~/components/chart/legend';
import { EmptyState } from '~/components/page/empty-state';
import { Pagination } from '~/components/page/pagination';
import { Table } from '~/components/page/table';
import type { CycleView } from '~/features/cycle/cycle-queries.server';
import { dayOf, showDay, showInstant } from '~/lib/date';
import { showScore } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { dashboardPath } from './dashboard-frame';
import { pairText, unitText } from './dashboard-words';
import { DownloadLinks } from './download-links';
import { NameSearch } from './name-search';
import type { listPeopleOfUnit, PersonRow } from './people-queries.server';

type Props = {
  list: NonNullable<Awaited<ReturnType<typeof listPeopleOfUnit>>>;
  unitId: number;
  cycle: CycleView;
  search: string;
};

/** People below the unit by name; each opens their result. */
export function PeopleList({ list, unitId, cycle, search }: Props) {
  return (
    <Section
      aside={<DownloadLinks cycleId={cycle.id} keep={{ search }} unitId={unitId} what="people" />}
      id="people"
      title={m.dashboard_people_title()}
    >
      <p className="mute prose">{m.dashboard_people_lede()}</p>
      <NameSearch keep={{ cycle: cycle.id }} text={search} />
      {list.total === 0 ? (
        <EmptyState title={m.dashboard_people_none()} />
      ) : (
        <Card kind="flush">
          <Table
            caption={m.dashboard_people_title()}
            captionHidden
            columns={[
              {
                key: 'name',
                head: m.dashboard_people_name(),
                rowHead: true,
                cell: (row: PersonRow) => (
                  <Link className="tap" to={`/result/${row.rateeId}`}>
                    {row.fullName}
                  </Link>
                ),
              },
              { key: 'unit', head: m.dashboard_people_unit(), cell: unitText },
              {
                key: 'fair',
                head: m.dashboard_people_fair(),
                cell: ({ fair, low, high }) =>
                  fair === null
                    ? showScore(null)
                    : m.dashboard_people_fair_value({
                        fair: showScore(fair),
                        low: showScore(low),
                        high: showScore(high),
                      }),
              },
              {
                key: 'total',
                head: m.dashboard_people_total(),
                right: true,
                cell: (row) => showScore(row.total),
              },
              {
                key: 'superior',
                head: m.dashboard_people_received(),
                cell: (row) => pairText(row.received.superior),
              },
              {
                key: 'peer',
                head: m.dashboard_people_received_peer(),
                cell: (row) => pairText(row.received.peer),
              },
            ]}
            rowKey={(row) => row.rateeId}
            rows={list.rows}
          />
        </Card>
      )}
      <Pagination
        page={list.page}
        pageSize={list.pageSize}
        to={(page) => dashboardPath(unitId, 'people', { cycle: cycle.id, search, page })}
        total={list.total}
      />
      <SourceLine>
        {m.dashboard_people_source({
          cycle: cycle.name,
          at: showInstant(list.run.at),
          released: showDay(dayOf(list.run.releasedAt)),
        })}
      </SourceLine>
    </Section>
  );
}
