/** A form's draft in the browser: kept on the device, sent to the server, told in words. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftField, DraftPatch, Side } from './assessment-merge';
import {
  type Autosave,
  type AutosaveHost,
  type AutosaveStart,
  makeAutosave,
  type SaveReply,
  viewAtStart,
} from './form-autosave';
import type { OpenFormContent } from './form-content';
import { draftKey, dropDrafts, readKept, writeKept } from './form-draft-store';
import { draftPath } from './form-paths';

export type FormDraft = ReturnType<typeof useFormDraft>;

type Options = AutosaveStart & { formKey: string; personId: number | null; isOpen: boolean };

/** `isLive` turns true once the page runs its script; until then the form is a plain one. */
export function useFormDraft({ formKey, personId, isOpen, version, content, savedAt }: Options) {
  const [view, setView] = useState(() => viewAtStart({ version, content, savedAt }));
  const [isLive, setIsLive] = useState(false);
  const saver = useRef<Autosave | null>(null);
  const start = useRef({ version, content, savedAt });
  start.current = { version, content, savedAt };

  useEffect(() => {
    if (!isOpen || personId === null) return;
    const key = draftKey(personId, formKey);
    const host: AutosaveHost = {
      send: (save) => postDraft(formKey, save),
      keep: (kept) => withStorage((storage) => writeKept(storage, key, kept)) ?? kept === null,
      wait: (ms, then) => {
        const timer = window.setTimeout(then, ms);
        return () => window.clearTimeout(timer);
      },
      now: () => performance.timeOrigin + performance.now(),
      show: setView,
    };
    const made = makeAutosave(host, start.current, withStorage((storage) => readKept(storage, key)) ?? null);
    saver.current = made;
    setIsLive(true);
    const retry = () => made.retry();
    const leave = () => void (document.visibilityState === 'hidden' ? made.flush() : made.retry());
    window.addEventListener('online', retry);
    document.addEventListener('visibilitychange', leave);
    return () => {
      window.removeEventListener('online', retry);
      document.removeEventListener('visibilitychange', leave);
      void made.flush();
      made.stop();
      saver.current = null;
    };
  }, [formKey, personId, isOpen]);

  useDropOnSignOut();

  return {
    ...view,
    isLive,
    change: useCallback((patch: DraftPatch) => saver.current?.change(patch), []),
    flush: useCallback(async () => (await saver.current?.flush()) ?? true, []),
    retry: useCallback(() => saver.current?.retry(), []),
    settle: useCallback((choices: Record<DraftField, Side>) => saver.current?.settle(choices), []),
  };
}

/** Signing out leaves nothing of a form on a phone that others use. */
export function useDropOnSignOut(): void {
  useEffect(() => {
    const drop = (event: SubmitEvent) => {
      const action = event.target instanceof HTMLFormElement ? event.target.getAttribute('action') : null;
      if (action?.endsWith('/sign-out')) withStorage(dropDrafts);
    };
    document.addEventListener('submit', drop, true);
    return () => document.removeEventListener('submit', drop, true);
  }, []);
}

/** True once the page runs when this device still holds changes of the form that the server never got. */
export function useHasKeptDraft(formKey: string, personId: number | null): boolean {
  const [isKept, setIsKept] = useState(false);
  useEffect(() => {
    if (personId === null) return;
    const key = draftKey(personId, formKey);
    setIsKept((withStorage((storage) => readKept(storage, key)) ?? null) !== null);
  }, [formKey, personId]);
  return isKept;
}

/** A sent form leaves nothing on the device. */
export function useForgetDraft(formKey: string, personId: number | null): void {
  useEffect(() => {
    if (personId !== null) withStorage((storage) => writeKept(storage, draftKey(personId, formKey), null));
  }, [formKey, personId]);
}

/** Null where the browser forbids storage: even asking for it may throw. */
function withStorage<T>(work: (storage: Storage) => T): T | null {
  try {
    return work(window.localStorage);
  } catch {
    return null;
  }
}

type Answered = {
  version: number;
  savedAt: string | null;
  text?: string;
  current?: { version: number; content: OpenFormContent; submittedAt: string | null };
};

async function postDraft(formKey: string, save: { version: number; patch: DraftPatch }): Promise<SaveReply> {
  let response: Response;
  try {
    response = await fetch(draftPath(formKey), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(save),
      credentials: 'same-origin',
      // A page that is being closed still sends its last words.
      keepalive: true,
    });
  } catch {
    return { kind: 'unreachable' };
  }
  if (response.status === 401) return { kind: 'signedOut' };
  // The database is away: kept on the device and sent again, as without a network.
  if (response.status === 503) return { kind: 'unreachable' };
  const answer = (await response.json().catch(() => null)) as Answered | null;
  if (response.status >= 500 || [422, 429].includes(response.status) || !answer) return { kind: 'broken' };
  if (response.ok) {
    const savedAt = answer.savedAt ? new Date(answer.savedAt) : null;
    return { kind: 'saved', version: answer.version, savedAt };
  }
  if (response.status === 409 && answer.current && !answer.current.submittedAt)
    return { kind: 'stale', version: answer.current.version, content: answer.current.content };
  return { kind: 'refused', text: answer.text ?? '' };
}
