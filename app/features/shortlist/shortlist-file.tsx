import { Card, Section } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { EmptyState } from '~/components/page/empty-state';
import { Table } from '~/components/page/table';
import { RuleCard } from '~/features/nomination/eligibility/rule-list';
import { StatementRead, StatementText } from '~/features/nomination/file/statement-text';
import { FairFacts } from '~/features/scoring/report/fair-figures';
import { dayOf, showDay, showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import { consentName } from '../nomination/nomination-words';
import type { ListedRow, NomineeRow } from './shortlist-queries.server';
import { countsText, opinionName } from './shortlist-words';

type FileRow = Omit<NomineeRow, 'detail'>;
type Props = { row: FileRow; entry: ListedRow | null; cycleName: string; awards: number };

/** One nominee in full: what stands for them, in the order a member reads it. */
export function NomineeFile({ row, entry, cycleName, awards }: Props) {
  return (
    <div className="stack">
      <Section id="facts" title={m.shortlist_nominee_facts()}>
        <Card>
          <DescriptionList items={factsOf(row, entry, awards)} />
        </Card>
      </Section>
      <StatementRead statement={row.statement} />
      <RuleCard cycleName={cycleName} outcomes={row.checks} title={m.shortlist_rules()} />
      <Section id="marks" title={m.shortlist_nominee_marks()}>
        <Marks row={row} />
      </Section>
    </div>
  );
}

function factsOf(row: FileRow, entry: ListedRow | null, awards: number) {
  return [
    { key: 'deed', term: m.shortlist_deed(), value: row.statement.deed },
    {
      key: 'score',
      term: m.shortlist_score(),
      value: <FairFacts awards={awards} rateeId={row.rateeId} row={row} />,
    },
    { key: 'consent', term: m.shortlist_consent(), value: consentName(row.answer) },
    {
      key: 'listed',
      term: m.shortlist_listing(),
      value: entry ? (
        <>
          {m.shortlist_listed_at({ place: entry.place })}
          {entry.by && (
            <span className="hint">
              {' '}
              ({m.shortlist_nominee_listed_by({ by: entry.by, day: showDay(dayOf(entry.at)) })})
            </span>
          )}
          {entry.reason !== '' && <StatementText text={entry.reason} />}
        </>
      ) : (
        m.shortlist_listed_none()
      ),
    },
  ];
}

function Marks({ row }: { row: FileRow }) {
  if (row.isOwn) return <p className="mute">{m.shortlist_own_hidden()}</p>;
  if (row.marks.length === 0) return <EmptyState title={m.shortlist_nominee_marks_none()} />;
  return (
    <>
      <p className="reading">{countsText(row.opinions)}</p>
      <Card kind="flush">
        <Table
          caption={m.shortlist_nominee_marks()}
          captionHidden
          columns={[
            {
              key: 'by',
              head: m.shortlist_nominee_member(),
              rowHead: true,
              cell: (mark: FileRow['marks'][number]) => mark.by,
            },
            { key: 'mark', head: m.shortlist_nominee_mark(), cell: (mark) => opinionName(mark.opinion) },
            { key: 'note', head: m.shortlist_nominee_note(), cell: (mark) => mark.note || '–' },
            { key: 'at', head: m.shortlist_nominee_at(), cell: (mark) => showInstant(mark.at) },
          ]}
          rowKey={(mark) => mark.by}
          rows={row.marks}
        />
      </Card>
    </>
  );
}
