/** Files as rows: what is known of each, tied to the noun that owns it. Bytes are kept before the act and removed after it. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { file, person } from '#db/schema/index';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { NotFound } from '../errors';
import { enqueue, type Job } from '../job/jobs.server';
import { newKey } from './place.server';
import type { Received } from './receiving.server';
import { fileStore } from './store.server';

/** Whose a file is: 'decision' and its id. */
export type FileOwner = { noun: string; id: string };
export type Stored = Omit<Received, 'path'> & { key: string };
export type FileRow = typeof file.$inferSelect;
export type FileLine = Pick<FileRow, 'id' | 'name' | 'type' | 'bytes' | 'createdAt'> & { by: string | null };

const mostOfOne = 50;
/** What no row knows is let lie so long: a form may still be under way, a database be restored. */
export const orphanDays = 30;
const batch = 500;
const dayMs = 24 * 60 * 60 * 1000;

/** Lays the bytes down before the act: no transaction is open while they travel. Without a row they are swept up later. */
export async function store({ path, ...known }: Received): Promise<Stored> {
  const key = newKey();
  await (await fileStore()).put(key, path, known.type);
  return { ...known, key };
}

/** Ties stored bytes to their owner, inside the caller's transaction. Answers with the file's id. */
export async function attachFile(tx: Db, act: Act, owner: FileOwner, stored: Stored): Promise<string> {
  const [made] = await tx
    .insert(file)
    .values({
      ...stored,
      ownerNoun: owner.noun,
      ownerId: owner.id,
      createdBy: personIdOf(act.actor),
      createdAt: act.at,
    })
    .returning({ id: file.id });
  return made!.id;
}

/** Takes the row away inside the caller's transaction; a job removes the bytes once that has committed. */
export async function detachFile(tx: Db, owner: FileOwner, id: string): Promise<FileRow> {
  const [gone] = await tx
    .delete(file)
    .where(and(eq(file.id, id), eq(file.ownerNoun, owner.noun), eq(file.ownerId, owner.id)))
    .returning();
  if (!gone) throw new NotFound();
  await enqueue(tx, 'removal', { key: gone.key });
  return gone;
}

/** An owner's files, the first first. Who may see them has been asked. */
export async function listFiles(db: Db, owner: FileOwner): Promise<FileLine[]> {
  return db
    .select({
      id: file.id,
      name: file.name,
      type: file.type,
      bytes: file.bytes,
      createdAt: file.createdAt,
      by: person.fullName,
    })
    .from(file)
    .leftJoin(person, eq(person.id, file.createdBy))
    .where(and(eq(file.ownerNoun, owner.noun), eq(file.ownerId, owner.id)))
    .orderBy(asc(file.createdAt), asc(file.id))
    .limit(mostOfOne);
}

/** A file by its id; the caller asks its owner who may read it. Throws `NotFound`. */
export async function findFile(db: Db, id: string): Promise<FileRow> {
  const [found] = await db.select().from(file).where(eq(file.id, id));
  if (!found) throw new NotFound();
  return found;
}

/** Removes bytes whose row is gone; what a row still knows stays. */
export const removalJob: Job = {
  queue: 'removal',
  work: async (db, { key }) => {
    const [known] = await db
      .select({ id: file.id })
      .from(file)
      .where(eq(file.key, String(key)));
    if (!known) await (await fileStore()).remove(String(key));
  },
};

/** Keys that lie in the store and no row knows, of before `before`. */
export async function* listOrphans(db: Db, before: Date): AsyncGenerator<string> {
  let keys: string[] = [];
  const unknown = async () => {
    const rows = keys.length
      ? await db.select({ key: file.key }).from(file).where(inArray(file.key, keys))
      : [];
    const known = new Set(rows.map(({ key }) => key));
    return keys.filter((key) => !known.has(key));
  };
  for await (const { key, at } of (await fileStore()).list()) {
    if (at >= before) continue;
    keys.push(key);
    if (keys.length < batch) continue;
    yield* await unknown();
    keys = [];
  }
  yield* await unknown();
}

/** Rows without bytes, and bytes without a row that are older than a day: an act may be under way. */
export async function checkFiles(
  db: Db,
  machineNow: Date,
): Promise<{ truth: string; rows: number; example: string }[]> {
  const lying = new Set<string>();
  for await (const { key } of (await fileStore()).list()) lying.add(key);
  const known = await db.select({ id: file.id, key: file.key }).from(file);
  const lost = known.filter(({ key }) => !lying.has(key)).map(({ id }) => id);
  const strays: string[] = [];
  for await (const key of listOrphans(db, new Date(machineNow.getTime() - dayMs))) strays.push(key);
  return [
    { truth: 'a file has its bytes', rows: lost.length, example: lost[0] ?? '' },
    { truth: 'bytes belong to a file', rows: strays.length, example: strays[0] ?? '' },
  ].filter(({ rows }) => rows > 0);
}

/** Sweeps up what acts that came to nothing left lying. The store's clock is the machine's, whatever the product's says. */
export async function sweepFiles(db: Db, machineNow: Date): Promise<void> {
  const before = new Date(machineNow.getTime() - orphanDays * dayMs);
  for await (const key of listOrphans(db, before)) await (await fileStore()).remove(key);
}
