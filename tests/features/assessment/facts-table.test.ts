/** The facts bar through the whole year: a deadline only for whoever still has something to do, and none that has gone. */
import { describe, expect, it } from 'vitest';
import { windowsOf2024 } from '#db/factories/cycle';
import { writingAudience } from '~/features/assessment/form/words';
import { audienceOf } from '~/features/assessment/sending/receipt-words';
import { type CycleState, type Phase, phases } from '~/features/cycle/cycle';
import { factsOf } from '~/features/cycle/phase/facts';
import { sourcesOf } from '../../support/sources';

const windows = windowsOf2024();
const days = 24 * 60 * 60 * 1000;
const first = Math.min(...windows.map(({ startsAt }) => startsAt.getTime()));

/** Before the first phase, a day inside each, after the last, and once the cycle is closed. */
const year: [string, CycleState, Date][] = [
  ['a draft', 'draft', new Date(first - 20 * days)],
  ['before the first phase', 'open', new Date(first - days)],
  ...windows.map(({ phase, startsAt, endsAt }): [string, CycleState, Date] => [
    phase,
    'open',
    new Date((startsAt.getTime() + endsAt.getTime()) / 2),
  ]),
  ['after the last phase', 'open', new Date(Math.max(...windows.map((one) => one.endsAt.getTime())) + days)],
  ['closed', 'closed', new Date(first + 200 * days)],
];
const said = { next: 'Việc', audience: 'Ai' };
const wordsOf = ({ text, detail }: { text: unknown; detail?: unknown }) => `${text} ${detail ?? ''}`.trim();

describe.each(year)('%s', (_, state, now) => {
  const cycle = { state, windows };

  it('who has finished sees no deadline, in whatever phase the page belongs to', () => {
    for (const phase of [undefined, ...phases] as (Phase | undefined)[]) {
      const { deadline } = factsOf(cycle, now, { ...said, phase, isDone: true });
      if (state !== 'draft')
        expect(wordsOf(deadline)).toMatch(/^(Trang này không có hạn|Không còn hạn nào)$/);
      expect(deadline.late).toBeUndefined();
    }
  });

  it('a page of no phase has no deadline either: a running phase is not its reader’s', () => {
    const { deadline } = factsOf(cycle, now, said);
    expect(wordsOf(deadline)).not.toMatch(/còn \d+ ngày|hôm nay|đã qua/);
  });

  it('who still owes sees the end of that phase, and “đã qua” only once it has gone', () => {
    for (const { phase, startsAt, endsAt } of windows) {
      const { deadline } = factsOf(cycle, now, { ...said, phase });
      const words = wordsOf(deadline);
      if (state === 'closed') expect(words).toBe('Không còn hạn nào');
      else if (state === 'draft') expect(words).toMatch(/^Dự kiến bắt đầu/);
      else if (now < startsAt) expect(words).toMatch(/^Chưa mở, từ/);
      else expect(Boolean(deadline.late)).toBe(now >= endsAt);
    }
  });
});

describe('who reads a form', () => {
  it('a sealed one is never “until you send”, written, checked or sent', () => {
    for (const role of ['PEER'] as const)
      expect(wordsOf(writingAudience(role))).not.toMatch(/cho đến khi gửi/);
    for (const office of [null, 'Đoàn xã An Phú'])
      for (const role of ['PEER', 'SELF', 'SUPERIOR'] as const)
        expect(audienceOf({ role, office } as never)).not.toMatch(/cho đến khi gửi/);
  });
});

it('every page that asks for the end of the running phase without naming its own is known', () => {
  const pages = sourcesOf('app/routes')
    .filter(({ text }) => /deadlineFact\((?!running, now\)\.text)/.test(text))
    .map(({ file }) => file.replace('app/routes/', ''));
  expect(pages.sort()).toEqual([
    'cycle/cycles.tsx',
    'cycle/show.tsx',
    'dashboard/late.tsx',
    'dashboard/progress.tsx',
    'home.tsx',
  ]);
});
