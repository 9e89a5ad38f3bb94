import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Pagination } from '~/components/page/pagination';
import { Table } from '~/components/page/table';
import { showDay } from '~/lib/date';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { decisionPageSize } from './commendation';
import type { DecisionRow } from './commendation-queries.server';
import { DecisionTag } from './commendation-words';

/** The board's papers, the newest first. */
export function DecisionList({
  decisions,
  total,
  page,
}: {
  decisions: DecisionRow[];
  total: number;
  page: number;
}) {
  return (
    <>
      <Card kind="flush">
        <Table
          caption={m.commendation_list_title()}
          captionHidden
          columns={[
            {
              key: 'number',
              head: m.commendation_list_number(),
              rowHead: true,
              cell: (row) => <Link to={`/commendation/decision/${row.id}`}>{row.number}</Link>,
            },
            { key: 'day', head: m.commendation_list_day(), cell: (row) => showDay(row.signedOn) },
            {
              key: 'honour',
              head: m.commendation_honour(),
              cell: (row) => m.commendation_honour_of_year({ name: row.honourName, year: row.year }),
            },
            {
              key: 'people',
              head: m.commendation_list_people(),
              right: true,
              cell: (row) => showCount(row.people),
            },
            {
              key: 'state',
              head: m.commendation_list_state(),
              cell: (row) => <DecisionTag state={row.state} />,
            },
          ]}
          rowKey={(row) => row.id}
          rows={decisions}
        />
      </Card>
      {total > decisionPageSize && (
        <Pagination
          page={page}
          pageSize={decisionPageSize}
          to={(at) => `/commendation/decision?page=${at}`}
          total={total}
        />
      )}
    </>
  );
}
