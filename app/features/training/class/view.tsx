import { Form, Link } from '@remix-run/react';
import { Actions, Button, LinkButton } from '~/components/button';
import { Card, Section } from '~/components/card';
import { type Description, DescriptionList } from '~/components/description-list';
import { Table } from '~/components/page/table';
import { dayOf, showDay } from '~/lib/date';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { classStanding } from '../plan/plan';
import { ClassTag, quarterName, showDong } from '../training-words';
import type { ClassView } from './queries.server';

/** What is planned, what became of it. */
export function ClassPaper({ view }: { view: ClassView }) {
  const { line, goals, topics, today } = view;
  const items: (Description | false)[] = [
    { key: 'state', term: m.training_state(), value: <ClassTag standing={classStanding(line, today)} /> },
    { key: 'when', term: m.training_when(), value: quarterName(line) },
    line.moved !== null && {
      key: 'moved',
      term: m.training_class_moved(),
      value: `${quarterName(line.moved)}, ${showDay(line.moved.on)}. ${line.moved.reason}`,
    },
    line.heldOn !== null && { key: 'held', term: m.training_held_on(), value: showDay(line.heldOn) },
    line.cancelled !== null && {
      key: 'cancelled',
      term: m.training_class_cancelled(),
      value: `${showDay(line.cancelled.on)}. ${line.cancelled.reason}`,
    },
    {
      key: 'people',
      term: m.training_people(),
      value: m.training_of({ part: showCount(line.learners), whole: showCount(line.people) }),
    },
    {
      key: 'amount',
      term: m.training_amount_done(),
      value: m.training_of({ part: showCount(line.spent), whole: showDong(line.amount) }),
    },
    { key: 'goals', term: m.training_class_goals(), value: namesOf(goals) },
    { key: 'topics', term: m.training_class_topics(), value: namesOf(topics) },
  ];
  return (
    <Card title={m.training_class_paper()}>
      <DescriptionList items={items.filter((item) => item !== false)} />
    </Card>
  );
}

/** The one next thing, and beside it what else may be done. */
export function ClassNext({ view }: { view: ClassView }) {
  const here = `/training/class/${view.line.id}`;
  if (!view.mayChange) return null;
  if (view.line.state === 'held')
    return (
      <Card kind="next" title={m.training_class_next_people()}>
        <p>{m.training_class_next_people_text()}</p>
        <Actions>
          <LinkButton to={`${here}/learner`}>{m.training_learner_add()}</LinkButton>
          <LinkButton to={`${here}/cost`} variant="secondary">
            {m.training_cost_add()}
          </LinkButton>
          {view.line.learners === 0 && (
            <Form method="post">
              <Button variant="quiet">{m.training_class_reopen()}</Button>
            </Form>
          )}
        </Actions>
      </Card>
    );
  if (!view.isOpen) return null;
  return (
    <Card kind="next" title={m.training_class_next_hold()}>
      <p>{m.training_class_next_hold_text()}</p>
      <Actions>
        <LinkButton to={`${here}/hall`}>{m.training_hall_open()}</LinkButton>
        <LinkButton to={`${here}/holding`} variant="secondary">
          {m.training_class_hold()}
        </LinkButton>
        <LinkButton to={`${here}/edit`} variant="secondary">
          {m.training_class_edit()}
        </LinkButton>
        <LinkButton to={`${here}/moving`} variant="secondary">
          {m.training_class_move()}
        </LinkButton>
        <LinkButton to={`${here}/cost`} variant="secondary">
          {m.training_cost_add()}
        </LinkButton>
        <LinkButton to={`${here}/cancellation`} variant="quiet">
          {m.training_class_cancel()}
        </LinkButton>
      </Actions>
    </Card>
  );
}

/** Who finished it, as they stood then; revoked ones say so. */
export function ClassLearners({ view }: { view: ClassView }) {
  if (view.learners.length === 0) return null;
  return (
    <Section id="learners" title={m.training_learners({ count: showCount(view.line.learners) })}>
      <Card kind="flush">
        <Table
          caption={m.training_learners({ count: showCount(view.line.learners) })}
          captionHidden
          columns={[
            { key: 'name', head: m.training_person(), rowHead: true, cell: (row) => row.name },
            { key: 'seat', head: m.training_seat_then(), cell: (row) => row.seat },
            { key: 'state', head: m.training_state(), cell: (row) => <Learner row={row} view={view} /> },
          ]}
          rowKey={(row) => row.id}
          rows={view.learners}
        />
      </Card>
    </Section>
  );
}

function Learner({ row, view }: { row: ClassView['learners'][number]; view: ClassView }) {
  if (row.revokedAt)
    return m.training_revoked({ day: showDay(dayOf(row.revokedAt)), reason: row.revokedReason ?? '' });
  return (
    <div className="row">
      <Link className="tap" to={`/training/completion/${row.id}`}>
        {m.training_certificate()}
        <span className="sr"> {row.name}</span>
      </Link>
      {view.mayChange && (
        <Link className="tap" to={`/training/completion/${row.id}/revocation`}>
          {m.training_revoke()}
          <span className="sr"> {row.name}</span>
        </Link>
      )}
    </div>
  );
}

/** The books, entry by entry. */
export function ClassCosts({ view }: { view: ClassView }) {
  if (view.costs.length === 0) return null;
  return (
    <Section id="costs" title={m.training_costs()}>
      <Card kind="flush">
        <Table
          caption={m.training_costs()}
          captionHidden
          columns={[
            { key: 'label', head: m.training_cost_label(), rowHead: true, cell: (row) => row.label },
            { key: 'day', head: m.training_cost_day(), cell: (row) => showDay(row.spentOn) },
            { key: 'amount', head: m.training_amount(), right: true, cell: (row) => showDong(row.amount) },
          ]}
          rowKey={(row) => row.id}
          rows={view.costs}
        />
      </Card>
      {view.line.spent > view.line.amount && (
        <p className="hint">{m.training_over({ amount: showDong(view.line.spent - view.line.amount) })}</p>
      )}
    </Section>
  );
}

function namesOf(list: { name: string }[]) {
  if (list.length === 0) return '–';
  return (
    <ul>
      {list.map(({ name }) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
