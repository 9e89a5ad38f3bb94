import { redirect } from '@remix-run/node';
import { load, perform } from '~/features/account/request.server';
import { removePaper } from '~/features/commendation/decision-file-commands.server';
import { uuidParam } from '~/lib/http/param';
import { redirectSaying } from '~/lib/http/said.server';

/** Opened by address, it changes nothing. */
export const loader = load(async ({ params }) => redirect(`/commendation/decision/${uuidParam(params.id)}`));

export const action = perform(async ({ db, act, params, form }) => {
  const decisionId = uuidParam(params.id);
  await removePaper(db, act, { decisionId, fileId: uuidParam(String(form.get('remove') ?? '')) });
  return redirectSaying(`/commendation/decision/${decisionId}`, 'commendation.paperRemoved');
});
