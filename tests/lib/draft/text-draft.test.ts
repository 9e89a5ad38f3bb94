/** Long texts save themselves by the machinery of the forms: kept on the device, sent, merged, never lost. */
import { describe, expect, it } from 'vitest';
import { type AutosaveHost, type AutosaveView, makeAutosave } from '~/lib/draft/autosave';
import { type DraftTexts, type TextConflict, textKind } from '~/lib/draft/text-draft';

const base = { deed: 'Dựng cầu', background: '' };

describe('a draft of texts', () => {
  it('sends only what changed; line ends and spaces around are no change', () => {
    expect(textKind.patchBetween(base, { ...base, background: 'Bí thư từ 2021' })).toEqual({
      background: 'Bí thư từ 2021',
    });
    expect(textKind.patchBetween({ deed: 'a\nb' }, { deed: 'a\r\nb ' })).toEqual({});
  });

  it.each<[string, DraftTexts, DraftTexts, DraftTexts, string[]]>([
    ['only mine', { deed: 'A' }, { deed: 'Dựng cầu' }, { deed: 'A' }, []],
    ['only theirs', { deed: 'Dựng cầu' }, { deed: 'B' }, { deed: 'B' }, []],
    ['both the same', { deed: 'A' }, { deed: 'A' }, { deed: 'A' }, []],
    ['both, differently', { deed: 'A' }, { deed: 'B' }, { deed: 'A' }, ['deed']],
  ])('changed by %s', (_, mine, theirs, merged, conflicts) => {
    const made = textKind.mergeDrafts({ deed: 'Dựng cầu' }, mine, theirs);
    expect(made.merged).toEqual(merged);
    expect(made.conflicts.map(({ field }) => field)).toEqual(conflicts);
    expect(textKind.settleConflicts(made, {})).toEqual(merged);
    if (conflicts.length > 0) expect(textKind.settleConflicts(made, { deed: 'theirs' })).toEqual(theirs);
  });

  it('without a network stays on the device and is not safe to leave when the device cannot keep it', async () => {
    const views: AutosaveView<DraftTexts, TextConflict>[] = [];
    let room = true;
    const host: AutosaveHost<DraftTexts, DraftTexts, TextConflict> = {
      send: async () => ({ kind: 'unreachable' }),
      keep: () => room,
      wait: () => () => {},
      now: () => 0,
      show: (view) => views.push(view),
    };
    const made = makeAutosave(textKind, host, { version: 1, content: base, savedAt: null }, null);
    expect(made.isSafe()).toBe(true);
    made.change({ deed: 'Dựng hai cầu' });
    expect(await made.flush()).toBe(false);
    expect([views.at(-1)?.status, made.isSafe()]).toEqual(['local', true]);
    room = false;
    made.change({ deed: 'Dựng ba cầu' });
    expect(made.isSafe()).toBe(false);
    made.stop();
  });
});
