import { Form, Link } from '@remix-run/react';
import { Actions, Button, LinkButton } from '~/components/button';
import { Card, Section } from '~/components/card';
import { Kpis } from '~/components/chart/kpis';
import { DescriptionList } from '~/components/description-list';
import { DateField } from '~/components/form/date-field';
import { Table } from '~/components/page/table';
import { showDay } from '~/lib/date';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { ClassTag, quarterName } from '../training-words';
import { type ClassLine, classStanding, type YearRow } from './plan';
import type { PlanView } from './queries.server';

/** What is next: finishing the draft, or the class that is latest. */
export function PlanNext({ plan }: { plan: PlanView }) {
  const here = `/training/plan/${plan.id}`;
  if (!plan.mayChange) return null;
  if (plan.mayDraft)
    return (
      <Card kind="next" title={m.training_plan_draft_next()}>
        <p>{m.training_plan_draft_text()}</p>
        <Actions>
          <LinkButton to={`${here}/approval`}>{m.training_approve()}</LinkButton>
          <LinkButton to={`${here}/goal/new`} variant="secondary">
            {m.training_goal_add()}
          </LinkButton>
          <LinkButton to={`${here}/years`} variant="secondary">
            {m.training_years_edit()}
          </LinkButton>
        </Actions>
      </Card>
    );
  const late = lateOf(plan)[0];
  if (!late) return null;
  return (
    <Card kind="next" title={m.training_late_title({ name: late.line.name })}>
      <p>{m.training_late_text({ days: showCount(late.days), quarter: quarterName(late.line) })}</p>
      <Actions>
        <LinkButton to={`/training/class/${late.line.id}`}>{m.training_class_open()}</LinkButton>
        <LinkButton to={`/training/class/${late.line.id}/moving`} variant="secondary">
          {m.training_class_move()}
        </LinkButton>
      </Actions>
    </Card>
  );
}

/** Classes that are late on the day, the latest first. */
export function lateOf({ classes, on }: PlanView): { line: ClassLine; days: number }[] {
  return classes
    .flatMap((line) => {
      const standing = classStanding(line, on);
      return standing.kind === 'late' ? [{ line, days: standing.days }] : [];
    })
    .sort((a, b) => b.days - a.days);
}

export function PlanFigures({ plan }: { plan: PlanView }) {
  const { total } = plan;
  const late = lateOf(plan).length;
  return (
    <Kpis
      items={[
        {
          key: 'classes',
          value: m.training_of({ part: showCount(total.held), whole: showCount(total.classes) }),
          label: m.training_kpi_classes(),
        },
        {
          key: 'places',
          value: showCount(total.learners),
          label: m.training_kpi_places({ planned: showCount(total.people), people: showCount(plan.people) }),
        },
        {
          key: 'spent',
          value: showCount(Math.round(total.spent / million)),
          label: m.training_kpi_spent({ amount: showCount(Math.round(total.amount / million)) }),
        },
        { key: 'late', value: showCount(late), label: m.training_kpi_late(), late: late > 0 },
      ]}
    />
  );
}

/** Figures at a glance are in millions; tables say all. */
const million = 1_000_000;

/** The same page on another day. */
export function DayChoice({ on, action }: { on: string; action: string }) {
  return (
    <Form action={action} className="row" method="get">
      <DateField defaultValue={showDay(on)} label={m.training_on_day()} name="on" />
      <Button small variant="secondary">
        {m.training_on_day_do()}
      </Button>
    </Form>
  );
}

/** Planned beside done, year by year and in all. */
export function YearTable({ plan }: { plan: PlanView }) {
  const { years, total } = plan;
  return (
    <Section
      aside={plan.mayChange && <Link to={`/training/plan/${plan.id}/years`}>{m.training_years_edit()}</Link>}
      id="years"
      title={m.training_years_title()}
    >
      <Card kind="flush">
        <Table
          caption={m.training_years_title()}
          captionHidden
          columns={[
            {
              key: 'year',
              head: m.training_year(),
              rowHead: true,
              cell: (row: Row) => row.year || m.training_all_years(),
            },
            {
              key: 'classes',
              head: m.training_classes(),
              right: true,
              cell: (row) => of(row.held, row.classes),
            },
            {
              key: 'people',
              head: m.training_people(),
              right: true,
              cell: (row) => of(row.learners, row.people),
            },
            {
              key: 'amount',
              head: m.training_amount(),
              right: true,
              cell: (row) => of(row.spent, row.amount),
            },
          ]}
          rowKey={(row) => row.year}
          rows={[...years, { year: 0, ...total }]}
        />
      </Card>
      <p className="hint">{m.training_years_hint()}</p>
    </Section>
  );
}
type Row = Omit<YearRow, 'year'> & { year: number };

/** Classes of each year with where they stand on the day. */
export function ClassTables({ plan }: { plan: PlanView }) {
  return (
    <Section
      aside={
        plan.mayChange && (
          <LinkButton icon="plus" small to={`/training/plan/${plan.id}/class/new`} variant="secondary">
            {m.training_class_add()}
          </LinkButton>
        )
      }
      id="classes"
      title={m.training_classes_title()}
    >
      {plan.classes.length === 0 ? (
        <p className="mute">{m.training_classes_none()}</p>
      ) : (
        <Card kind="flush">
          <Table
            caption={m.training_classes_title()}
            captionHidden
            columns={[
              {
                key: 'name',
                head: m.training_class(),
                rowHead: true,
                cell: (row: ClassLine) => <Link to={`/training/class/${row.id}`}>{row.name}</Link>,
              },
              { key: 'when', head: m.training_when(), cell: (row) => <When line={row} /> },
              {
                key: 'people',
                head: m.training_people(),
                right: true,
                cell: (row) => of(row.learners, row.people),
              },
              {
                key: 'amount',
                head: m.training_amount(),
                right: true,
                cell: (row) => of(row.spent, row.amount),
              },
              {
                key: 'state',
                head: m.training_state(),
                cell: (row) => <ClassTag standing={classStanding(row, plan.on)} />,
              },
            ]}
            rowKey={(row) => row.id}
            rows={plan.classes}
          />
        </Card>
      )}
    </Section>
  );
}

/** The day it was held, or the quarter it is planned for; moved, both quarters. */
function When({ line }: { line: ClassLine }) {
  if (line.heldOn) return showDay(line.heldOn);
  if (!line.moved) return quarterName(line);
  return (
    <>
      {quarterName(line)}
      <p className="hint">{m.training_moved_to({ quarter: quarterName(line.moved) })}</p>
    </>
  );
}

export function PlanPaper({ plan }: { plan: PlanView }) {
  if (plan.state === 'draft') return null;
  return (
    <Card title={m.training_paper()}>
      <DescriptionList
        items={[
          { key: 'by', term: m.training_approved_by(), value: plan.approvedBy },
          { key: 'number', term: m.training_decision_number(), value: plan.decisionNumber },
          { key: 'day', term: m.training_decided_on(), value: plan.decidedOn && showDay(plan.decidedOn) },
        ]}
      />
    </Card>
  );
}

const of = (part: number, whole: number) => m.training_of({ part: showCount(part), whole: showCount(whole) });
