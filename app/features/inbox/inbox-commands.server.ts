/** Reading one's own inbox. No decision rests on it, so the record does not hold it. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { inboxItem } from '#db/schema/index';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { NotFound } from '~/lib/errors';

/** Opens one of one's own and answers with the page that shows more. Throws `NotFound` for anybody else's. */
export async function openItem(db: Db, act: Act, { id }: { id: number }): Promise<string> {
  const mine = and(eq(inboxItem.id, id), eq(inboxItem.personId, personIdOf(act.actor) ?? 0));
  const [found] = await db.select({ place: inboxItem.place }).from(inboxItem).where(mine);
  if (!found) throw new NotFound();
  await db
    .update(inboxItem)
    .set({ readAt: act.at })
    .where(and(mine, isNull(inboxItem.readAt)));
  return found.place;
}

/** All that waits counts as read. */
export async function readAll(db: Db, act: Act): Promise<void> {
  await db
    .update(inboxItem)
    .set({ readAt: act.at })
    .where(and(eq(inboxItem.personId, personIdOf(act.actor) ?? 0), isNull(inboxItem.readAt)));
}
