import { Link } from '@remix-run/react';
import { type Column, Table } from '~/components/page/table';
import { showDay } from '~/lib/date';
import { m } from '~/paraglide/messages';
import { ReplaceLink } from '../handover/forms';
import { showPhone } from '../naming/phone';
import type { PersonLine } from './queries.server';

type PeopleTableProps = {
  caption: string;
  rows: PersonLine[];
  /** Names the unit too: for lists across units. */
  withUnit?: boolean;
  /** Offers to replace a secretary in office: for whoever runs the unit. */
  mayReplace?: boolean;
};

/** People with the post that puts them in this list. */
export function PeopleTable({ caption, rows, withUnit, mayReplace }: PeopleTableProps) {
  const unit: Column<PersonLine> = {
    key: 'unit',
    head: m.people_col_unit(),
    cell: (row) => <Link to={`/organisation/unit/${row.unitId}`}>{row.unitName}</Link>,
  };
  const replace: Column<PersonLine> = {
    key: 'replace',
    head: m.people_col_actions(),
    headHidden: true,
    label: ' ',
    cell: (row) =>
      row.titleCode === 'SECRETARY' && row.toOn === null ? (
        <ReplaceLink id={row.appointmentId} name={row.fullName} />
      ) : null,
  };
  const columns: Column<PersonLine>[] = [
    {
      key: 'name',
      head: m.people_col_name(),
      rowHead: true,
      cell: (row) => <Link to={`/organisation/person/${row.id}`}>{row.fullName}</Link>,
    },
    {
      key: 'title',
      head: m.people_col_title(),
      cell: (row) =>
        row.alsoHolds.length === 0 ? (
          row.titleName
        ) : (
          <>
            {row.titleName}
            <span className="mute"> · {m.people_also_holds({ posts: row.alsoHolds.join('; ') })}</span>
          </>
        ),
    },
    ...(withUnit ? [unit] : []),
    { key: 'phone', head: m.people_col_phone(), cell: (row) => (row.phone ? showPhone(row.phone) : '–') },
    { key: 'days', head: m.people_col_days(), cell: (row) => daysOf(row) },
    ...(mayReplace ? [replace] : []),
  ];
  return (
    <Table
      caption={caption}
      captionHidden
      columns={columns}
      rowKey={(row) => `${row.id}-${row.unitId}-${row.titleName}-${row.fromOn}`}
      rows={rows}
    />
  );
}

/** “từ 01/03/2022”, “01/03/2022 – 05/06/2024”. */
export function daysOf({ fromOn, toOn }: { fromOn: string; toOn: string | null }): string {
  return toOn ? `${showDay(fromOn)} – ${showDay(toOn)}` : m.people_since({ day: showDay(fromOn) });
}
