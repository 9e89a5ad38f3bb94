import { describe, expect, it } from 'vitest';
import { windowsOf2024 } from '#db/factories/cycle';
import { ganttOf } from '~/features/cycle/form/gantt-scale';
import { deadlineFact, factsOf } from '~/features/cycle/phase/facts';
import { instantOf } from '~/lib/date';

const open = { state: 'open' as const, windows: windowsOf2024() };
const at = (day: string, time = '09:00') => instantOf(day, time);
const said = { next: 'Gửi phiếu', audience: 'Chỉ bạn' };

describe('the facts of a page', () => {
  it.each([
    [
      'two phases at once',
      open,
      at('2024-11-20'),
      'Tự đánh giá',
      'và đồng cấp',
      '24/11/2024, 17:00',
      'còn 4 ngày',
    ],
    ['the last day', open, at('2024-12-10'), 'Cấp trên đánh giá', undefined, '10/12/2024, 17:00', 'hôm nay'],
    [
      'the day before',
      open,
      at('2024-12-09'),
      'Cấp trên đánh giá',
      undefined,
      '10/12/2024, 17:00',
      'còn 1 ngày',
    ],
    [
      'between phases',
      open,
      at('2024-12-19'),
      'Chờ đến: Đề nghị',
      undefined,
      'Chưa mở, từ 21/12/2024, 07:00',
      undefined,
    ],
    [
      'the year over',
      open,
      at('2025-03-01'),
      'Đã qua mọi giai đoạn',
      undefined,
      'Không còn hạn nào',
      undefined,
    ],
    [
      'a draft',
      { ...open, state: 'draft' as const },
      at('2024-11-01'),
      'Chưa mở',
      undefined,
      'Dự kiến bắt đầu 09/11/2024, 07:00',
      undefined,
    ],
    ['no cycle', null, at('2024-11-01'), 'Chưa có đợt đang chạy', undefined, 'Chưa có hạn', undefined],
  ])('%s', (_, cycle, now, phase, detail, deadline, left) => {
    const facts = factsOf(cycle, now, { ...said, deadline: deadlineFact(cycle, now) });
    expect(facts.phase).toEqual({ text: phase, ...(detail ? { detail } : {}) });
    expect(facts.deadline).toMatchObject({ text: deadline, ...(left ? { detail: left } : {}) });
    expect(facts.next).toEqual({ text: 'Gửi phiếu' });
  });

  it('takes the deadline of the page’s own phase, and says late when it has passed', () => {
    const facts = factsOf(open, at('2024-11-25'), { ...said, phase: 'self' });
    expect(facts.deadline).toEqual({ text: '24/11/2024, 17:00', detail: 'đã qua', late: true });
    expect(factsOf(open, at('2024-11-25'), { ...said, phase: 'peer' }).deadline.late).toBeUndefined();
  });
});

describe('the scale of the calendar', () => {
  it('starts at the first month, and leaves no bar too thin to see', () => {
    const scale = ganttOf(windowsOf2024(), { from: 150, to: 700 })!;
    expect(scale.months.map((month) => month.label)).toEqual(['11/2024', '12/2024', '01/2025', '02/2025']);
    expect(scale.months[0]!.x).toBe(150);
    expect(scale.barOf(windowsOf2024()[7]!).width).toBe(10);
    expect(scale.xOf(at('2024-10-31'))).toBeNull();
    expect(ganttOf([], { from: 0, to: 1 })).toBeNull();
  });
});
