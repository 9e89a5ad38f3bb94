import { Form, useLoaderData } from '@remix-run/react';
import { Button } from '~/components/button';
import { Pagination } from '~/components/page/pagination';
import { load, perform } from '~/features/account/request.server';
import { factsOf, noDeadline } from '~/features/cycle/phase/facts';
import { inboxPageSize, shownCount } from '~/features/inbox/inbox';
import { readAll } from '~/features/inbox/inbox-commands.server';
import { InboxList } from '~/features/inbox/inbox-list';
import { countUnread, listInbox } from '~/features/inbox/inbox-queries.server';
import { AppPage } from '~/frame/app-page';
import { pageParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';
import { m } from '~/paraglide/messages';

export const meta = () => [{ title: `${m.inbox_title()} – ${m.common_brand()}` }];

export const loader = load(async ({ db, actor, now, url, running }) => {
  const page = pageParam(url);
  return {
    ...(await listInbox(db, actor, { page, at: now })),
    unread: await countUnread(db, actor, now),
    page,
    now,
    cycle: await running(),
  };
});

export const action = perform(async ({ db, act }) => {
  await readAll(db, act);
  return redirectSaying('/inbox', 'inbox.readAll');
});

export default function Inbox() {
  const { lines, total, unread, page, cycle, now } = useLoaderData<typeof loader>();
  return (
    <AppPage
      facts={factsOf(cycle, now, {
        next: unread > 0 ? m.inbox_next({ count: shownCount(unread) }) : m.inbox_next_none(),
        audience: m.inbox_audience(),
        deadline: noDeadline(),
      })}
      lede={m.inbox_lede()}
      title={m.inbox_title()}
    >
      <div className="stack">
        {unread > 0 && (
          <Form method="post">
            <Button icon="check" small variant="secondary">
              {m.inbox_read_all()}
            </Button>
          </Form>
        )}
        <InboxList lines={lines} />
        <Pagination page={page} pageSize={inboxPageSize} to={(at) => `/inbox?page=${at}`} total={total} />
      </div>
    </AppPage>
  );
}
