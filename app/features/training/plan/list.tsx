import { Link } from '@remix-run/react';
import { Card } from '~/components/card';
import { Table } from '~/components/page/table';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { PlanTag, showDong } from '../training-words';
import type { PlanRow } from './queries.server';

/** Plans with what was done of them: one's own first, then those of units below. */
export function PlanTable({ plans }: { plans: PlanRow[] }) {
  return (
    <Card kind="flush">
      <Table
        caption={m.training_plans_title()}
        captionHidden
        columns={[
          {
            key: 'name',
            head: m.training_plan(),
            rowHead: true,
            cell: (row: PlanRow) => (
              <>
                <Link to={`/training/plan/${row.id}`}>{row.name}</Link>
                <p className="hint">{row.unitName}</p>
              </>
            ),
          },
          { key: 'years', head: m.training_years(), cell: (row) => `${row.fromYear}–${row.toYear}` },
          {
            key: 'classes',
            head: m.training_classes_done(),
            right: true,
            cell: (row) => of(row.held, row.classes),
          },
          {
            key: 'people',
            head: m.training_people_done(),
            right: true,
            cell: (row) => of(row.learners, row.people),
          },
          {
            key: 'amount',
            head: m.training_amount_done(),
            right: true,
            cell: (row) => m.training_of({ part: showCount(row.spent), whole: showDong(row.amount) }),
          },
          { key: 'state', head: m.training_state(), cell: (row) => <PlanTag state={row.state} /> },
        ]}
        mid
        rowKey={(row) => row.id}
        rows={plans}
      />
    </Card>
  );
}

/** What all approved plans on the page come to. Drafts are nobody's sum. */
export function PlanSums({ plans, trained }: { plans: PlanRow[]; trained: number }) {
  const counted = plans.filter((plan) => plan.state === 'approved');
  if (counted.length < 2) return null;
  const sum = (read: (row: PlanRow) => number) => counted.reduce((all, row) => all + read(row), 0);
  return (
    <p className="reading">
      {m.training_plans_sum({
        plans: showCount(counted.length),
        classes: of(
          sum((row) => row.held),
          sum((row) => row.classes),
        ),
        places: of(
          sum((row) => row.learners),
          sum((row) => row.people),
        ),
        people: showCount(trained),
        spent: showCount(sum((row) => row.spent)),
        amount: showDong(sum((row) => row.amount)),
      })}
    </p>
  );
}

const of = (part: number, whole: number) => m.training_of({ part: showCount(part), whole: showCount(whole) });
