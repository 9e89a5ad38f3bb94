/** One long text of a form: what is a draft of it, and when an older one is offered. */
import { describe, expect, it } from 'vitest';
import { type AutosaveHost, type AutosaveView, makeAutosave, type SaveReply } from '~/lib/draft/autosave';
import { draftOf, isGoneElsewhere, placeOf, textToOffer } from '~/lib/draft/kept-text';
import { type DraftTexts, type TextConflict, textKind } from '~/lib/draft/text-draft';

describe('a text in a box', () => {
  it('is a draft once it differs from what the page drew, line ends and spaces around aside', () => {
    expect(draftOf('Lý do', '')).toBe('Lý do');
    expect(draftOf('a\r\nb ', 'a\nb')).toBe('');
    expect(draftOf('', 'đã lưu')).toBe('');
  });

  it.each([
    ['kept, and the page shows something else', { draft: 'cũ', drawn: '', shown: '', hasTyped: false }, 'cũ'],
    ['nothing kept', { draft: '', drawn: 'A', shown: 'A', hasTyped: false }, null],
    ['the page shows it', { draft: 'A', drawn: 'A', shown: 'A', hasTyped: false }, null],
    ['the box says it after a refusal', { draft: 'A', drawn: '', shown: 'A ', hasTyped: false }, null],
    ['one types already', { draft: 'cũ', drawn: '', shown: 'm', hasTyped: true }, null],
  ])('%s', (_, kept, offered) => {
    expect(textToOffer(kept)).toBe(offered);
  });

  it('belongs to the address that takes its form', () => {
    expect(placeOf(null, 'https://x.vn/cycle/3/closing?a=1#b')).toBe('/cycle/3/closing');
    expect(placeOf('', 'https://x.vn/cycle/3/closing')).toBe('/cycle/3/closing');
    expect(placeOf('/nomination/7#statement', 'https://x.vn/nomination')).toBe('/nomination/7');
  });
});

describe('a text whose form was sent from elsewhere', () => {
  it('is no rival: what is typed here stays, and is saved again from nothing', async () => {
    const replies: SaveReply<DraftTexts>[] = [
      { kind: 'stale', version: 0, content: { text: '' } },
      { kind: 'saved', version: 1, savedAt: new Date(0) },
    ];
    const sent: object[] = [];
    let view: AutosaveView<DraftTexts, TextConflict> | null = null;
    const host: AutosaveHost<DraftTexts, DraftTexts, TextConflict> = {
      send: async (save) => {
        sent.push(save);
        return replies.shift()!;
      },
      keep: () => true,
      wait: (_, then) => {
        queueMicrotask(then);
        return () => {};
      },
      now: () => 0,
      show: (next) => {
        view = next;
      },
    };
    const start = { version: 4, content: { text: 'cũ' }, savedAt: null };
    const saver = makeAutosave(textKind, host, start, null);
    saver.change({ text: 'mới' });
    await saver.flush();
    expect(isGoneElsewhere(view!.conflicts)).toBe(true);
    saver.settle({});
    await saver.flush();
    expect(sent).toEqual([
      { version: 4, patch: { text: 'mới' } },
      { version: 0, patch: { text: 'mới' } },
    ]);
    expect(view).toMatchObject({ status: 'saved', draft: { text: 'mới' }, conflicts: [] });
  });

  it('two texts that differ are two', () => {
    expect(isGoneElsewhere([])).toBe(false);
    expect(isGoneElsewhere([{ field: 'text', mine: 'A', theirs: 'B' }])).toBe(false);
  });
});
