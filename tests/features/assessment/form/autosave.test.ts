/** Saving as one types, with a clock, a network and a device that the test holds in its hands. */
import { describe, expect, it } from 'vitest';
import { EMPTY_FORM } from '~/features/assessment/assessment';
import { type DraftPatch, patchBetween } from '~/features/assessment/assessment-merge';
import {
  type FormAutosaveView,
  type FormSaveReply,
  type KeptFormDraft,
  makeFormAutosave,
  RETRY_AFTER,
  SAVE_EVERY,
} from '~/features/assessment/form/autosave';

type Timer = { at: number; then: () => void };
const start = { version: 1, content: EMPTY_FORM, savedAt: null };

/** A page in miniature: `replies` answer the saves in turn; without one the server takes it. */
function page({ kept = null as KeptFormDraft | null, from = start, mayKeep = true } = {}) {
  let clock = 0;
  let version = from.version;
  let timers: Timer[] = [];
  const sent: { at: number; version: number; patch: DraftPatch }[] = [];
  const replies: FormSaveReply[] = [];
  const seen: FormAutosaveView[] = [];
  const device: { kept: KeptFormDraft | null } = { kept };
  const saver = makeFormAutosave(
    {
      send: async (save) => {
        sent.push({ at: clock, ...save });
        return replies.shift() ?? { kind: 'saved', version: ++version, savedAt: new Date(clock) };
      },
      keep: (draft) => {
        if (mayKeep) device.kept = draft;
        return mayKeep || draft === null;
      },
      wait: (ms, then) => {
        const timer = { at: clock + ms, then };
        timers.push(timer);
        return () => {
          timers = timers.filter((one) => one !== timer);
        };
      },
      now: () => clock,
      show: (view) => seen.push(view),
    },
    from,
    kept,
  );
  /** Lets `ms` pass, timers and replies in their order. */
  const pass = async (ms: number) => {
    const end = clock + ms;
    for (;;) {
      const due = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      clock = Math.max(clock, due.at);
      timers = timers.filter((timer) => timer !== due);
      due.then();
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    }
    clock = end;
  };
  const status = () => saver.view().status;
  /** What the device has and the server does not. */
  const waiting = () => {
    const patch = device.kept ? patchBetween(device.kept.base, device.kept.draft) : {};
    return Object.keys(patch).length > 0 ? patch : null;
  };
  return { saver, sent, replies, seen, device, waiting, pass, status };
}

describe('typing', () => {
  it('is kept on the device at once and sent a moment later, as one patch', async () => {
    const { saver, sent, device, pass, status, waiting } = page();
    saver.change({ answers: { A1: 4 } });
    saver.change({ notes: { A1: 'Họp chi đoàn' } });
    expect(device.kept?.draft).toMatchObject({ answers: { A1: 4 }, notes: { A1: 'Họp chi đoàn' } });
    expect([status(), sent.length]).toEqual(['saving', 0]);
    await pass(1000);
    expect(sent).toMatchObject([
      { version: 1, patch: { answers: { A1: 4 }, notes: { A1: 'Họp chi đoàn' } } },
    ]);
    expect([status(), waiting()]).toEqual(['saved', null]);
  });

  it('without a pause is saved every three seconds, no more and no less', async () => {
    const { saver, sent, pass } = page();
    for (let letter = 1; letter <= 100; letter++) {
      saver.change({ comment: 'a'.repeat(letter) });
      await pass(100);
    }
    await pass(SAVE_EVERY);
    const gaps = sent.slice(1).map((save, index) => save.at - sent[index]!.at);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(SAVE_EVERY);
    expect(sent.length).toBeGreaterThanOrEqual(4);
    expect(sent.at(-1)!.patch.comment).toHaveLength(100);
    expect(sent.map(({ version }) => version)).toEqual(sent.map((_, index) => index + 1));
  });

  it('back to what was saved sends nothing', async () => {
    const { saver, sent, pass, status } = page();
    saver.change({ comment: 'x' });
    saver.change({ comment: '' });
    await pass(5000);
    expect([sent.length, status()]).toEqual([0, 'saved']);
  });
});

