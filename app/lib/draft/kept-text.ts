/** One long text of a form, saved as it is typed: what is a draft of it, and when an older one is offered. */
import type { TextConflict } from './text-draft';

/** What is kept of `typed`: nothing where the page shows the same already. */
export function draftOf(typed: string, drawn: string): string {
  return plain(typed) === plain(drawn) ? '' : typed;
}

/** The older text to offer, or null: nothing was kept, or the box says it, or one has begun to type here. */
export function textToOffer(kept: {
  draft: string;
  drawn: string;
  shown: string;
  hasTyped: boolean;
}): string | null {
  const isNews = ![kept.drawn, kept.shown, ''].some((text) => plain(text) === plain(kept.draft));
  return isNews && !kept.hasTyped ? kept.draft : null;
}

/** A draft that was taken away elsewhere (its form was sent) is no rival of what is typed here. */
export function isGoneElsewhere(conflicts: readonly TextConflict[]): boolean {
  return conflicts.length > 0 && conflicts.every(({ theirs }) => theirs === '');
}

/** Where a form is sent, as its drafts are named; `action` is its attribute. */
export function placeOf(action: string | null, here: string): string {
  return new URL(action || here, here).pathname;
}

/** Line ends and the spaces around aside. */
function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}
