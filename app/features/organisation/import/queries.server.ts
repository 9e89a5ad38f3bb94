/** Files between upload and import. */
import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { importFile } from '#db/schema/index';
import { NotFound } from '~/lib/errors';
import { type Actor, personIdOf } from '../actor';

const { bytes: _, ...columns } = getTableColumns(importFile);

/** A file without what stands in it. `isKept`: its bytes are still there. */
export type ImportFileRow = Omit<typeof importFile.$inferSelect, 'bytes'> & { isKept: boolean };

/** A file that the actor uploaded; `NotFound` for anybody else's: nobody sees a list before it is imported. */
export async function findImport(db: Db, actor: Actor, id: string): Promise<ImportFileRow> {
  const [row] = await db
    .select({ ...columns, isKept: sql<boolean>`${importFile.bytes} is not null` })
    .from(importFile)
    .where(eq(importFile.id, id));
  if (!row || (actor.kind === 'person' && row.uploadedBy !== personIdOf(actor))) throw new NotFound();
  return row;
}

/** What stands in a file; as text on its way, for the embedded database takes apart bytes one by one. */
export async function bytesOfImport(db: Db, id: string): Promise<Uint8Array> {
  const [row] = await db
    .select({ text: sql<string | null>`encode(${importFile.bytes}, 'base64')` })
    .from(importFile)
    .where(eq(importFile.id, id));
  if (!row?.text) throw new NotFound();
  return new Uint8Array(Buffer.from(row.text, 'base64'));
}

/** The bytes as a statement takes them, as text too. */
export function storedBytes(bytes: Uint8Array): SQL<Buffer> {
  return sql<Buffer>`decode(${Buffer.from(bytes).toString('base64')}::text, 'base64')`;
}