describe('a network that is away', () => {
  it('leaves the draft on the device, tries again with longer pauses, and says so in one state', async () => {
    const { saver, sent, replies, device, pass, status, waiting } = page();
    replies.push({ kind: 'unreachable' }, { kind: 'unreachable' }, { kind: 'unreachable' });
    saver.change({ answers: { A1: 2 } });
    await pass(1000);
    expect([status(), device.kept?.draft.answers]).toEqual(['local', { A1: 2 }]);
    saver.change({ answers: { A2: 3 } });
    expect(status()).toBe('local');
    await pass(RETRY_AFTER[0] + RETRY_AFTER[1]);
    expect(sent).toHaveLength(3);
    await pass(RETRY_AFTER[2]);
    expect(sent.at(-1)!.patch).toEqual({ answers: { A1: 2, A2: 3 } });
    expect([status(), waiting()]).toEqual(['saved', null]);
  });

  it('that comes back is used at once', async () => {
    const { saver, sent, replies, pass, status } = page();
    replies.push({ kind: 'unreachable' });
    saver.change({ answers: { A1: 2 } });
    await pass(SAVE_EVERY + 1000);
    saver.retry();
    await pass(1);
    expect([sent.length, status()]).toEqual([2, 'saved']);
  });

  it('and a device that keeps nothing: not saved, said plainly', async () => {
    const { saver, replies, pass, status } = page({ mayKeep: false });
    replies.push({ kind: 'unreachable' });
    saver.change({ answers: { A1: 2 } });
    await pass(1000);
    expect([status(), saver.view().isKept]).toEqual(['failed', false]);
  });

  it('a server that cannot is tried again too', async () => {
    const { saver, replies, pass, status } = page();
    replies.push({ kind: 'broken' });
    saver.change({ answers: { A1: 2 } });
    await pass(1000);
    expect(status()).toBe('failed');
    await pass(RETRY_AFTER[0]);
    expect(status()).toBe('saved');
  });
});

describe('an expired sign-in', () => {
  it('stops sending, keeps everything, and goes on after signing in again', async () => {
    const { saver, sent, replies, device, pass, status } = page();
    replies.push({ kind: 'signedOut' });
    saver.change({ answers: { A1: 2 } });
    await pass(1000);
    saver.change({ comment: 'còn viết tiếp' });
    await pass(60_000);
    expect([status(), sent.length]).toEqual(['signedOut', 1]);
    expect(device.kept?.draft).toMatchObject({ answers: { A1: 2 }, comment: 'còn viết tiếp' });

    const again = page({ kept: device.kept });
    await again.pass(10);
    expect(again.sent).toMatchObject([{ patch: { answers: { A1: 2 }, comment: 'còn viết tiếp' } }]);
    expect([again.status(), again.waiting()]).toEqual(['saved', null]);
  });

  it('a closed phase is told in the server’s words and not tried again', async () => {
    const { saver, sent, replies, pass, status } = page();
    replies.push({ kind: 'refused', text: 'Giai đoạn đã khóa' });
    saver.change({ answers: { A1: 2 } });
    await pass(60_000);
    expect([status(), saver.view().text, sent.length]).toEqual(['refused', 'Giai đoạn đã khóa', 1]);
    expect(await saver.flush()).toBe(false);
  });
});

