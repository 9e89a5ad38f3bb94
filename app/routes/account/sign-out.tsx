import { redirect } from '@remix-run/node';
import { performPublic } from '~/features/account/request.server';
import { closeSession } from '~/features/account/sign-in/session.server';

/** Opened by address, it changes nothing. */
export const loader = () => redirect('/');

/** Drafts kept on the device go too: the next person at this phone must not find them. */
export const action = performPublic(async ({ db, request }) => {
  const headers = await closeSession(db, request);
  headers.set('Clear-Site-Data', '"storage"');
  return redirect('/sign-in', { headers });
});
