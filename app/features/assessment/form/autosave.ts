/** The draft of a form saves itself by the machinery of ~/lib/autosave: what a form's draft is made of. */
import * as lib from '~/lib/draft/autosave';
import {
  applyPatch,
  type DraftConflict,
  type DraftPatch,
  mergeDrafts,
  patchBetween,
  settleConflicts,
} from '../assessment-merge';
import type { OpenFormContent } from './content';

export { RETRY_AFTER, SAVE_EVERY } from '~/lib/draft/autosave';

export type FormSaveReply = lib.SaveReply<OpenFormContent>;
export type KeptFormDraft = lib.KeptDraft<OpenFormContent>;
export type FormAutosaveView = lib.AutosaveView<OpenFormContent, DraftConflict>;
type AutosaveHost = lib.AutosaveHost<OpenFormContent, DraftPatch, DraftConflict>;
export type FormAutosaveStart = lib.AutosaveStart<OpenFormContent>;

export const formKind: lib.DraftKind<OpenFormContent, DraftPatch, DraftConflict> = {
  applyPatch,
  patchBetween,
  mergeDrafts,
  settleConflicts,
};

/** `kept` is what an earlier visit left on this device; it goes on from there. */
export function makeFormAutosave(host: AutosaveHost, start: FormAutosaveStart, kept: KeptFormDraft | null) {
  return lib.makeAutosave(formKind, host, start, kept);
}
