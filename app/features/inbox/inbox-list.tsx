import { Form } from '@remix-run/react';
import { EmptyState } from '~/components/page/empty-state';
import { Tag } from '~/components/tag';
import { showInstant } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { InboxLine } from './inbox-queries.server';

/** The latest first; what was not opened yet says so in a word. Opening one is posted, for it changes something. */
export function InboxList({ lines }: { lines: InboxLine[] }) {
  if (lines.length === 0)
    return (
      <EmptyState icon="bell" level={2} title={m.inbox_empty()}>
        <p>{m.inbox_empty_text()}</p>
      </EmptyState>
    );
  return (
    <ul className="tasks">
      {lines.map(({ id, at, isRead, title, text }) => (
        <li className={isRead ? 'task task--link task--read' : 'task task--link'} key={id}>
          <div>
            <Form action={`/inbox/${id}`} method="post">
              <button className="plain task__open" type="submit">
                {title}
              </button>
            </Form>
            {text && <p>{text}</p>}
            <p className="mute">
              <time dateTime={at.toISOString()}>{showInstant(at)}</time>
            </p>
          </div>
          {!isRead && <Tag kind="go">{m.inbox_new()}</Tag>}
        </li>
      ))}
    </ul>
  );
}
