/** A rater's folder of peer forms: found by its keyed id, and held while it is changed. */
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { peerFolder } from '#db/schema/index';
import { type Folder, openFolder, peerFolderId, sealFolder } from './folder.server';

export type HeldFolder = Folder & { id: string; cycleId: number };

type FolderOf = { cycleId: number; dataKey: Buffer; author: number };

/** The folder of `author`, empty when nothing was begun. `lock`: who reads it will write it. */
export async function findFolder(
  db: Db,
  { cycleId, dataKey, author }: FolderOf,
  { lock }: { lock?: boolean } = {},
): Promise<HeldFolder> {
  const id = peerFolderId(dataKey, author);
  const query = db.select({ box: peerFolder.box }).from(peerFolder).where(eq(peerFolder.id, id));
  const [stored] = await (lock ? query.for('update') : query);
  const folder = stored ? openFolder(dataKey, id, Buffer.from(stored.box)) : { author, forms: new Map() };
  return { ...folder, id, cycleId };
}

/**
 * The folder, and nobody saves in it nor takes a pair of this rater away until the transaction ends. Who only reads it
 * holds it by an advisory lock alone: a row lock stands in the database's log, and in the transaction of an act that
 * names the rater would tell whose folder it is.
 */
export async function holdFolder(
  tx: Db,
  of: FolderOf,
  { toWrite }: { toWrite: boolean },
): Promise<HeldFolder> {
  const lock = Number.parseInt(peerFolderId(of.dataKey, of.author).slice(0, 7), 16);
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('peer_folder'), ${lock})`);
  return findFolder(tx, of, { lock: toWrite });
}

/** Writes a folder whole: a first save makes the row, every other writes the same value of the same size. */
export async function keepFolder(
  tx: Db,
  dataKey: Buffer,
  { id, cycleId, ...folder }: HeldFolder,
): Promise<void> {
  const box = sealFolder(dataKey, id, folder);
  await tx
    .insert(peerFolder)
    .values({ id, cycleId, isNew: true, box })
    .onConflictDoUpdate({ target: peerFolder.id, set: { box, isNew: true } });
}

/** Folders of a cycle still sealed, `slice` at a time in the order of their ids, which is no order. */
export async function* readFolders(
  db: Db,
  cycleId: number,
  { slice = 200, onlyNew = false }: { slice?: number; onlyNew?: boolean } = {},
) {
  for (let last: string | undefined; ; ) {
    const query = db
      .select({ id: peerFolder.id, box: peerFolder.box })
      .from(peerFolder)
      .where(
        and(
          eq(peerFolder.cycleId, cycleId),
          onlyNew ? eq(peerFolder.isNew, true) : undefined,
          last ? gt(peerFolder.id, last) : undefined,
        ),
      )
      .orderBy(asc(peerFolder.id))
      .limit(slice);
    const rows = await (onlyNew ? query.for('update') : query);
    yield rows;
    if (rows.length < slice) return;
    last = rows.at(-1)!.id;
  }
}
