/** What becomes of a person's begun peer forms when somebody else opened their account. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { peerAssignment, peerForm } from '#db/schema/index';
import type { Act } from '~/features/organisation/actor';
import { decide } from '~/lib/audit.server';
import { findCycleKey } from './peer-key-queries.server';
import { newPeerVersion, openBox, peerFormId, sealBox } from './peer-seal.server';

/**
 * Empties every peer form that `personId` began and did not send, in all cycles; what was sent stays. Every form about
 * the people concerned is sealed anew, begun or not: neither the answer nor the rows tell which were dropped, or
 * whether any was. Writes no entry: the act that calls it says what it was for.
 */
export async function dropSealedDrafts(db: Db, act: Act, personId: number): Promise<void> {
  await decide(db, act, async (tx) => {
    const asked = await tx
      .select({ cycleId: peerAssignment.cycleId, rateeId: peerAssignment.rateeId })
      .from(peerAssignment)
      .where(and(eq(peerAssignment.raterId, personId), isNull(peerAssignment.recusedReason)))
      .orderBy(asc(peerAssignment.cycleId), asc(peerAssignment.rateeId));
    for (const { cycleId, rateeId } of asked) {
      const dataKey = await findCycleKey(tx, cycleId);
      if (dataKey) await sealAbout(tx, { cycleId, rateeId, dataKey }, peerFormId(dataKey, rateeId, personId));
    }
  });
}

async function sealAbout(
  tx: Db,
  { cycleId, rateeId, dataKey }: { cycleId: number; rateeId: number; dataKey: Buffer },
  emptied: string,
): Promise<void> {
  const forms = await tx
    .select()
    .from(peerForm)
    .where(and(eq(peerForm.cycleId, cycleId), eq(peerForm.rateeId, rateeId)))
    .orderBy(asc(peerForm.id))
    .for('update');
  for (const { id, state, version, box } of forms) {
    const content = openBox(dataKey, id, Buffer.from(box));
    const isDropped = id === emptied && state === 'draft';
    const kept = isDropped ? { author: content.author, answers: {}, comment: '' } : content;
    await tx
      .update(peerForm)
      .set({
        box: sealBox(dataKey, id, kept),
        state: isDropped ? 'assigned' : state,
        version: isDropped ? newPeerVersion(version) : version,
      })
      .where(eq(peerForm.id, id));
  }
}
