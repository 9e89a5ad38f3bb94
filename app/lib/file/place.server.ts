/** What every place of bytes can do, and what their keys are like. */
import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { ByteRange } from './kind';

export type StoredKey = { key: string; at: Date };

export type FileStore = {
  /** Keeps the file at `path` under a key that is free. */
  put: (key: string, path: string, type: string) => Promise<void>;
  /** Throws `FileGone` when nothing lies there. */
  read: (key: string, range?: ByteRange) => Promise<Readable>;
  /** Nothing there is no error: removing is tried again. */
  remove: (key: string) => Promise<void>;
  list: () => AsyncIterable<StoredKey>;
};

/** The row is there, the bytes are not. */
export class FileGone extends Error {}

/** All of one length, so that none is the beginning of another; letters and digits that every store takes. */
export function newKey(): string {
  return randomBytes(16).toString('hex');
}

export const keyPattern = /^[0-9a-f]{32}$/;
