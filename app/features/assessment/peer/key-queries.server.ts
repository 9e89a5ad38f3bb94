/** The data key of a cycle, unwrapped for the length of a request. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { cycleKey } from '#db/schema/index';
import { env } from '~/lib/env.server';
import { unwrapKey } from './key.server';

/** Null when the cycle has no key yet: nobody was asked as a peer. Throws `SealBroken` under another PEER_KEY. */
export async function findCycleKey(db: Db, cycleId: number): Promise<Buffer | null> {
  const stored = await db.query.cycleKey.findFirst({ where: eq(cycleKey.cycleId, cycleId) });
  return stored ? unwrapKey(env().peerKey, Buffer.from(stored.wrapped), cycleId) : null;
}
