import type { ReactNode } from 'react';

/**
 * Stacking sets `display: block`, and some readers then forget that this is a table. The roles say it again;
 * they are spread because a linter cannot know about the style.
 */
const roles = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  rowheader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const;

export type Column<Row> = {
  key: string;
  head: ReactNode;
  /** The head is read aloud but not shown (a column of buttons). */
  headHidden?: boolean;
  /** The label beside the value on a phone; the head when that is a string. */
  label?: string;
  cell: (row: Row) => ReactNode;
  /** This cell names its row. */
  rowHead?: boolean;
  /** Figures: right-aligned, of one width. */
  right?: boolean;
  /** On a phone the cell takes the whole line and shows no label. */
  full?: boolean;
  cellClass?: (row: Row) => string | undefined;
};

type TableProps<Row> = {
  caption: ReactNode;
  /** The caption is shown unless a heading above already says it. */
  captionHidden?: boolean;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string | number;
  rowId?: (row: Row) => string;
  rowClass?: (row: Row) => string | undefined;
  dense?: boolean;
  /** Cells centred on their line: rows with buttons or meters. */
  mid?: boolean;
  /** Rows become labelled blocks on a phone (default); false for few, narrow columns. */
  stack?: boolean;
  className?: string;
  foot?: ReactNode;
};

/** A real table that becomes labelled blocks on a phone and stays a table for readers. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, rowId, rowClass, dense, mid, stack = true } = props;
  const className = ['tbl', dense && 'tbl--dense', mid && 'tbl--mid', stack && 'tbl--stack', props.className];
  return (
    <table {...roles.table} className={className.filter(Boolean).join(' ')}>
      <caption className={captionHidden ? 'sr' : undefined}>{caption}</caption>
      <thead {...roles.rowgroup}>
        <tr {...roles.row}>
          {columns.map((column) => (
            <th
              {...roles.columnheader}
              className={column.right ? 'r' : undefined}
              key={column.key}
              scope="col"
            >
              {column.headHidden ? <span className="sr">{column.head}</span> : column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...roles.rowgroup}>
        {rows.map((row) => (
          <tr {...roles.row} className={rowClass?.(row)} id={rowId?.(row)} key={rowKey(row)}>
            {columns.map((column) => (
              <Cell column={column} key={column.key} row={row} />
            ))}
          </tr>
        ))}
      </tbody>
      {props.foot && <tfoot {...roles.rowgroup}>{props.foot}</tfoot>}
    </table>
  );
}

/** Where a table is wider than the screen: it scrolls in its own box, reachable by keyboard and named. */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label} className="scroll" {...focusable}>
      {children}
    </section>
  );
}

/** A scrolling region must take focus so that arrow keys can move it. */
const focusable = { tabIndex: 0 };

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const classes = [column.right && 'r', column.full && 'full', column.cellClass?.(row)].filter(Boolean);
  const className = classes.length > 0 ? classes.join(' ') : undefined;
  if (column.rowHead)
    return (
      <th {...roles.rowheader} className={className} scope="row">
        {column.cell(row)}
      </th>
    );
  const label = column.label ?? (typeof column.head === 'string' ? column.head : undefined);
  return (
    <td {...roles.cell} className={className} data-l={column.full ? undefined : label}>
      {column.cell(row)}
    </td>
  );
}
