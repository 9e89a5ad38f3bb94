import { findMyAccount, findMyData } from '~/features/account/privacy/my-data-queries.server';
import { load } from '~/features/account/request.server';

/** Everything the account page shows, as a file to take along. */
export const loader = load(async ({ db, actor, now }) => {
  const account = await findMyAccount(db, actor.personId, now);
  const body = { madeAt: now, ...(await findMyData(db, actor.personId)), account };
  return new Response(JSON.stringify(body, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="du-lieu-cua-toi.json"',
    },
  });
});
