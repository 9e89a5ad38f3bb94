import { Link } from '@remix-run/react';
import { Card, Section } from '~/components/card';
import { EmptyState } from '~/components/page/empty-state';
import { Table } from '~/components/page/table';
import { dayOf, showDay } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { listNominations } from './nomination-queries.server';
import { consentName, NominationTag } from './nomination-words';

type FileRow = Awaited<ReturnType<typeof listNominations>>['files'][number];

/** The files of a unit, with their state and the nominee's word. */
export function NominationTable({ files }: { files: FileRow[] }) {
  return (
    <Section id="files" title={m.nomination_unit_files()}>
      {files.length === 0 ? (
        <EmptyState icon="file" title={m.nomination_unit_files_none()}>
          {m.nomination_unit_files_none_text()}
        </EmptyState>
      ) : (
        <Card kind="flush">
          <Table
            caption={m.nomination_unit_files()}
            captionHidden
            columns={[
              {
                key: 'name',
                head: m.nomination_unit_name(),
                rowHead: true,
                cell: (row: FileRow) => (
                  <Link className="tap" to={`/nomination/${row.id}`}>
                    {row.name}
                  </Link>
                ),
              },
              { key: 'branch', head: m.nomination_unit_branch(), cell: (row) => row.branch },
              {
                key: 'state',
                head: m.nomination_unit_state(),
                cell: (row) => <NominationTag state={row.state} />,
              },
              {
                key: 'sent',
                head: m.nomination_unit_sent_on(),
                cell: (row) => (row.submittedAt ? showDay(dayOf(row.submittedAt)) : '–'),
              },
              { key: 'consent', head: m.nomination_unit_consent(), cell: (row) => consentName(row.answer) },
            ]}
            mid
            rowKey={(row) => row.id}
            rows={files}
          />
        </Card>
      )}
    </Section>
  );
}
