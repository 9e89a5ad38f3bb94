import { Form, Link } from '@remix-run/react';
import { Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { ErrorSummary } from '~/components/form/error-summary';
import { SelectField, TextField } from '~/components/form/field';
import { usePostForm } from '~/components/form/use-post-form';
import { type Column, Table } from '~/components/page/table';
import { Tag } from '~/components/tag';
import { scoreText } from '~/features/scoring/report/fair-figures';
import { m } from '~/paraglide/messages';
import { tieOf } from './shortlist';
import { type PlaceValues, placeSchema } from './shortlist-form';
import type { ListedRow } from './shortlist-queries.server';
import { tieText } from './shortlist-words';

type Props = {
  rows: ListedRow[];
  awards: number;
  mayOrder: boolean;
};

/** The list in the board's order, the cut after the last award between its two tables. */
export function OrderTables({ rows, awards, mayOrder }: Props) {
  const within = rows.slice(0, awards);
  const beyond = rows.slice(awards);
  const tie = tieOf(rows, awards);
  const columns = columnsOf(rows.length, mayOrder);
  return (
    <>
      {mayOrder && <OrderForm rows={rows} />}
      <Card kind="flush">
        <Table
          caption={m.shortlist_order_in({ awards })}
          columns={columns}
          mid
          rowId={rowId}
          rowKey={(row) => row.id}
          rows={within}
        />
        {beyond.length > 0 && (
          <>
            <p className="cutline">{tie ? tieText(tie, awards) : m.shortlist_cut({ place: awards })}</p>
            <Table
              caption={m.shortlist_order_out()}
              columns={columns}
              mid
              rowId={rowId}
              rowKey={(row) => row.id}
              rows={beyond}
            />
          </>
        )}
      </Card>
    </>
  );
}

const rowId = (row: ListedRow) => `n-${row.id}`;

/** The order that the page shows, once; the buttons of the rows belong to this form. */
function OrderForm({ rows }: { rows: ListedRow[] }) {
  return (
    <Form id="order" method="post" preventScrollReset>
      <Seen rows={rows} />
    </Form>
  );
}

function Seen({ rows }: { rows: ListedRow[] }) {
  return <input name="seen" readOnly type="hidden" value={rows.map((row) => row.id).join(',')} />;
}

function columnsOf(length: number, mayOrder: boolean): Column<ListedRow>[] {
  const columns: Column<ListedRow>[] = [
    {
      key: 'person',
      head: m.shortlist_order_person(),
      rowHead: true,
      cell: (row) => <Person row={row} />,
    },
    { key: 'total', head: m.shortlist_score(), cell: (row) => scoreText(row) },
  ];
  if (!mayOrder) return columns;
  return [
    ...columns,
    {
      key: 'move',
      head: m.shortlist_order_move(),
      full: true,
      cell: (row) =>
        row.isOwn ? <Tag icon="user">{m.shortlist_own_tag()}</Tag> : <Moves {...{ row, length }} />,
    },
  ];
}

function Person({ row }: { row: ListedRow }) {
  return (
    <>
      <span className="sr">{m.shortlist_order_place()} </span>
      {row.place}.{' '}
      {row.state === 'submitted' ? (
        <Link className="tap" to={`/shortlist/${row.id}`}>
          {row.name}
        </Link>
      ) : (
        <>
          {row.name}{' '}
          <Tag icon="alert" kind="warn">
            {m.shortlist_order_state_gone()}
          </Tag>
        </>
      )}
      <br />
      <span className="hint">
        {row.branch}, {row.unit}
        {row.reason !== '' && ` · ${row.reason}`}
      </span>
    </>
  );
}

function Moves({ row, length }: { row: ListedRow; length: number }) {
  return (
    <span className="row">
      {row.place > 1 && <Step direction="up" name={row.name} row={row} />}
      {row.place < length && <Step direction="down" name={row.name} row={row} />}
      <LinkButton
        aria-label={m.shortlist_order_off_name({ name: row.name })}
        small
        to={`/shortlist/${row.id}/listing`}
        variant="quiet"
      >
        {m.shortlist_order_off()}
      </LinkButton>
    </span>
  );
}

const steps = {
  up: { word: m.shortlist_order_up, name: m.shortlist_order_up_name },
  down: { word: m.shortlist_order_down, name: m.shortlist_order_down_name },
};

function Step({ row, name, direction }: { row: ListedRow; name: string; direction: 'up' | 'down' }) {
  return (
    <Button
      aria-label={steps[direction].name({ name })}
      form="order"
      name="step"
      small
      value={`${row.id}:${direction}`}
      variant="secondary"
    >
      {steps[direction].word()}
    </Button>
  );
}

/** Straight to a place; key it by the last move, so that it opens on the person just moved. */
export function PlaceForm({ rows, chosen }: { rows: ListedRow[]; chosen: string | null }) {
  const movable = rows.filter((row) => !row.isOwn);
  const { form, field, errors, isSending } = usePostForm<PlaceValues>(placeSchema as never, {
    nominationId: chosen ?? '',
    place: '',
  });
  return (
    <form {...form} className="stack">
      <Seen rows={rows} />
      <ErrorSummary lines={errors.map(({ name, text }) => ({ id: name, message: text }))} />
      <SelectField
        {...field('nominationId')}
        label={m.shortlist_order_put_person()}
        options={movable.map((row) => ({ value: row.id, label: `${row.place}. ${row.name}` }))}
        prompt
      />
      <TextField
        {...field('place')}
        hint={m.shortlist_order_put_hint({ most: rows.length })}
        inputMode="numeric"
        label={m.shortlist_order_put_place()}
        maxLength={3}
      />
      <Button disabled={isSending}>{m.shortlist_order_put_do()}</Button>
    </form>
  );
}
