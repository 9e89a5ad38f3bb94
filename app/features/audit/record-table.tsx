import { Details } from '~/components/details';
import { EmptyState } from '~/components/empty-state';
import { Table } from '~/components/table';
import { showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import { actName, subjectName } from './record-words';

type Line = {
  number: number;
  at: Date;
  actor: string | null;
  action: string;
  subject: string;
  hash: string;
  after: string | null;
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
          cell: (row) => subjectName(row.subject),
        },
        { key: 'hash', head: m.audit_hash(), cell: (row) => <code className="cell-v">{row.hash}</code> },
        { key: 'after', head: m.audit_detail(), full: true, cell: (row) => <Detail line={row} /> },
      ]}
      rowKey={(row) => String(row.number)}
      rows={lines}
    />
  );
}

function Detail({ line }: { line: Line }) {
  if (line.isErased) return <span className="mute">{m.audit_erased()}</span>;
  if (!line.after) return null;
  return (
    <Details summary={m.audit_show()}>
      <pre className="cell-v">{line.after}</pre>
    </Details>
  );
}
