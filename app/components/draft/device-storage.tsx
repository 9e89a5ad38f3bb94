import type { DraftStorage } from '~/lib/draft/draft-store';

/** Null where the browser forbids storage: even asking for it may throw. */
export function withStorage<T>(work: (storage: DraftStorage) => T): T | null {
  try {
    return work(window.localStorage);
  } catch {
    return null;
  }
}
