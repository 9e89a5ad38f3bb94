/** Long texts of forms, kept while they are written: one's own only, without an entry in the record. */
import { and, eq, inArray, lt } from 'drizzle-orm';
import type { Db } from '#db/client';
import { textDraft } from '#db/schema/index';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { Conflict, NotSignedIn } from '~/lib/errors';

/** What nobody came back to for so long is dropped when anybody next saves anything. */
const keepDays = 90;

type Save = { place: string; field: string; version: number; text: string };

/**
 * Keeps a text if nobody changed it since `version` (0: there was none); an empty one is taken away. Throws `Conflict`
 * with what stands.
 */
export async function saveTextDraft(
  db: Db,
  act: Act,
  { place, field, version, text }: Save,
): Promise<{ version: number }> {
  const personId = personIdOf(act.actor);
  if (personId === null) throw new NotSignedIn();
  return db.transaction(async (transaction) => {
    const tx = transaction as unknown as Db;
    const own = eq(textDraft.personId, personId);
    const here = and(own, eq(textDraft.place, place), eq(textDraft.field, field));
    const oldest = new Date(act.at.getTime() - keepDays * 86_400_000);
    await tx.delete(textDraft).where(lt(textDraft.savedAt, oldest));
    const [stands] = await tx.select().from(textDraft).where(here).for('update');
    if ((stands?.version ?? 0) !== version) throw stale(stands);
    if (text.trim() === '') {
      await tx.delete(textDraft).where(here);
      return { version: 0 };
    }
    const next = { text, version: version + 1, savedAt: act.at };
    if (stands) await tx.update(textDraft).set(next).where(here);
    else {
      const made = await tx
        .insert(textDraft)
        .values({ personId, place, field, ...next })
        .onConflictDoNothing()
        .returning({ version: textDraft.version });
      if (made.length === 0) throw stale(undefined);
    }
    return { version: next.version };
  });
}

function stale(stands: { version: number; text: string } | undefined): Conflict {
  const current = { version: stands?.version ?? 0, text: stands?.text ?? '' };
  return new Conflict({ reason: 'app.stale' }, current);
}

/** The form was taken: what it was written from goes. `fields` are the names that were sent. */
export async function dropTextDrafts(
  db: Db,
  personId: number,
  { place, fields }: { place: string; fields: string[] },
): Promise<void> {
  if (fields.length === 0) return;
  await db
    .delete(textDraft)
    .where(
      and(eq(textDraft.personId, personId), eq(textDraft.place, place), inArray(textDraft.field, fields)),
    );
}

/** Everything that somebody had begun to write. */
export async function dropAllTextDrafts(db: Db, personId: number): Promise<void> {
  await db.delete(textDraft).where(eq(textDraft.personId, personId));
}
