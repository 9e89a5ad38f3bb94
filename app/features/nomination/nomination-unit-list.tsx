import { Link } from '@remix-run/react';
import { Card, Section } from '~/components/card';
import { Meter } from '~/components/chart/progress';
import { Pagination } from '~/components/page/pagination';
import { Table } from '~/components/page/table';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { nominationPageSize } from './nomination';
import type { NominatingUnitRow } from './nomination-unit-queries.server';

/** Nominating units with how much of their quota is used: an officer's own, or all of them for the board. */
export function NominatingUnits({
  units,
  cycleId,
  page,
}: {
  units: NominatingUnitRow[];
  cycleId: number;
  page: number;
}) {
  const sum = (of: (row: NominatingUnitRow) => number) => units.reduce((total, row) => total + of(row), 0);
  return (
    <Section id="units" title={m.nomination_list_units()}>
      <p className="reading">
        {m.nomination_list_units_reading({
          units: showCount(units.length),
          sent: showCount(sum((row) => row.sent)),
          quota: showCount(sum((row) => row.quota)),
        })}
      </p>
      <Card kind="flush">
        <Table
          caption={m.nomination_list_units()}
          captionHidden
          columns={[
            {
              key: 'name',
              head: m.nomination_list_unit(),
              rowHead: true,
              cell: (row: NominatingUnitRow) => (
                <Link className="tap" to={`/nomination/unit/${row.unitId}?cycle=${cycleId}`}>
                  {row.name}
                </Link>
              ),
            },
            {
              key: 'used',
              head: m.nomination_list_used(),
              cell: (row) => (
                <Meter label={`${row.name}: ${m.nomination_list_used()}`} max={row.quota} value={row.sent} />
              ),
            },
            {
              key: 'drafts',
              head: m.nomination_list_drafts(),
              right: true,
              cell: (row) => showCount(row.drafts),
            },
          ]}
          mid
          rowKey={(row) => row.unitId}
          rows={units.slice((page - 1) * nominationPageSize, page * nominationPageSize)}
        />
      </Card>
      {units.length > nominationPageSize && (
        <Pagination
          page={page}
          pageSize={nominationPageSize}
          to={(to) => `/nomination?cycle=${cycleId}&page=${to}`}
          total={units.length}
        />
      )}
    </Section>
  );
}