describe('a second device', () => {
  const theirs = { ...EMPTY_FORM, answers: { A1: 3 as const, B1: 5 as const } };

  it('that changed other places is merged without a question', async () => {
    const { saver, sent, replies, pass, status } = page();
    replies.push({ kind: 'stale', version: 9, content: theirs });
    saver.change({ answers: { A2: 4 } });
    await pass(10_000);
    expect(sent.at(-1)).toMatchObject({ version: 9, patch: { answers: { A2: 4 } } });
    expect(saver.view().draft.answers).toEqual({ A1: 3, B1: 5, A2: 4 });
    expect([status(), saver.view().revision]).toEqual(['saved', 1]);
  });

  it('that changed the same place: asked field by field, then sent as chosen', async () => {
    const { saver, sent, replies, pass, status } = page();
    replies.push({ kind: 'stale', version: 9, content: theirs });
    saver.change({ answers: { A1: 4, B1: 1 } });
    await pass(10_000);
    expect(status()).toBe('conflict');
    expect(saver.view().conflicts.map(({ field }) => field)).toEqual(['answers.A1', 'answers.B1']);
    expect(sent).toHaveLength(1);
    saver.settle({ 'answers.A1': 'theirs', 'answers.B1': 'mine' });
    await pass(10_000);
    expect(sent.at(-1)).toMatchObject({ version: 9, patch: { answers: { B1: 1 } } });
    expect(saver.view().draft.answers).toEqual({ A1: 3, B1: 1 });
    expect([status(), saver.view().conflicts]).toEqual(['saved', []]);
  });

  it('a lost answer is no conflict: the same change stands on both sides', async () => {
    const { saver, replies, pass, status, waiting } = page();
    replies.push(
      { kind: 'unreachable' },
      { kind: 'stale', version: 2, content: { ...EMPTY_FORM, comment: 'x' } },
    );
    saver.change({ comment: 'x' });
    await pass(20_000);
    expect([status(), waiting()]).toEqual(['saved', null]);
  });

  it('a draft left on the device meets a newer form on the server', async () => {
    const kept = { version: 1, base: EMPTY_FORM, draft: { ...EMPTY_FORM, comment: 'trên máy' } };
    const { saver, sent, pass } = page({ kept, from: { ...start, version: 7, content: theirs } });
    await pass(100);
    expect(sent).toMatchObject([{ version: 7, patch: { comment: 'trên máy' } }]);
    expect(saver.view().draft).toEqual({ ...theirs, comment: 'trên máy' });
  });
});

describe('leaving the page', () => {
  it('sends what is open without waiting, and shows nothing more after it stopped', async () => {
    const { saver, sent, seen, status } = page();
    saver.change({ comment: 'dở' });
    const flushed = saver.flush();
    saver.stop();
    const shown = seen.length;
    expect(await flushed).toBe(true);
    expect([sent.length, seen.length, status()]).toEqual([1, shown, 'saved']);
  });

  it('waits for a save on its way, then sends the rest', async () => {
    const { saver, sent, pass } = page();
    saver.change({ comment: 'một' });
    void saver.flush();
    saver.change({ comment: 'một hai' });
    expect(await saver.flush()).toBe(true);
    await pass(0);
    expect(sent.map(({ patch }) => patch.comment)).toEqual(['một', 'một hai']);
  });
});

describe('a page that is a copy, opened without a network', () => {
  const old = { ...start, isCopy: true };

  it('shows what was saved since it was made, and goes on from there', async () => {
    const first = page();
    first.saver.change({ answers: { A1: 4 } });
    await first.pass(1000);
    const again = page({ kept: first.device.kept, from: old });
    expect(again.saver.view()).toMatchObject({ draft: { answers: { A1: 4 } }, version: 2, conflicts: [] });
    again.saver.change({ answers: { A2: 3 } });
    await again.pass(1000);
    expect(again.sent).toMatchObject([{ version: 2, patch: { answers: { A2: 3 } } }]);
    expect(again.sent[0]!.patch.answers).toEqual({ A2: 3 });
  });

  it('keeps what waits, too', async () => {
    const kept = {
      version: 5,
      base: { ...EMPTY_FORM, comment: 'đã lưu' },
      draft: { ...EMPTY_FORM, comment: 'viết tiếp' },
    };
    const { saver, sent, pass } = page({ kept, from: old });
    expect(saver.view()).toMatchObject({ draft: { comment: 'viết tiếp' }, status: 'saving' });
    await pass(1000);
    expect(sent).toMatchObject([{ version: 5, patch: { comment: 'viết tiếp' } }]);
  });

  it('of the server’s own page the server is right', () => {
    const content = { ...EMPTY_FORM, comment: 'máy khác viết' };
    const same = { ...EMPTY_FORM, comment: 'máy này viết' };
    const kept = { version: 4, base: same, draft: same };
    const { saver, waiting } = page({ kept, from: { ...start, version: 6, content } });
    expect(saver.view()).toMatchObject({ draft: content, version: 6, conflicts: [] });
    expect(waiting()).toBeNull();
  });
});
