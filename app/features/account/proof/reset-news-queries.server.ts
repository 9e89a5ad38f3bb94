/** Who made reset links for whom, and what became of them: for the person and for the officers above. */
import { and, desc, eq, gt, inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { invitation, person } from '#db/schema/index';
import { isNews, newsDays, type ResetLine } from './second-proof';

const mostLines = 20;

/** The person's resets of the last ninety days, newest first, and whether one of them is news to them. */
export async function findResetNews(
  db: Db,
  personId: number,
  at: Date,
): Promise<{ resets: ResetLine[]; isNew: boolean }> {
  const resets = await db
    .select({
      id: invitation.id,
      createdAt: invitation.createdAt,
      by: person.fullName,
      expiresAt: invitation.expiresAt,
      usedAt: invitation.usedAt,
      isProven: invitation.isProven,
      acknowledgedAt: invitation.acknowledgedAt,
    })
    .from(invitation)
    .leftJoin(person, eq(person.id, invitation.createdBy))
    .where(and(eq(invitation.personId, personId), isRecent(at)))
    .orderBy(desc(invitation.createdAt))
    .limit(mostLines);
  return { resets, isNew: resets.some(isNews) };
}

export type LastReset = { at: Date; by: string | null; usedAt: Date | null; isProven: boolean | null };

/** The newest reset of each of the people, whom the caller has already been allowed to list. */
export async function findLastResets(
  db: Db,
  personIds: number[],
  at: Date,
): Promise<Record<number, LastReset>> {
  if (personIds.length === 0) return {};
  const rows = await db
    .selectDistinctOn([invitation.personId], {
      personId: invitation.personId,
      at: invitation.createdAt,
      by: person.fullName,
      usedAt: invitation.usedAt,
      isProven: invitation.isProven,
    })
    .from(invitation)
    .leftJoin(person, eq(person.id, invitation.createdBy))
    .where(and(inArray(invitation.personId, personIds), isRecent(at)))
    .orderBy(invitation.personId, desc(invitation.createdAt));
  return Object.fromEntries(rows.map(({ personId, ...row }) => [personId, row]));
}

function isRecent(at: Date) {
  return and(
    eq(invitation.kind, 'reset'),
    gt(invitation.createdAt, new Date(at.getTime() - newsDays * 24 * 60 * 60 * 1000)),
  );
}
