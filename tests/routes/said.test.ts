/** Every act ends with a word: it is said where one lands, or the page one lands on shows by itself what happened. */
import { describe, expect, it } from 'vitest';
import { sourcesOf } from '../support/sources';

/** What shows that it was done, where nothing is said. */
const shownThere: Record<string, string> = {
  'account/demo-seat.tsx': 'the strip names the seat',
  'account/draft.tsx': 'no page; the line under the box',
  'account/email.tsx': '?done on the account page',
  'account/invitation.tsx': 'the sheet of links',
  'account/invitation-link.tsx': 'the person’s own home',
  'account/language.tsx': 'the language',
  'account/notice.tsx': 'the page one wanted',
  'account/password.tsx': '?done on the account page',
  'account/reset-link.tsx': 'the news of the reset on the home page',
  'account/reset-news.tsx': 'the news are gone',
  'account/session.tsx': '?done on the account page, or the sign-in page',
  'account/setup-link.tsx': 'the first home page',
  'account/sign-in.tsx': 'the page one wanted',
  'account/sign-out.tsx': 'the sign-in page',
  'assessment/draft.tsx': 'no page; the line above the form',
  'assessment/form.tsx': 'the next question, the check page, the receipt',
  'inbox/item.tsx': 'the page that the notice tells of',
  'nomination/draft.tsx': 'no page; the line above the form',
  'organisation/import.tsx': 'the preview of the file',
  'shortlist/board.tsx': '?marked: the opinion with its tick',
  'shortlist/nominee.tsx': '?marked: the opinion with its tick',
  'shortlist/order.tsx': '?moved: the row at its new place',
};

const acts = sourcesOf('app/routes').filter(({ text }) =>
  /export (?:const action|async function action)/.test(text),
);

describe('after an act', () => {
  it('it is said, or shown, by every route that takes one', () => {
    const silent = acts
      .filter(({ text }) => !text.includes('redirectSaying('))
      .map(({ file }) => file.replace('app/routes/', ''));
    expect(acts.length).toBeGreaterThan(60);
    expect(silent.filter((file) => !(file in shownThere))).toEqual([]);
  });

  it('no act that is said ends without a word on another way', () => {
    const mixed = acts
      .filter(({ text }) => text.includes('redirectSaying('))
      .filter(({ text }) => /return redirect\(/.test(text.slice(text.indexOf('export const action'))))
      .map(({ file }) => file.replace('app/routes/', ''));
    // Going back to the columns or questions of the file: the preview shows them.
    expect(mixed).toEqual(['organisation/import-preview.tsx']);
  });
});
