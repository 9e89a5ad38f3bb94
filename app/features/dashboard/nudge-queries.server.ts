/** The nudge that waits for somebody on their home. */
import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { person, reminder } from '#db/schema/index';
import { type Actor, personIdOf } from '~/features/organisation/actor';

export type Nudge = { onDay: string; byName: string | null };

/** The latest nudge the actor got in the cycle, or null. */
export async function findNudge(db: Db, actor: Actor, cycleId: number): Promise<Nudge | null> {
  const personId = personIdOf(actor);
  if (personId === null) return null;
  const [row] = await db
    .select({ onDay: reminder.onDay, byName: person.fullName })
    .from(reminder)
    .leftJoin(person, eq(person.id, reminder.byPersonId))
    .where(and(eq(reminder.cycleId, cycleId), eq(reminder.personId, personId)))
    .orderBy(desc(reminder.onDay))
    .limit(1);
  return row ?? null;
}
