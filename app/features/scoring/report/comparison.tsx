import { Form, Link } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Reading } from '~/components/chart/legend';
import { SelectField } from '~/components/form/field';
import { EmptyState } from '~/components/page/empty-state';
import { Pagination } from '~/components/page/pagination';
import { Table } from '~/components/page/table';
import { showInstant } from '~/lib/date';
import { showCount, showScore } from '~/lib/number';
import { m } from '~/paraglide/messages';
import type { compareRuns, RunRow } from '../scoring-queries.server';
import { runStateText } from '../scoring-words';

type Compared = Awaited<ReturnType<typeof compareRuns>>;

/** Which two runs: the choice lives in the address. */
export function ComparisonChoice({ runs, before, after }: { runs: RunRow[]; before: string; after: string }) {
  const options = runs.map((run) => ({
    value: run.id,
    label: m.scoring_run_option({ at: showInstant(run.at), state: runStateText(run) }),
  }));
  return (
    <Form className="stack narrow" method="get">
      <SelectField defaultValue={before} label={m.scoring_compare_before()} name="before" options={options} />
      <SelectField defaultValue={after} label={m.scoring_compare_after()} name="after" options={options} />
      <div>
        <Button variant="secondary">{m.scoring_compare_show()}</Button>
      </div>
    </Form>
  );
}

export function ComparisonTable({ compared }: { compared: Compared }) {
  const { rows, total, before, after } = compared;
  const isSame = before.run.inputHash === after.run.inputHash;
  return (
    <div className="stack">
      <Reading>
        {m.scoring_compare_reading({ count: showCount(total) })}{' '}
        {isSame ? m.scoring_compare_same_input() : m.scoring_compare_other_input()}
      </Reading>
      {rows.length === 0 ? (
        <EmptyState level={2} title={m.scoring_compare_none()} />
      ) : (
        <Card kind="flush">
          <Table
            caption={m.scoring_compare_title()}
            captionHidden
            columns={[
              {
                key: 'name',
                head: m.scoring_compare_person(),
                rowHead: true,
                cell: (row: Compared['rows'][number]) => (
                  <Link className="tap" to={`/result/${row.rateeId}`}>
                    {row.fullName}
                  </Link>
                ),
              },
              { key: 'unit', head: m.scoring_compare_unit(), cell: (row) => row.unitName },
              ...(['fair', 'total'] as const).map((figure) => ({
                key: figure,
                head: figure === 'fair' ? m.scoring_standing_fair() : m.scoring_standing_raw(),
                right: true,
                cell: ({ before, after }: Row) => changeText(before?.[figure] ?? null, after[figure]),
              })),
            ]}
            rowKey={(row) => row.rateeId}
            rows={rows}
          />
        </Card>
      )}
      {total > compared.pageSize && (
        <Pagination
          page={compared.page}
          pageSize={compared.pageSize}
          to={(page) => `/scoring/comparison?before=${before.run.id}&after=${after.run.id}&page=${page}`}
          total={total}
        />
      )}
    </div>
  );
}

type Row = Compared['rows'][number];

/** “3,8 → 4,1”, or one figure where nothing moved. */
function changeText(before: number | null, after: number | null): string {
  const [from, to] = [showScore(before), showScore(after)];
  return from === to ? to : m.scoring_compare_moved({ from, to });
}
