/** Files in a folder, spread over 256 folders within it so that none grows too long to list. */
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { FileGone, type FileStore, keyPattern } from './place.server';

export function folderStore(folder: string): FileStore {
  const placeOf = (key: string) => {
    if (!keyPattern.test(key)) throw new Error('not a key');
    return path.join(folder, key.slice(0, 2), key);
  };
  return {
    put: async (key, from) => {
      const place = placeOf(key);
      await mkdir(path.dirname(place), { recursive: true });
      // Under its name it is whole: a copy broken off leaves only the other.
      await copyFile(from, `${place}.part`);
      const copy = await open(`${place}.part`, 'r+');
      await copy.sync().finally(() => copy.close());
      await rename(`${place}.part`, place);
    },
    read: async (key, range) => {
      const place = placeOf(key);
      const isThere = await stat(place).then(
        (found) => found.isFile(),
        () => false,
      );
      if (!isThere) throw new FileGone();
      return createReadStream(place, range && { start: range.from, end: range.to });
    },
    remove: async (key) => {
      await rm(placeOf(key), { force: true });
      await rm(`${placeOf(key)}.part`, { force: true });
    },
    list: async function* () {
      for (const part of await namesIn(folder))
        for (const key of await namesIn(path.join(folder, part)))
          if (keyPattern.test(key)) yield { key, at: (await stat(path.join(folder, part, key))).mtime };
    },
  };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}
