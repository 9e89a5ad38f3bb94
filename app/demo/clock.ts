/** When the demo was loaded: its clock starts at a fixed instant and has run on since. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { installation } from '#db/schema/index';

const key = 'demo.loadedAt';

/** The real instant at which the province was loaded; null when it is not there. */
export async function findLoadedAt(db: Db): Promise<Date | null> {
  const kept = await db.query.installation.findFirst({ where: eq(installation.key, key) });
  return kept ? new Date(kept.value) : null;
}

export async function keepLoadedAt(db: Db, at: Date): Promise<void> {
  await db.insert(installation).values({ key, value: at.toISOString() });
}
