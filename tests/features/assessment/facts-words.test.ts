/** What the facts bar and the save line say is true for whoever reads it. */
import { describe, expect, it } from 'vitest';
import { windowsOf2024 } from '#db/factories/cycle';
import { savedWords } from '~/features/assessment/form/save-line';
import { writingAudience } from '~/features/assessment/form/words';
import { factsOf, noDeadline } from '~/features/cycle/phase/facts';
import { instantOf } from '~/lib/date';

describe('who sees a form that is being written', () => {
  it.each([
    ['SELF', 'cho đến khi gửi'],
    ['SUPERIOR', 'cho đến khi gửi'],
    ['PEER', 'gửi rồi được niêm phong'],
  ] as const)('%s: only the writer, %s', (role, detail) => {
    expect(writingAudience(role)).toEqual({ text: 'Chỉ bạn', detail });
  });
});

describe('a deadline', () => {
  it.each(['2024-11-20', '2024-12-05', '2024-12-15', '2024-12-25', '2025-01-15', '2025-02-04'])(
    'is never shown on a page without one: %s',
    (day) => {
      const cycle = { state: 'open' as const, windows: windowsOf2024() };
      const facts = factsOf(cycle, instantOf(day, '09:00'), {
        next: 'Xem',
        audience: 'Chỉ bạn',
        deadline: noDeadline(),
      });
      expect(facts.deadline).toEqual({ text: 'Trang này không có hạn' });
    },
  );
});

describe('the save line', () => {
  it('names the day: yesterday’s hour alone reads as the future', () => {
    expect(savedWords(instantOf('2024-11-19', '20:27'))).toBe('Đã lưu lúc 20:27 ngày 19/11');
    expect(savedWords(null)).toBe('Đã lưu');
  });
});
