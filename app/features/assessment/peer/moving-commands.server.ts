/** Peer forms of before there were folders, a sealed row each: moved once, at the first start that finds any. */
import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { peerFolder, peerForm, peerRatee } from '#db/schema/index';
import { openOldBox } from './box-old.server';
import { type Folder, peerFolderId, sealFolder } from './folder.server';
import { findCycleKey } from './key-queries.server';

/** Cycle after cycle, all or none of each; answers with how many forms were moved. Needs PEER_KEY. */
export async function movePeerForms(db: Db): Promise<number> {
  const cycles = await db
    .selectDistinct({ id: peerForm.cycleId })
    .from(peerForm)
    .orderBy(asc(peerForm.cycleId));
  let moved = 0;
  for (const { id } of cycles) moved += await moveCycle(db, id);
  return moved;
}

async function moveCycle(db: Db, cycleId: number): Promise<number> {
  return db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db;
    const dataKey = (await findCycleKey(tx, cycleId))!;
    const rows = await tx.select().from(peerForm).where(eq(peerForm.cycleId, cycleId)).for('update');
    const folders = new Map<number, Folder>();
    const sent = new Map<number, number>();
    for (const { id, rateeId, state, version, box } of rows) {
      if (state === 'assigned' || state === 'recused') continue;
      const { author, answers, comment, submittedAt } = openOldBox(dataKey, id, Buffer.from(box));
      const folder = folders.get(author) ?? { author, forms: new Map() };
      folder.forms.set(rateeId, { answers, comment, version, submittedAt, isCounted: submittedAt !== null });
      folders.set(author, folder);
      if (submittedAt) sent.set(rateeId, (sent.get(rateeId) ?? 0) + 1);
    }
    const sealed = [...folders.values()]
      .map((folder) => ({ id: peerFolderId(dataKey, folder.author), folder }))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const { id, folder } of sealed) {
      const box = sealFolder(dataKey, id, folder);
      await tx.insert(peerFolder).values({ id, cycleId, isNew: false, box });
    }
    for (const [rateeId, forms] of [...sent].sort(([a], [b]) => a - b))
      await tx.insert(peerRatee).values({ cycleId, rateeId, sent: forms });
    await tx.delete(peerForm).where(eq(peerForm.cycleId, cycleId));
    return rows.length;
  });
}
