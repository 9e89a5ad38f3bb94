/** The only place beside a rater's own draft where peer boxes are opened: inside a scoring or release run. */
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cycleKey, peerAssignment, peerForm } from '#db/schema/index';
import { isScore } from '~/features/assessment/assessment';
import { SealBroken, unwrapKey } from '~/features/assessment/peer-key.server';
import { openBox } from '~/features/assessment/peer-seal.server';
import { env } from '~/lib/env.server';
import { Conflict } from '~/lib/errors';

/** Levels only: the two non-scores are missing, never 0. */
export function levelsOf(answers: Record<string, unknown>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(answers).filter((entry): entry is [string, number] => isScore(entry[1] as never)),
  );
}

/** The cycle's data key, or null when nobody was ever asked as a peer. Throws `Conflict` when PEER_KEY is another. */
export async function openCycleKey(db: Db, cycleId: number): Promise<Buffer | null> {
  const [stored] = await db.select().from(cycleKey).where(eq(cycleKey.cycleId, cycleId));
  return stored ? opened(() => unwrapKey(env().peerKey, stored.wrapped, cycleId)) : null;
}

/** A sent peer form in memory: its author never leaves this file. */
export type OpenedForm = { id: string; ratee: number; levels: Record<string, number>; comment: string };

/** Every sent peer form of a cycle, without those whose rater was recused. Throws `Conflict` when a seal is broken. */
export async function openPeerForms(db: Db, cycleId: number, dataKey: Buffer | null): Promise<OpenedForm[]> {
  const rows = await db
    .select({ id: peerForm.id, ratee: peerForm.rateeId, box: peerForm.box })
    .from(peerForm)
    .where(and(eq(peerForm.cycleId, cycleId), eq(peerForm.state, 'submitted')));
  if (rows.length === 0) return [];
  if (!dataKey) throw new Conflict({ reason: 'scoring.keyLost' });
  const recused = await recusedPairs(db, cycleId);
  return rows.flatMap(({ id, ratee, box }) => {
    const { author, answers, comment } = opened(() => openBox(dataKey, id, Buffer.from(box)));
    return recused.has(`${author} ${ratee}`) ? [] : [{ id, ratee, levels: levelsOf(answers), comment }];
  });
}

async function recusedPairs(db: Db, cycleId: number): Promise<Set<string>> {
  const rows = await db
    .select({
      rater: peerAssignment.raterId,
      ratee: peerAssignment.rateeId,
      why: peerAssignment.recusedReason,
    })
    .from(peerAssignment)
    .where(eq(peerAssignment.cycleId, cycleId));
  return new Set(rows.filter((row) => row.why !== null).map((row) => `${row.rater} ${row.ratee}`));
}

/** Throws `Conflict` where the seal does not open. */
export function opened<T>(open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (error instanceof SealBroken) throw new Conflict({ reason: 'scoring.keyLost' });
    throw error;
  }
}
