/** What a form's draft on the device must look like to be read. */
import { type DraftStorage, readDraft } from '~/lib/draft/draft-store';
import type { KeptFormDraft } from './autosave';
import type { OpenFormContent } from './content';

/** Null when there is none, or none that can be read. */
export function readKept(storage: DraftStorage, key: string): KeptFormDraft | null {
  return readDraft(storage, key, isContent);
}

export function isContent(value: unknown): value is OpenFormContent {
  const content = value as Partial<OpenFormContent> | null;
  const isRecord = (part: unknown) => typeof part === 'object' && part !== null;
  return (
    isRecord(content) &&
    [content?.answers, content?.notes, content?.evidence].every(isRecord) &&
    typeof content?.comment === 'string'
  );
}
