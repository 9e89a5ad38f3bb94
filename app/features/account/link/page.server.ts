import { type ActionFunctionArgs, data } from '@remix-run/node';
import { NotFound } from '~/lib/errors';
import { networkOf } from '~/lib/http/client-address.server';
import type { LinkKind } from '../account';
import { findLink } from '../invitation/queries.server';
import { loadPublic, type PublicAct, performPublic } from '../request.server';
import { linkLimit } from '../sign-in/limit.server';

const statuses = { live: 200, unknown: 404, used: 410, expired: 410 } as const;

/** The loader of a one-time link's page: looking does not use the link. Links that do not exist slow who looks for them. */
export function loadLink(kind: LinkKind) {
  return loadPublic(async ({ db, now, params, context }) => {
    const client = networkOf(context.client);
    await linkLimit.take(client);
    const link = await findLink(db, kind, params.token ?? '', now);
    if (link.state !== 'unknown') await linkLimit.forgive(client);
    return data({ ...link, now }, { status: statuses[link.state] });
  });
}

/** The action of a one-time link's page: `work` is given the token; one that opens nothing counts. */
export function performLink(work: (request: PublicAct, token: string) => Promise<Response>) {
  return (args: ActionFunctionArgs) =>
    performPublic(async (request) => {
      const client = networkOf(request.context.client);
      await linkLimit.take(client);
      try {
        const answer = await work(request, request.params.token ?? '');
        await linkLimit.forgive(client);
        return answer;
      } catch (error) {
        if (!(error instanceof NotFound)) await linkLimit.forgive(client);
        throw error;
      }
    })(args);
}
