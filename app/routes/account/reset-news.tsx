import { redirect } from '@remix-run/node';
import { sitePath } from '~/features/account/account';
import { acknowledgeResets } from '~/features/account/proof/reset-news-commands.server';
import { perform } from '~/features/account/request.server';

/** Opened by address, it changes nothing. */
export const loader = () => redirect('/account');

export const action = perform(async ({ db, act, form }) => {
  await acknowledgeResets(db, act);
  return redirect(sitePath(String(form.get('back') ?? '')));
});
