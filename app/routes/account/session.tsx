import { redirect } from '@remix-run/node';
import { revokeAllSessions, revokeSession } from '~/features/account/account-commands.server';
import { perform } from '~/features/account/request.server';
import { closeSession, sessionOf } from '~/features/account/sign-in/session.server';
import { NotSignedIn } from '~/lib/errors';

/** Opened by address, it changes nothing. */
export const loader = () => redirect('/account');

export const action = perform(async ({ db, form, now, request }) => {
  const session = await sessionOf(db, request, now);
  if (!session) throw new NotSignedIn();
  const sessionId = String(form.get('sessionId') ?? '');
  if (sessionId === 'all') {
    await revokeAllSessions(db, session);
    return redirect('/sign-in', { headers: await closeSession(db, request) });
  }
  await revokeSession(db, session, sessionId);
  return redirect('/account?done=session');
});
