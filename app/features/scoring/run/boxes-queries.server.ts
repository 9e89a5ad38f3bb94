/** What it takes to open peer forms: the cycle's key, the boxes, and who was recused. */
import { and, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cycleKey, peerAssignment } from '#db/schema/index';
import { readFolders } from '~/features/assessment/peer/folder-queries.server';
import { unwrapKey } from '~/features/assessment/peer/key.server';
import { env } from '~/lib/env.server';
import { Conflict } from '~/lib/errors';
import { type OpenedForm, opened, openForms, type RecusedPair, type StoredBox } from './boxes.server';

/** The cycle's data key, or null when nobody was ever asked as a peer. Throws `Conflict` when PEER_KEY is another. */
export async function openCycleKey(db: Db, cycleId: number): Promise<Buffer | null> {
  const [stored] = await db.select().from(cycleKey).where(eq(cycleKey.cycleId, cycleId));
  return stored ? opened(() => unwrapKey(env().peerKey, stored.wrapped, cycleId)) : null;
}

/** Every folder of a cycle, still sealed. */
export async function readBoxes(db: Db, cycleId: number): Promise<StoredBox[]> {
  const boxes: StoredBox[] = [];
  for await (const rows of readFolders(db, cycleId)) boxes.push(...rows);
  return boxes;
}

export async function readRecused(db: Db, cycleId: number): Promise<RecusedPair[]> {
  return db
    .select({ rater: peerAssignment.raterId, ratee: peerAssignment.rateeId })
    .from(peerAssignment)
    .where(and(eq(peerAssignment.cycleId, cycleId), isNotNull(peerAssignment.recusedReason)));
}

/** Every sent peer form of a cycle, opened, without those whose rater was recused. Throws `Conflict`. */
export async function openPeerForms(db: Db, cycleId: number, dataKey: Buffer | null): Promise<OpenedForm[]> {
  const boxes = await readBoxes(db, cycleId);
  if (boxes.length === 0) return [];
  if (!dataKey) throw new Conflict({ reason: 'scoring.keyLost' });
  return openForms(boxes, await readRecused(db, cycleId), dataKey);
}
