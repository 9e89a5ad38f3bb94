/**
 * A long text of a form that keeps no draft of its own: saved as one types, as the forms that do are; offered again
 * where it was left; taken away once it was sent. Without a script, or with nobody signed in, it does nothing.
 */
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { AutosaveStart } from '~/lib/draft/autosave';
import { draftOf, isGoneElsewhere, placeOf, textToOffer } from '~/lib/draft/kept-text';
import { type DraftTexts, isTexts, textKind } from '~/lib/draft/text-draft';
import { useDraft } from './use-draft';

/** `device`: what may not stand on the server before it is sent. */
export type Keeping = 'server' | 'device' | 'not';

type Start = AutosaveStart<DraftTexts> & { personId: number; place: string };

const nothing: AutosaveStart<DraftTexts> = { version: 0, content: { text: '' }, savedAt: null };

/** `field` names the text in its form; `first` is what the server drew in the box. */
export function useKeptText(
  box: RefObject<HTMLTextAreaElement | null>,
  { field, first, keeping }: { field: string; first: string; keeping: Keeping },
) {
  const [start, setStart] = useState<Start | null>(null);
  const [hasTyped, setHasTyped] = useState(false);
  const sentFrom = useRef<string | null>(null);
  const drawn = useRef(first);
  drawn.current = first;

  useEffect(() => {
    const personId = Number(document.body.dataset.person);
    const form = box.current?.form;
    if (keeping === 'not' || !form || !(personId > 0)) return;
    const place = placeOf(form.getAttribute('action'), window.location.href);
    let isGone = false;
    const begin = (found: AutosaveStart<DraftTexts>) => !isGone && setStart({ ...found, personId, place });
    if (keeping === 'device') begin(nothing);
    else void findDraft(place, field).then(begin);
    return () => {
      isGone = true;
    };
  }, [box, field, keeping]);

  const change = useRef<(patch: DraftTexts) => void>(() => {});
  // Before the draft’s own leaving: what was sent is no draft any more.
  useEffect(
    () => () => {
      if (sentFrom.current !== null && sentFrom.current !== window.location.href)
        change.current({ text: '' });
    },
    [],
  );
  const query = new URLSearchParams({ place: start?.place ?? '', field });
  const draft = useDraft({
    kind: textKind,
    isDraft: isTexts,
    formKey: `${start?.place}#${field}`,
    path: keeping === 'device' ? null : `/account/draft?${query}`,
    personId: start?.personId ?? null,
    isOpen: start !== null,
    ...nothing,
    ...start,
  });
  change.current = draft.change;

  useEffect(() => {
    const element = box.current;
    if (!element || !draft.isLive) return;
    const typed = () => {
      change.current({ text: draftOf(element.value, drawn.current) });
      sentFrom.current = null;
      setHasTyped(true);
    };
    const sent = (event: SubmitEvent) => {
      if (event.target === element.form && navigator.onLine) sentFrom.current = window.location.href;
    };
    const leave = (event: BeforeUnloadEvent) => {
      if (sentFrom.current === null && draftOf(element.value, drawn.current) !== '') event.preventDefault();
    };
    // What was typed before the draft was there counts.
    if (draftOf(element.value, drawn.current) !== '') typed();
    element.addEventListener('input', typed);
    document.addEventListener('submit', sent);
    window.addEventListener('beforeunload', leave);
    return () => {
      element.removeEventListener('input', typed);
      document.removeEventListener('submit', sent);
      window.removeEventListener('beforeunload', leave);
    };
  }, [box, draft.isLive]);

  const { conflicts, settle, revision } = draft;
  const text = draft.draft.text ?? '';
  useEffect(() => {
    if (isGoneElsewhere(conflicts)) settle({});
  }, [conflicts, settle]);
  const newest = useRef(text);
  newest.current = text;
  // What another device wrote, and was chosen here, is shown here.
  useEffect(() => {
    if (revision > 1 && hasTyped && newest.current !== '') put(box.current, newest.current);
  }, [box, revision, hasTyped]);

  const shown = box.current?.value ?? first;
  return {
    draft,
    hasTyped,
    found: draft.isLive ? textToOffer({ draft: text, drawn: first, shown, hasTyped }) : null,
    takeBack: () => {
      put(box.current, text);
      box.current?.focus();
    },
    forget: () => draft.change({ text: '' }),
  };
}

/** As if it had been typed: whoever listens to the box hears of it. */
function put(element: HTMLTextAreaElement | null, text: string): void {
  if (!element || element.value === text) return;
  const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!;
  set!.call(element, text);
  element.dispatchEvent(new Event('input', { bubbles: true }));
}

type Found = { field: string; version: number; text: string; savedAt: string };

/** The texts of one form ask together. */
const asked = new Map<string, Promise<Found[]>>();

async function findDraft(place: string, field: string): Promise<AutosaveStart<DraftTexts>> {
  let answer = asked.get(place);
  if (!answer) {
    answer = askFor(place).finally(() => asked.delete(place));
    asked.set(place, answer);
  }
  const found = (await answer).find((one) => one.field === field);
  if (!found) return nothing;
  return { version: found.version, content: { text: found.text }, savedAt: new Date(found.savedAt) };
}

/** Without an answer there is none: what the server has is met when the text is first saved. */
async function askFor(place: string): Promise<Found[]> {
  try {
    const response = await fetch(`/account/draft?${new URLSearchParams({ place })}`, {
      credentials: 'same-origin',
    });
    return response.ok ? ((await response.json()) as { drafts: Found[] }).drafts : [];
  } catch {
    return [];
  }
}
