import { Form, Link } from '@remix-run/react';
import { Actions, Button, LinkButton } from '~/components/button';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/page/empty-state';
import { Table } from '~/components/page/table';
import { Tag } from '~/components/tag';
import { dayOf, showDay } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { TopicRow } from './queries.server';

/** The catalogue: what is taught, where it comes from, which skills it trains. */
export function TopicTable({ topics }: { topics: TopicRow[] }) {
  return (
    <Card kind="flush">
      <Table
        caption={m.training_topics_title()}
        captionHidden
        columns={[
          {
            key: 'name',
            head: m.training_topic_name(),
            rowHead: true,
            cell: (row) => (
              <>
                {row.mayKeep ? <Link to={`/training/topic/${row.id}`}>{row.name}</Link> : row.name}
                {row.source !== '' && <p className="hint">{row.source}</p>}
              </>
            ),
          },
          { key: 'skills', head: m.training_topic_skills(), cell: (row) => row.skills.join(', ') || '–' },
          { key: 'unit', head: m.training_unit(), cell: (row) => row.unitName },
          { key: 'state', head: m.training_state(), cell: (row) => <TopicState row={row} /> },
        ]}
        rowKey={(row) => row.id}
        rows={topics}
      />
    </Card>
  );
}

function TopicState({ row }: { row: TopicRow }) {
  if (!row.retiredAt) return <Tag kind="ok">{m.training_topic_used()}</Tag>;
  return (
    <>
      <Tag>{m.training_topic_retired({ day: showDay(dayOf(row.retiredAt)) })}</Tag>
      <p className="hint">{row.retiredReason}</p>
    </>
  );
}

/** Adding one's own, or beginning with those that others have taught. */
export function TopicActions({ isEmpty }: { isEmpty: boolean }) {
  return (
    <Actions>
      <LinkButton icon="plus" to="/training/topic/new">
        {m.training_topic_add()}
      </LinkButton>
      {isEmpty && <TakeUp />}
    </Actions>
  );
}

function TakeUp() {
  return (
    <Form method="post">
      <Button variant="secondary">{m.training_topic_take_up()}</Button>
    </Form>
  );
}

export function NoTopics() {
  return (
    <EmptyState icon="file" title={m.training_topics_none()}>
      <p>{m.training_topics_none_text()}</p>
    </EmptyState>
  );
}
