/** Where the bytes of files lie: a folder of this machine, or a bucket of a service that speaks S3. Whatever else is known of a file is a row. */
import { env } from '../env.server';
import type { FileStore } from './place.server';

let made: { settings: string; store: Promise<FileStore> } | undefined;

/** The store that the settings name; what speaks S3 is loaded only where it is used. */
export function fileStore(): Promise<FileStore> {
  const { filesDir, filesS3 } = env();
  const settings = filesS3 ?? filesDir;
  if (made?.settings !== settings)
    made = {
      settings,
      store: filesS3
        ? import('./bucket.server').then(({ bucketStore }) => bucketStore(filesS3))
        : import('./folder.server').then(({ folderStore }) => folderStore(filesDir)),
    };
  return made.store;
}
