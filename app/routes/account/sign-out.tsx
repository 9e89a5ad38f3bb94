import { redirect } from '@remix-run/node';
import { performPublic } from '~/features/account/request.server';
import { closeSession } from '~/features/account/session.server';

/** Opened by address, it changes nothing. */
export const loader = () => redirect('/');

export const action = performPublic(async ({ db, request }) =>
  redirect('/sign-in', { headers: await closeSession(db, request) }),
);
