import type { Db } from '#db/client';
import { load } from '~/features/account/request.server';
import { readDecisionFile } from '~/features/commendation/decision-file-queries.server';
import type { Actor } from '~/features/organisation/actor';
import { NotFound } from '~/lib/errors';
import { findFile } from '~/lib/file/file.server';
import { fileResponse } from '~/lib/http/file-response.server';
import { uuidParam } from '~/lib/http/param';

/** Who may read a file is said by the noun that owns it; each throws for whoever may not. */
const owners: Record<string, (db: Db, actor: Actor, ownerId: string) => Promise<void>> = {
  decision: readDecisionFile,
};

export const loader = load(async ({ db, actor, request, params }) => {
  const found = await findFile(db, uuidParam(params.id));
  const mayRead = owners[found.ownerNoun];
  if (!mayRead) throw new NotFound();
  await mayRead(db, actor, found.ownerId);
  return fileResponse(found, request);
});
