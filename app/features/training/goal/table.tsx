import { Link } from '@remix-run/react';
import { Card, Section } from '~/components/card';
import { Progress } from '~/components/chart/progress';
import { Table } from '~/components/page/table';
import { Tag } from '~/components/tag';
import { showDay } from '~/lib/date';
import { showCount } from '~/lib/number';
import { m } from '~/paraglide/messages';
import { missingFor, share } from '../training';
import type { GoalLine } from './queries.server';

/** Goals of a plan on a day: people of people, share beside target, and who is missing. */
export function GoalTable({ goals, on }: { goals: GoalLine[]; on: string }) {
  return (
    <Section id="goals" title={m.training_goals_title()}>
      {goals.length === 0 ? (
        <p className="mute">{m.training_goals_none()}</p>
      ) : (
        <Card kind="flush">
          <Table
            caption={m.training_goals_title()}
            captionHidden
            columns={[
              {
                key: 'name',
                head: m.training_goal(),
                rowHead: true,
                cell: (row: GoalLine) => <Link to={`/training/goal/${row.id}?on=${on}`}>{row.name}</Link>,
              },
              {
                key: 'people',
                head: m.training_goal_people(),
                right: true,
                cell: (row) => <Counts goal={row} on={on} />,
              },
              { key: 'share', head: m.training_goal_share(), cell: (row) => <Share goal={row} /> },
              { key: 'state', head: m.training_state(), cell: (row) => <Standing goal={row} /> },
            ]}
            mid
            rowKey={(row) => row.id}
            rows={goals}
          />
        </Card>
      )}
      <p className="hint">{m.training_goals_hint({ day: showDay(on) })}</p>
    </Section>
  );
}

function Counts({ goal: { id, standing }, on }: { goal: GoalLine; on: string }) {
  if (!standing) return '–';
  const { trained, population } = standing;
  return (
    <span>
      <Link to={`/training/goal/${id}?on=${on}&show=trained`}>{showCount(trained)}</Link>
      {' / '}
      <Link to={`/training/goal/${id}?on=${on}&show=all`}>{showCount(population)}</Link>
    </span>
  );
}

function Share({ goal: { standing, target } }: { goal: GoalLine }) {
  const reached = standing && share(standing.trained, standing.population);
  if (reached === null) return <>– / {target} %</>;
  return (
    <Progress
      label={m.training_goal_share_of({ share: reached, target })}
      max={100}
      state={reached >= target ? 'full' : undefined}
      value={reached}
    />
  );
}

/** Reached, by how many it is missed, or why it cannot be told. */
export function Standing({ goal: { standing, target } }: { goal: Pick<GoalLine, 'standing' | 'target'> }) {
  if (!standing) return <Tag kind="warn">{m.training_goal_no_data()}</Tag>;
  if (standing.population === 0) return <Tag>{m.training_goal_nobody()}</Tag>;
  const missing = missingFor({ ...standing, target });
  if (missing === 0) return <Tag kind="ok">{m.training_goal_reached()}</Tag>;
  return <Tag kind="go">{m.training_goal_missing({ count: showCount(missing) })}</Tag>;
}
