/** Telling people what happened to them: a row each, in the transaction of what happened. */
import { lt } from 'drizzle-orm';
import type { Db } from '#db/client';
import { inboxItem } from '#db/schema/index';
import type { Act } from '~/features/organisation/actor';
import { keptSince, type Telling } from './inbox';

/** `place` is the page that shows more; with `key` a person is told once, however often it is asked for. */
type Told = Telling & { place: `/${string}`; key?: string };

const mostAtOnce = 1000;

/** Writes it into the inboxes of the people, inside the caller's transaction. */
export async function tell(tx: Db, act: Act, personIds: readonly number[], told: Told): Promise<void> {
  const ids = [...new Set(personIds)];
  for (let from = 0; from < ids.length; from += mostAtOnce)
    await tx
      .insert(inboxItem)
      .values(ids.slice(from, from + mostAtOnce).map((personId) => ({ ...told, personId, at: act.at })))
      .onConflictDoNothing();
}

/** What is too old goes, read or not. */
export async function clearInbox(db: Db, at: Date): Promise<void> {
  await db.delete(inboxItem).where(lt(inboxItem.at, keptSince(at)));
}
