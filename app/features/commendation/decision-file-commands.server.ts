/** Keeping the signed paper beside the decision it belongs to, as scanned or photographed. */
import type { Db } from '#db/client';
import type { Act } from '~/features/organisation/actor';
import { Conflict, must } from '~/lib/errors';
import { attachFile, detachFile, listFiles, type Stored } from '~/lib/file/file.server';
import { decide } from '~/lib/record/audit.server';
import { lockDecision } from './commendation-commands.server';
import { refuseToKeepPaper } from './commendation-policy';
import { paperOwner } from './decision-file-queries.server';

/** Pages of one decision, photographed one by one, and then some. */
const most = 20;

/** Throws `Refused` for others than the province's board, `Conflict` when there are twenty already. */
export async function addPaper(
  db: Db,
  act: Act,
  { decisionId, stored }: { decisionId: string; stored: Stored },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { row } = await lockDecision(tx, decisionId);
    must(refuseToKeepPaper(act.actor, row));
    const owner = paperOwner(decisionId);
    if ((await listFiles(tx, owner)).length >= most) throw new Conflict({ reason: 'file.tooMany' });
    await attachFile(tx, act, owner, stored);
    record({
      action: 'commendation.addPaper',
      subject: `decision:${decisionId}`,
      after: { fileName: stored.name, digest: stored.sha256 },
    });
  });
}

/** The record keeps the digest of what was taken away. */
export async function removePaper(
  db: Db,
  act: Act,
  { decisionId, fileId }: { decisionId: string; fileId: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    const { row } = await lockDecision(tx, decisionId);
    must(refuseToKeepPaper(act.actor, row));
    const gone = await detachFile(tx, paperOwner(decisionId), fileId);
    record({
      action: 'commendation.removePaper',
      subject: `decision:${decisionId}`,
      before: { fileName: gone.name, digest: gone.sha256 },
    });
  });
}
