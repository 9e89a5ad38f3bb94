/** PEER_KEY against the database: recognised at start-up, exchanged by `npm run peer-key:rotate`. */
import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cycleKey, peerKeyCheck } from '#db/schema/index';
import { env } from '~/lib/env.server';
import { keyCheckValue, matchesKeyCheck, unwrapKey, wrapKey } from './key.server';

/** PEER_KEY is not the one that seals the forms of this database. The message is for the operator's terminal. */
export class WrongPeerKey extends Error {
  constructor() {
    super('PEER_KEY: is not the key this database was sealed with; set the one used before');
    this.name = 'WrongPeerKey';
  }
}

const CHECK_ID = 1;

/** Compares PEER_KEY with the stored check value, which the first start stores. Throws `WrongPeerKey`. */
export async function checkPeerKey(db: Db, peerKey: Buffer = env().peerKey): Promise<void> {
  await db
    .insert(peerKeyCheck)
    .values({ id: CHECK_ID, value: keyCheckValue(peerKey) })
    .onConflictDoNothing();
  const stored = await db.query.peerKeyCheck.findFirst({ where: eq(peerKeyCheck.id, CHECK_ID) });
  if (!stored || !matchesKeyCheck(peerKey, Buffer.from(stored.value))) throw new WrongPeerKey();
}

/**
 * Wraps every data key anew, all or none, and stores the new check value; boxes stay as they are. Answers with how
 * many keys there were. Throws `WrongPeerKey` when `from` is not the key in use.
 */
export async function rotatePeerKey(db: Db, { from, to }: { from: Buffer; to: Buffer }): Promise<number> {
  return db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db;
    await checkPeerKey(tx, from);
    const keys = await tx.select().from(cycleKey).orderBy(asc(cycleKey.cycleId)).for('update');
    for (const { cycleId, wrapped } of keys) {
      const dataKey = unwrapKey(from, Buffer.from(wrapped), cycleId);
      await tx
        .update(cycleKey)
        .set({ wrapped: wrapKey(to, dataKey, cycleId) })
        .where(eq(cycleKey.cycleId, cycleId));
    }
    await tx
      .update(peerKeyCheck)
      .set({ value: keyCheckValue(to) })
      .where(eq(peerKeyCheck.id, CHECK_ID));
    return keys.length;
  });
}
