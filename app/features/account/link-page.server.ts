import { data } from '@remix-run/node';
import type { LinkKind } from './account';
import { findLink } from './invitation-queries.server';
import { loadPublic } from './request.server';

const statuses = { live: 200, unknown: 404, used: 410, expired: 410 } as const;

/** The loader of a one-time link's page: looking does not use the link. */
export function loadLink(kind: LinkKind) {
  return loadPublic(async ({ db, now, params }) => {
    const link = await findLink(db, kind, params.token ?? '', now);
    return data({ ...link, now }, { status: statuses[link.state] });
  });
}
