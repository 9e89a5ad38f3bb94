import { DescriptionList } from '~/components/description-list';
import { Details } from '~/components/details';
import { EmptyState } from '~/components/page/empty-state';
import { Table } from '~/components/page/table';
import { showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import { noValue, recordFieldName, valueText } from './record-detail-words';
import type { DetailLine } from './record-details';
import { actName, subjectName } from './record-words';

type Line = {
  number: number;
  at: Date;
  actor: string | null;
  action: string;
  subject: string;
  about: string | null;
  hash: string;
  /** What it kept; `hasBefore` when something stood there already. */
  details: DetailLine[];
  left: number;
  hasBefore: boolean;
  isErased: boolean;
};

/** Who did what to what, when; the details unfold. */
export function RecordTable({ lines }: { lines: Line[] }) {
  if (lines.length === 0) return <EmptyState title={m.audit_empty()} />;
  return (
    <Table
      caption={m.audit_caption()}
      captionHidden
      columns={[
        { key: 'number', head: m.audit_number(), cell: (row) => row.number, rowHead: true },
        { key: 'at', head: m.audit_at(), cell: (row) => showInstant(row.at) },
        { key: 'actor', head: m.audit_actor(), cell: (row) => row.actor ?? m.audit_system() },
        {
          key: 'action',
          head: m.audit_action(),
          cell: (row) => actName(row.action),
        },
        {
          key: 'subject',
          head: m.audit_subject(),
          cell: (row) => subjectName(row.subject, row.about),
        },
        { key: 'hash', head: m.audit_hash(), cell: (row) => <code className="cell-v">{row.hash}</code> },
        { key: 'detail', head: m.audit_detail(), full: true, cell: (row) => <Detail line={row} /> },
      ]}
      rowKey={(row) => String(row.number)}
      rows={lines}
    />
  );
}

function Detail({ line }: { line: Line }) {
  if (line.isErased) return <span className="mute">{m.audit_erased()}</span>;
  if (line.details.length === 0) return null;
  return (
    <Details summary={m.audit_show()}>
      <DescriptionList
        items={line.details.map((one) => ({
          key: one.path.join('.'),
          term: recordFieldName(one.path),
          value: <span className="pre-line">{said(one, line.hasBefore)}</span>,
        }))}
        narrow
      />
      {line.left > 0 && <p className="hint">{m.audit_detail_more({ count: line.left })}</p>}
    </Details>
  );
}

/** “từ bản thảo thành đang mở” */
function said({ path, before, after }: DetailLine, hasBefore: boolean): string {
  const now = valueText(path, after);
  const was = valueText(path, before);
  if (!hasBefore || before === undefined) return now;
  return was === noValue
    ? m.audit_detail_new({ after: now })
    : m.audit_detail_change({ before: was, after: now });
}
