/** What it takes to open peer forms: the cycle's key, the boxes, and who was recused. */
import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cycleKey, peerAssignment, peerForm } from '#db/schema/index';
import { unwrapKey } from '~/features/assessment/peer-key.server';
import { env } from '~/lib/env.server';
import { Conflict } from '~/lib/errors';
import { type OpenedForm, opened, openForms, type RecusedPair, type StoredBox } from './scoring-boxes.server';

/** A box is about 5 kB: some five megabytes a statement, between which others get their turn. */
const slice = 1000;

/** The cycle's data key, or null when nobody was ever asked as a peer. Throws `Conflict` when PEER_KEY is another. */
export async function openCycleKey(db: Db, cycleId: number): Promise<Buffer | null> {
  const [stored] = await db.select().from(cycleKey).where(eq(cycleKey.cycleId, cycleId));
  return stored ? opened(() => unwrapKey(env().peerKey, stored.wrapped, cycleId)) : null;
}

/** Every sent peer form of a cycle, still sealed; `only` some of them where a run is repeated. */
export async function readBoxes(db: Db, cycleId: number, only?: readonly string[]): Promise<StoredBox[]> {
  const boxes: StoredBox[] = [];
  const wanted = only && new Set(only);
  for (let last: string | undefined; ; ) {
    const rows = await db
      .select({ id: peerForm.id, ratee: peerForm.rateeId, box: peerForm.box })
      .from(peerForm)
      .where(
        and(
          eq(peerForm.cycleId, cycleId),
          eq(peerForm.state, 'submitted'),
          last ? gt(peerForm.id, last) : undefined,
        ),
      )
      .orderBy(asc(peerForm.id))
      .limit(slice);
    for (const row of rows) if (!wanted || wanted.has(row.id)) boxes.push(row);
    if (rows.length < slice) return boxes;
    last = rows.at(-1)!.id;
  }
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
