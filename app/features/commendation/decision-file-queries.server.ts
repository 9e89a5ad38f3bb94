/** The signed paper of a decision: for whoever may read the decision. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { decision, unit } from '#db/schema/index';
import type { Actor } from '~/features/organisation/actor';
import { NotFound } from '~/lib/errors';
import { type FileLine, type FileOwner, listFiles } from '~/lib/file/file.server';
import { refuseToReadDecisions } from './commendation-policy';

export const paperOwner = (decisionId: string): FileOwner => ({ noun: 'decision', id: decisionId });

/** `NotFound` for everybody else, as for none. */
export async function readDecisionFile(db: Db, actor: Actor, decisionId: string): Promise<void> {
  const [found] = await db
    .select({ unitPath: unit.path })
    .from(decision)
    .innerJoin(unit, eq(unit.id, decision.unitId))
    .where(eq(decision.id, decisionId));
  if (!found || refuseToReadDecisions(actor, found)) throw new NotFound();
}

export async function listPapers(db: Db, actor: Actor, decisionId: string): Promise<FileLine[]> {
  await readDecisionFile(db, actor, decisionId);
  return listFiles(db, paperOwner(decisionId));
}
