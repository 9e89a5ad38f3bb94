/** A draft in the browser: kept on the device, sent to the server, told in words. */
import { useCallback, useEffect, useRef, useState } from 'react';
import {
  type Autosave,
  type AutosaveHost,
  type AutosaveStart,
  type DraftKind,
  makeAutosave,
  type SaveReply,
  type Side,
  viewAtStart,
} from '~/lib/draft/autosave';
import { copiedAt } from '~/lib/draft/copy';
import { draftKey, dropDrafts, readDraft, writeKept } from '~/lib/draft/draft-store';
import { withStorage } from './device-storage';

type Options<Draft, Patch, Conflict> = AutosaveStart<Draft> & {
  kind: DraftKind<Draft, Patch, Conflict>;
  isDraft: (value: unknown) => value is Draft;
  /** Names the draft on the device, beside the person. */
  formKey: string;
  /** Where it is posted, as JSON; null: it may not leave the device. */
  path: string | null;
  personId: number | null;
  isOpen: boolean;
};

/** `isLive` turns true once the page runs its script; until then the form is a plain one. */
export function useDraft<Draft, Patch extends object, Conflict>(options: Options<Draft, Patch, Conflict>) {
  const { kind, isDraft, formKey, path, personId, isOpen, version, content, savedAt } = options;
  const [view, setView] = useState(() => viewAtStart<Draft, Conflict>({ version, content, savedAt }));
  const [isLive, setIsLive] = useState(false);
  const saver = useRef<Autosave<Draft, Patch, Conflict> | null>(null);
  const start = useRef({ version, content, savedAt });
  start.current = { version, content, savedAt };

  useEffect(() => {
    if (!isOpen || personId === null) return;
    const key = draftKey(personId, formKey);
    const host: AutosaveHost<Draft, Patch, Conflict> = {
      send: (save) => (path === null ? Promise.resolve({ kind: 'unreachable' }) : postDraft(path, save)),
      keep: (kept) => withStorage((storage) => writeKept(storage, key, kept)) ?? kept === null,
      wait: (ms, then) => {
        const timer = window.setTimeout(then, ms);
        return () => window.clearTimeout(timer);
      },
      now: () => performance.timeOrigin + performance.now(),
      show: setView,
    };
    const kept = withStorage((storage) => readDraft(storage, key, isDraft)) ?? null;
    const made = makeAutosave(kind, host, { ...start.current, isCopy: copiedAt() !== null }, kept);
    saver.current = made;
    setView(made.view());
    setIsLive(true);
    const retry = () => made.retry();
    const leave = () => void (document.visibilityState === 'hidden' ? made.flush() : made.retry());
    // What the device keeps comes back; what neither it nor the server has would be lost.
    const warn = (event: BeforeUnloadEvent) => {
      if (!made.isSafe()) event.preventDefault();
    };
    window.addEventListener('online', retry);
    document.addEventListener('visibilitychange', leave);
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('online', retry);
      document.removeEventListener('visibilitychange', leave);
      window.removeEventListener('beforeunload', warn);
      void made.flush();
      made.stop();
      saver.current = null;
    };
  }, [kind, isDraft, formKey, path, personId, isOpen]);

  return {
    ...view,
    isLive,
    change: useCallback((patch: Patch) => saver.current?.change(patch), []),
    flush: useCallback(async () => (await saver.current?.flush()) ?? true, []),
    retry: useCallback(() => saver.current?.retry(), []),
    settle: useCallback((choices: Record<string, Side>) => saver.current?.settle(choices), []),
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

type Answered<Draft> = {
  version: number;
  savedAt: string | null;
  text?: string;
  current?: { version: number; content: Draft; submittedAt?: string | null };
};

async function postDraft<Draft>(path: string, save: object): Promise<SaveReply<Draft>> {
  let response: Response;
  try {
    response = await fetch(path, {
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
  const answer = (await response.json().catch(() => null)) as Answered<Draft> | null;
  if (response.status >= 500 || [422, 429].includes(response.status) || !answer) return { kind: 'broken' };
  if (response.ok) {
    const savedAt = answer.savedAt ? new Date(answer.savedAt) : null;
    return { kind: 'saved', version: answer.version, savedAt };
  }
  if (response.status === 409 && answer.current && !answer.current.submittedAt)
    return { kind: 'stale', version: answer.current.version, content: answer.current.content };
  return { kind: 'refused', text: answer.text ?? '' };
}
