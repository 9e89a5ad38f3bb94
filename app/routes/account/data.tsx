import { findMyAccount, findMyData } from '~/features/account/privacy/my-data-queries.server';
import { load } from '~/features/account/request.server';
import { listInbox } from '~/features/inbox/inbox-queries.server';
import { listOwnCompletions } from '~/features/training/class/queries.server';
import { listSeatsOf } from '~/features/training/hall/queries.server';

const most = 1000;

/** Everything the account page shows, and what one was told, as a file to take along. */
export const loader = load(async ({ db, actor, now }) => {
  const account = await findMyAccount(db, actor.personId, now);
  const inbox = await listInbox(db, actor, { page: 1, at: now, size: most });
  const training = {
    completions: await listOwnCompletions(db, actor.personId),
    seats: await listSeatsOf(db, actor.personId),
  };
  const body = {
    madeAt: now,
    ...(await findMyData(db, actor.personId)),
    training,
    account,
    inbox: inbox.lines,
  };
  return new Response(JSON.stringify(body, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="du-lieu-cua-toi.json"',
    },
  });
});
