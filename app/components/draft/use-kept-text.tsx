/**
 * A text of a form that has no draft on the server: kept on the device as one types, offered again where it was lost,
 * taken away once it was sent. Without a script, or with nobody signed in, it does nothing.
 */
import { type RefObject, useEffect, useRef, useState } from 'react';
import { draftKey, readText, type StoredText, writeText } from '~/lib/draft/draft-store';
import { withStorage } from './device-storage';

/** Nothing typed · the device has it · it could not keep it. */
export type KeptState = 'none' | 'kept' | 'unkept';

type Kept = {
  state: KeptState;
  /** What an earlier visit left here and the page does not show. */
  found: StoredText | null;
  takeBack: () => void;
  forget: () => void;
};

/** `field` names the text on this page; `first` is what the server drew in the box. */
export function useKeptText(
  box: RefObject<HTMLTextAreaElement | null>,
  { field, first, isOn }: { field: string; first: string; isOn: boolean },
): Kept {
  const [state, setState] = useState<KeptState>('none');
  const [found, setFound] = useState<StoredText | null>(null);
  const sentFrom = useRef<string | null>(null);

  useEffect(() => {
    const element = box.current;
    const key = isOn ? keyHere(field) : null;
    if (!element || !key) return;
    const drawn = plain(first);
    const kept = withStorage((storage) => readText(storage, key));
    if (kept && plain(kept.text) !== drawn && plain(kept.text) !== plain(element.value)) setFound(kept);
    else withStorage((storage) => writeText(storage, key, null));

    const typed = () => {
      const isSame = plain(element.value) === drawn;
      const stored = isSame ? null : { text: element.value, at: Date.now() };
      const isKept = withStorage((storage) => writeText(storage, key, stored)) ?? false;
      setState(isSame ? 'none' : isKept ? 'kept' : 'unkept');
      setFound(null);
      sentFrom.current = null;
    };
    const sent = (event: SubmitEvent) => {
      if (event.target === element.form && navigator.onLine) sentFrom.current = window.location.href;
    };
    const leave = (event: BeforeUnloadEvent) => {
      if (sentFrom.current === null && plain(element.value) !== drawn) event.preventDefault();
    };
    element.addEventListener('input', typed);
    document.addEventListener('submit', sent);
    window.addEventListener('beforeunload', leave);
    return () => {
      element.removeEventListener('input', typed);
      document.removeEventListener('submit', sent);
      window.removeEventListener('beforeunload', leave);
      // An act that was done leads to another page; one that failed leaves one where one was.
      if (sentFrom.current !== null && sentFrom.current !== window.location.href)
        withStorage((storage) => writeText(storage, key, null));
    };
  }, [box, field, first, isOn]);

  const forget = () => {
    const key = keyHere(field);
    if (key) withStorage((storage) => writeText(storage, key, null));
    setFound(null);
  };
  const takeBack = () => {
    const element = box.current;
    if (!element || !found) return;
    const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!;
    set!.call(element, found.text);
    element.dispatchEvent(new Event('input', { bubbles: true }));
    element.focus();
  };
  return { state, found, takeBack, forget };
}

/** Person, page and field; null when nobody is signed in. */
function keyHere(field: string): string | null {
  const person = Number(document.body.dataset.person);
  return person > 0 ? draftKey(person, `${window.location.pathname}#${field}`) : null;
}

function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}
