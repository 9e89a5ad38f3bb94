/** What happened to a person, for that person. */
import { and, count, desc, eq, gte, isNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { inboxItem } from '#db/schema/index';
import type { Person } from '~/features/organisation/actor';
import { keptSince, toldKey } from '~/lib/job/inbox';
import { messageOf } from '~/lib/words.server';
import { inboxPageSize, mostCounted } from './inbox';

export type InboxLine = { id: number; at: Date; isRead: boolean; title: string; text: string | null };

/** How many one has not opened, counted to just above `mostCounted`: every page asks. */
export async function countUnread(db: Db, { personId }: Person, at: Date): Promise<number> {
  const some = db
    .select({ id: inboxItem.id })
    .from(inboxItem)
    .where(and(eq(inboxItem.personId, personId), isNull(inboxItem.readAt), gte(inboxItem.at, keptSince(at))))
    .limit(mostCounted + 1)
    .as('some');
  const [found] = await db.select({ n: count() }).from(some);
  return found?.n ?? 0;
}

/** A page of the last ninety days, the latest first, in the words of the request's language. */
export async function listInbox(
  db: Db,
  { personId }: Person,
  { page, at, size = inboxPageSize }: { page: number; at: Date; size?: number },
): Promise<{ lines: InboxLine[]; total: number }> {
  const mine = and(eq(inboxItem.personId, personId), gte(inboxItem.at, keptSince(at)));
  const rows = await db
    .select()
    .from(inboxItem)
    .where(mine)
    .orderBy(desc(inboxItem.at), desc(inboxItem.id))
    .limit(size)
    .offset((page - 1) * size);
  return {
    total: await db.$count(inboxItem, mine),
    lines: rows.map(({ id, at: toldAt, readAt, kind, params }) => ({
      id,
      at: toldAt,
      isRead: readAt !== null,
      // A kind of an earlier version shows itself rather than nothing.
      title: messageOf(toldKey(kind), params) ?? kind,
      text: messageOf(`${toldKey(kind)}_text`, params),
    })),
  };
}
