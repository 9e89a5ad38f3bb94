import { redirect } from '@remix-run/node';
import { load, perform } from '~/features/account/request.server';
import { openItem } from '~/features/inbox/inbox-commands.server';
import { idParam } from '~/lib/http/param';

/** Opened by address, it changes nothing. */
export const loader = load(async () => redirect('/inbox'));

export const action = perform(async ({ db, act, params }) =>
  redirect(await openItem(db, act, { id: idParam(params.id) })),
);
