import { Form } from '@remix-run/react';
import { Actions, Button, LinkButton } from '~/components/button';
import { Card, Section } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { EmptyState } from '~/components/page/empty-state';
import { Table } from '~/components/page/table';
import { Chips } from '~/components/page/tabs';
import { Tag } from '~/components/tag';
import { showDay } from '~/lib/date';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { postName } from '../training-words';
import type { PeopleShown } from './goal';
import type { GoalView } from './queries.server';
import { Standing } from './table';

const shownLabels: Record<PeopleShown, () => string> = {
  missing: m.training_show_missing,
  trained: m.training_show_trained,
  all: m.training_show_all,
};

/** Numerator, denominator, and how they were made. */
export function GoalFigures({ goal, on }: { goal: GoalView; on: string }) {
  const { standing, target } = goal;
  return (
    <Card title={m.training_goal_how()}>
      <DescriptionList
        items={[
          {
            key: 'standing',
            term: m.training_goal_people(),
            value: standing
              ? m.training_goal_of({
                  trained: showCount(standing.trained),
                  population: showCount(standing.population),
                })
              : m.training_goal_no_data(),
          },
          { key: 'target', term: m.training_goal_target(), value: `${target} %` },
          { key: 'state', term: m.training_state(), value: <Standing goal={goal} /> },
          {
            key: 'numerator',
            term: m.training_numerator(),
            value: m.training_numerator_text({ from: showDay(goal.countedFrom), to: showDay(on) }),
          },
        ]}
      />
    </Card>
  );
}

/** Those who are missing, trained, or all. */
export function GoalPeople({ goal, on, show }: { goal: GoalView; on: string; show: PeopleShown }) {
  const here = `/training/goal/${goal.id}`;
  const takesOff = goal.mayChange && goal.newest?.kind === 'list' && goal.rules[0]?.isCurrent;
  return (
    <Section id="people" title={m.training_goal_list()}>
      <Chips
        items={(Object.keys(shownLabels) as PeopleShown[]).map((shown) => ({
          to: `${here}?on=${on}&show=${shown}`,
          label: shownLabels[shown](),
          current: shown === show,
        }))}
        label={m.training_goal_list()}
      />
      {goal.people.length === 0 ? (
        <EmptyState icon="users" title={m.training_goal_list_none()} />
      ) : (
        <Card kind="flush">
          <Table
            caption={m.training_goal_list()}
            captionHidden
            columns={[
              { key: 'name', head: m.training_person(), rowHead: true, cell: (row) => row.name },
              { key: 'seat', head: m.training_seat(), cell: (row) => row.seat ?? m.training_seat_none() },
              {
                key: 'state',
                head: m.training_state(),
                cell: (row) =>
                  row.isTrained ? (
                    <Tag kind="ok">{m.training_trained()}</Tag>
                  ) : (
                    <Tag>{m.training_untrained()}</Tag>
                  ),
              },
              ...(takesOff
                ? [
                    {
                      key: 'off',
                      head: m.training_unlist(),
                      headHidden: true,
                      cell: (row: GoalView['people'][number]) => (
                        <Form action={`${here}/list`} method="post">
                          <input name="remove" type="hidden" value={row.personId} />
                          <Button aria-label={m.training_unlist_of({ name: row.name })} small variant="quiet">
                            {m.training_unlist()}
                          </Button>
                        </Form>
                      ),
                    },
                  ]
                : []),
            ]}
            rowKey={(row) => row.personId}
            rows={goal.people}
          />
        </Card>
      )}
    </Section>
  );
}

/** Every rule the goal had, the newest first: who, from when, by whose word. */
export function GoalRules({ goal }: { goal: GoalView }) {
  return (
    <Section id="rules" title={m.training_rules_title()}>
      <Card kind="flush">
        <Table
          caption={m.training_rules_title()}
          captionHidden
          columns={[
            { key: 'who', head: m.training_rule_who(), rowHead: true, cell: (row) => <Who rule={row} /> },
            {
              key: 'when',
              head: m.training_rule_when(),
              cell: (row) =>
                row.toOn
                  ? m.training_rule_between({ from: showDay(row.fromOn), to: showDay(row.toOn) })
                  : m.training_rule_since({ from: showDay(row.fromOn) }),
            },
            {
              key: 'decision',
              head: m.training_rule_decision(),
              cell: (row) => (row.by ? `${row.decision} (${row.by})` : row.decision),
            },
            {
              key: 'state',
              head: m.training_state(),
              cell: (row) => (row.isCurrent ? <Tag kind="ok">{m.training_rule_current()}</Tag> : '–'),
            },
          ]}
          rowKey={(row) => row.id}
          rows={goal.rules}
        />
      </Card>
      {goal.mayChange && <RuleActions goal={goal} />}
    </Section>
  );
}

function RuleActions({ goal }: { goal: GoalView }) {
  const here = `/training/goal/${goal.id}`;
  return (
    <Actions>
      {goal.newest?.kind === 'list' && <LinkButton to={`${here}/list`}>{m.training_list_add()}</LinkButton>}
      <LinkButton to={`${here}/rule`} variant="secondary">
        {m.training_rule_add()}
      </LinkButton>
      {goal.mayRemove && (
        <Form action={`${here}/removal`} method="post">
          <Button variant="quiet">{m.training_goal_remove()}</Button>
        </Form>
      )}
    </Actions>
  );
}

function Who({ rule }: { rule: GoalView['rules'][number] }) {
  if (rule.kind === 'list') return m.training_rule_kind_list();
  return (
    <>
      {rule.posts.map(postName).join('; ')}
      {rule.newSince && <p className="hint">{m.training_rule_only_new({ day: showDay(rule.newSince) })}</p>}
      {rule.isFirstTerm && <p className="hint">{m.training_rule_first_term()}</p>}
    </>
  );
}
