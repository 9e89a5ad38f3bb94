/** What becomes of a person's begun peer forms when somebody else opened their account. */
import { asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { peerAssignment } from '#db/schema/index';
import type { Act } from '~/features/organisation/actor';
import { decide } from '~/lib/record/audit.server';
import { peerFolderId } from './folder.server';
import { holdFolder, keepFolder } from './folder-queries.server';
import { findCycleKey } from './key-queries.server';

/**
 * Drops every peer form that `personId` began and did not send, in all cycles; what was sent stays. The folders of all
 * who rate the same people are written with it, begun or not: neither the answer nor the rows nor the database's log
 * tell which forms were dropped, whether any was, or which folder is this person's. Writes no entry: the act that calls
 * it says what it was for.
 */
export async function dropSealedDrafts(db: Db, act: Act, personId: number): Promise<void> {
  await decide(db, act, async (tx) => {
    const asked = await tx
      .select({ cycleId: peerAssignment.cycleId, rateeId: peerAssignment.rateeId })
      .from(peerAssignment)
      .where(eq(peerAssignment.raterId, personId))
      .orderBy(asc(peerAssignment.cycleId));
    for (const cycleId of new Set(asked.map((row) => row.cycleId))) {
      const dataKey = await findCycleKey(tx, cycleId);
      if (!dataKey) continue;
      const about = asked.filter((row) => row.cycleId === cycleId).map(({ rateeId }) => rateeId);
      const beside = await tx
        .selectDistinct({ raterId: peerAssignment.raterId })
        .from(peerAssignment)
        .where(inArray(peerAssignment.rateeId, about));
      const inOrder = beside
        .map(({ raterId }) => ({ raterId, id: peerFolderId(dataKey, raterId) }))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
      for (const { raterId } of inOrder) {
        const folder = await holdFolder(tx, { cycleId, dataKey, author: raterId }, { toWrite: true });
        if (raterId === personId)
          for (const [ratee, { submittedAt }] of folder.forms) if (!submittedAt) folder.forms.delete(ratee);
        await keepFolder(tx, dataKey, folder);
      }
    }
  });
}
