import { Form } from '@remix-run/react';
import { Button } from '~/components/button';
import { Details } from '~/components/details';
import { SelectField } from '~/components/form/field';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { columnFate, columnField, columnFields } from './column-words';
import type { ImportKind } from './options';
import type { ColumnView, PreviewView } from './preview.server';

/** What became of each column, and the clerk's say in it; remembered for the unit's next file. */
export function ImportColumns({ kind, view }: { kind: ImportKind; view: PreviewView }) {
  const { columns } = view;
  if (columns.length === 0) return null;
  const read = columns.filter((column) => column.fate === 'read').length;
  const counts = { read: showCount(read), all: showCount(columns.length) };
  const fields = (
    <div className="stack">
      <p className="mute">{m.people_columns_hint()}</p>
      <div className="grid grid--2">
        {columns.map((column) => (
          <ColumnField column={column} key={column.key} kind={kind} />
        ))}
      </div>
      <div>
        <Button name="intent" value="columns" variant={view.isIncomplete ? 'primary' : 'secondary'}>
          {m.people_columns_do()}
        </Button>
      </div>
    </div>
  );
  return (
    <Form className={view.isIncomplete ? 'card card--next' : 'card'} id="columns" method="post">
      <div className="stack">
        <h2 className="h">{m.people_columns()}</h2>
        <p>{m.people_columns_read(counts)}</p>
        {view.isIncomplete ? fields : <Details summary={m.people_columns_open()}>{fields}</Details>}
      </div>
    </Form>
  );
}

function ColumnField({ column, kind }: { column: ColumnView; kind: ImportKind }) {
  const header = column.header || m.people_column_headless();
  const hint = [columnFate(column.fate), column.sample && m.people_column_sample({ sample: column.sample })];
  return (
    <SelectField
      defaultValue={column.field}
      hint={hint.filter(Boolean).join(' ')}
      id={`column-${column.column}`}
      label={`${column.column} · ${header}`}
      name={`columns.${column.key}`}
      options={[
        { value: 'skip', label: m.people_column_skip() },
        ...columnFields[kind].map((field) => ({ value: field, label: columnField(field) })),
      ]}
    />
  );
}
