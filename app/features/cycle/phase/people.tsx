/** Who is assessed, who left, and new secretaries who are not in yet. */
import { Form, Link } from '@remix-run/react';
import { Button } from '~/components/button';
import { Card, Section } from '~/components/card';
import { useProblem } from '~/components/form/use-post-form';
import { Banner } from '~/components/page/banner';
import { Table } from '~/components/page/table';
import { Tag } from '~/components/tag';
import { type Day, dayOf, showDay } from '~/lib/date';
import { m } from '~/paraglide/messages';

type Coming = {
  personId: number;
  fullName: string;
  unitId: number;
  branchName: string;
  fromOn: Day;
  mayJoin: boolean;
};

/** In office, but not in the cycle: the one before must leave first, then the button brings them in. */
export function NewSecretaries({ rows }: { rows: Coming[] }) {
  const problem = useProblem();
  if (rows.length === 0) return null;
  return (
    <Section id="coming" title={m.cycle_people_coming()}>
      <p className="mute">{m.cycle_people_coming_text()}</p>
      {problem && <Banner kind="warn" role="alert" title={problem.text} />}
      <Card kind="flush">
        <Table
          caption={m.cycle_people_coming()}
          captionHidden
          columns={[
            { key: 'name', head: m.cycle_people_name(), rowHead: true, cell: (row) => row.fullName },
            { key: 'branch', head: m.cycle_level_branch(), cell: (row) => row.branchName },
            { key: 'from', head: m.cycle_people_since(), cell: (row) => showDay(row.fromOn) },
            {
              key: 'join',
              head: m.cycle_people_join(),
              headHidden: true,
              full: true,
              cell: (row) =>
                row.mayJoin && (
                  <Form method="post">
                    <input name="personId" type="hidden" value={row.personId} />
                    <input name="unitId" type="hidden" value={row.unitId} />
                    <Button small variant="secondary">
                      {m.cycle_people_join()}
                      <span className="sr"> {row.fullName}</span>
                    </Button>
                  </Form>
                ),
            },
          ]}
          mid
          rowKey={(row) => `${row.personId}-${row.unitId}`}
          rows={rows}
        />
      </Card>
    </Section>
  );
}

type Row = {
  id: number;
  fullName: string;
  branchName: string;
  parentName: string | null;
  joinedAt: Date | null;
  leftAt: Date | null;
  leftReason: string | null;
  mayLeave: boolean;
};

export function CyclePeople({ cycleId, rows }: { cycleId: number; rows: Row[] }) {
  return (
    <Card kind="flush">
      <Table
        caption={m.cycle_people()}
        captionHidden
        columns={[
          { key: 'name', head: m.cycle_people_name(), rowHead: true, cell: (row) => row.fullName },
          {
            key: 'branch',
            head: m.cycle_level_branch(),
            cell: (row) => [row.branchName, row.parentName].filter(Boolean).join(', '),
          },
          { key: 'state', head: m.cycle_field_state(), cell: (row) => <Standing row={row} /> },
          {
            key: 'leave',
            head: m.cycle_people_leave(),
            headHidden: true,
            full: true,
            cell: (row) =>
              row.mayLeave && (
                <Link className="tap sm" to={`/cycle/${cycleId}/person/${row.id}/leaving`}>
                  {m.cycle_people_leave()}
                  <span className="sr"> {row.fullName}</span>
                </Link>
              ),
          },
        ]}
        mid
        rowKey={(row) => row.id}
        rows={rows}
      />
    </Card>
  );
}

function Standing({ row }: { row: Row }) {
  if (row.leftAt)
    return (
      <>
        <Tag kind="warn">{m.cycle_people_left_on({ day: showDay(dayOf(row.leftAt)) })}</Tag>
        <span className="sm mute"> {row.leftReason}</span>
      </>
    );
  return (
    <Tag kind="ok">
      {row.joinedAt ? m.cycle_people_joined_on({ day: showDay(dayOf(row.joinedAt)) }) : m.cycle_people_in()}
    </Tag>
  );
}
