/** Texts that somebody is writing, for that person alone. */
import { and, desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { textDraft } from '#db/schema/index';

const most = 200;
const columns = {
  place: textDraft.place,
  field: textDraft.field,
  version: textDraft.version,
  text: textDraft.text,
  savedAt: textDraft.savedAt,
};

/** The person's own, of one form or of all; the newest first. */
export async function listTextDrafts(db: Db, personId: number, { place }: { place?: string } = {}) {
  return db
    .select(columns)
    .from(textDraft)
    .where(
      and(eq(textDraft.personId, personId), place === undefined ? undefined : eq(textDraft.place, place)),
    )
    .orderBy(desc(textDraft.savedAt))
    .limit(most);
}
