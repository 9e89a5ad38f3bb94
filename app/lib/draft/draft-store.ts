/**
 * Drafts kept on the device until the server has them. A key names person and form, so that two people who share a
 * phone never see each other's; signing out takes all of them away.
 */
import type { KeptDraft } from './autosave';

/** The part of `localStorage` this needs. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'thu-linh.draft.';

export function draftKey(personId: number, formKey: string): string {
  return `${PREFIX}${personId}.${formKey}`;
}

/** Null when there is none, or none that can be read as a draft of this kind. */
export function readDraft<Draft>(
  storage: DraftStorage,
  key: string,
  isDraft: (value: unknown) => value is Draft,
): KeptDraft<Draft> | null {
  try {
    const kept = JSON.parse(storage.getItem(key) ?? 'null') as KeptDraft<Draft> | null;
    return kept && Number.isInteger(kept.version) && isDraft(kept.base) && isDraft(kept.draft) ? kept : null;
  } catch {
    return null;
  }
}

/** False when the device refuses: storage is full, or forbidden in a private window. */
export function writeKept<Draft>(storage: DraftStorage, key: string, kept: KeptDraft<Draft> | null): boolean {
  return writeItem(storage, key, kept);
}

/** Takes every draft off the device. */
export function dropDrafts(storage: DraftStorage): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const key of keys) if (key?.startsWith(PREFIX)) storage.removeItem(key);
}

function writeItem(storage: DraftStorage, key: string, kept: object | null): boolean {
  try {
    if (kept) storage.setItem(key, JSON.stringify(kept));
    else storage.removeItem(key);
    return true;
  } catch {
    return kept === null;
  }
}
