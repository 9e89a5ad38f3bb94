/** A form's draft in the browser. */
import { useEffect, useState } from 'react';
import { withStorage } from '~/components/draft/device-storage';
import { useDraft } from '~/components/draft/use-draft';
import { draftKey, writeKept } from '~/lib/draft/draft-store';
import { patchBetween } from '../assessment-merge';
import { type FormAutosaveStart, formKind } from './autosave';
import { isContent, readKept } from './draft-store';
import { draftPath } from './paths';

export type FormDraft = ReturnType<typeof useFormDraft>;

type Options = FormAutosaveStart & { formKey: string; personId: number | null; isOpen: boolean };

/** `isLive` turns true once the page runs its script; until then the form is a plain one. */
export function useFormDraft({ formKey, ...start }: Options) {
  return useDraft({ ...start, formKey, path: draftPath(formKey), kind: formKind, isDraft: isContent });
}

/** True once the page runs when this device still holds changes of the form that the server never got. */
export function useHasKeptDraft(formKey: string, personId: number | null): boolean {
  const [isKept, setIsKept] = useState(false);
  useEffect(() => {
    if (personId === null) return;
    const key = draftKey(personId, formKey);
    const kept = withStorage((storage) => readKept(storage, key));
    setIsKept(kept !== null && Object.keys(patchBetween(kept.base, kept.draft)).length > 0);
  }, [formKey, personId]);
  return isKept;
}

/** A sent form leaves nothing on the device. */
export function useForgetDraft(formKey: string, personId: number | null): void {
  useEffect(() => {
    if (personId !== null) withStorage((storage) => writeKept(storage, draftKey(personId, formKey), null));
  }, [formKey, personId]);
}
