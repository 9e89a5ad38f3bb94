import { Card, Section } from '~/components/card';
import { EmptyState } from '~/components/page/empty-state';
import { Pagination } from '~/components/page/pagination';
import { type Column, ScrollBox, Table } from '~/components/page/table';
import { Chips } from '~/components/page/tabs';
import { Tag } from '~/components/tag';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { type Outcome, outcomes } from '../plan/plan';
import type { CellView, LineView, PreviewView } from './preview.server';
import { outcomeKinds, outcomeName } from './words';

type LinesProps = { view: PreviewView; to: (show: string, page: number) => string; pageSize: number };

/** The rows of the file, filtered by what will become of them, each with its reason. */
export function ImportLines({ view, to, pageSize }: LinesProps) {
  const filters = outcomes.filter((outcome) => view.counts[outcome] > 0);
  const order: Outcome[] = ['error', 'change', 'create', 'end', 'same', 'skip'];
  return (
    <Section
      aside={
        <Chips
          items={[
            ...order
              .filter((outcome) => filters.includes(outcome))
              .map((outcome) => ({
                to: to(outcome, 1),
                label: `${outcomeName(outcome)} (${showCount(view.counts[outcome])})`,
                current: view.show === outcome,
              })),
            { to: to('all', 1), label: m.people_lines_all(), current: view.show === 'all' },
          ]}
          label={m.people_lines_filter()}
        />
      }
      id="lines"
      title={m.people_lines()}
    >
      {view.lines.length === 0 ? (
        <EmptyState title={m.people_lines_none()} />
      ) : (
        <Card kind="flush">
          <ScrollBox label={m.people_lines_scroll()}>
            <Table
              caption={m.people_lines()}
              captionHidden
              columns={columnsOf(view)}
              dense
              rowId={(line) => line.id}
              rowKey={(line) => line.id}
              rows={view.lines}
            />
          </ScrollBox>
        </Card>
      )}
      {view.total > pageSize && (
        <Pagination
          page={view.page}
          pageSize={pageSize}
          to={(page) => to(view.show, page)}
          total={view.total}
        />
      )}
    </Section>
  );
}

function columnsOf(view: PreviewView): Column<LineView>[] {
  return [
    {
      key: 'row',
      head: m.people_col_row(),
      rowHead: true,
      cell: (line) => (
        <>
          <span className="sr">{m.people_col_row()} </span>
          {line.row}
        </>
      ),
    },
    ...view.headings.map(
      ({ field, label }, index): Column<LineView> => ({
        key: field,
        head: label,
        label,
        cell: (line) => <Cell cell={line.cells[index]!} />,
        cellClass: (line) => cellClass(line.cells[index]!),
      }),
    ),
    {
      key: 'outcome',
      head: m.people_col_outcome(),
      cell: (line) => (
        <div>
          <Tag icon={line.outcome === 'error' ? 'x-c' : undefined} kind={outcomeKinds[line.outcome]}>
            {outcomeName(line.outcome)}
          </Tag>
          {[...line.faults, ...line.notes].map((text) => (
            <p className="sm mute" key={text}>
              {text}
            </p>
          ))}
        </div>
      ),
    },
  ];
}

function Cell({ cell }: { cell: CellView }) {
  if (cell.faults.length > 0)
    return (
      <span>
        <b className="cell-v">{cell.value || m.people_plan_nothing()}</b>
        {cell.faults.map((fault) => (
          <small key={fault}>{fault}</small>
        ))}
      </span>
    );
  if (cell.before !== null)
    return (
      <span>
        <b>{cell.text || m.people_plan_nothing()}</b>
        <small>{m.people_plan_before({ before: cell.before })}</small>
      </span>
    );
  return <>{cell.text || '–'}</>;
}

function cellClass(cell: CellView): string | undefined {
  if (cell.faults.length > 0) return 'cell-err';
  return cell.before === null ? undefined : 'cell-warn';
}
