import { describe, expect, it } from 'vitest';
import { recordFieldName, valueText } from '~/features/audit/record-detail-words';
import { detailLines, mostDetailLines } from '~/features/audit/record-details';

describe('what an entry kept', () => {
  it('is laid out field by field, phases by their names', () => {
    const kept = {
      name: 'Đợt 2024',
      windows: [{ phase: 'self', startsAt: '2024-11-01T00:00:00.000Z', endsAt: '2024-11-24T10:00:00.000Z' }],
      settings: { roleWeights: { peer: 0.4 } },
      pairs: ['1-2', '1-3'],
    };
    expect(detailLines(null, kept).lines.map(({ path, after }) => [path.join('.'), after])).toEqual([
      ['name', 'Đợt 2024'],
      ['windows.self.startsAt', '2024-11-01T00:00:00.000Z'],
      ['windows.self.endsAt', '2024-11-24T10:00:00.000Z'],
      ['settings.roleWeights.peer', 0.4],
      ['pairs', '1-2, 1-3'],
    ]);
  });

  it('shows only what differs when something stood there', () => {
    const { lines } = detailLines({ state: 'draft', name: 'A' }, { state: 'open', name: 'A', ratees: 3 });
    expect(lines).toEqual([
      { path: ['state'], before: 'draft', after: 'open' },
      { path: ['ratees'], before: undefined, after: 3 },
    ]);
  });

  it('leaves out what was empty and stayed so', () => {
    expect(detailLines(null, { email: null, name: 'A' }).lines.map(({ path }) => path[0])).toEqual(['name']);
    expect(detailLines({ toOn: null }, { toOn: '2024-11-20' }).lines).toHaveLength(1);
  });

  it('is bounded, and empty when nothing was kept', () => {
    const many = Object.fromEntries(Array.from({ length: mostDetailLines + 5 }, (_, k) => [`k${k}`, k]));
    expect(detailLines(null, many)).toMatchObject({ left: 5 });
    expect(detailLines(null, null)).toEqual({ lines: [], left: 0 });
    expect(detailLines(null, 'một câu').lines).toEqual([{ path: [], before: undefined, after: 'một câu' }]);
  });
});

describe('its words', () => {
  it('name fields and boxes; what is unknown shows itself', () => {
    expect(recordFieldName(['windows', 'self', 'endsAt'])).toBe('Tự đánh giá: kết thúc');
    expect(recordFieldName(['reason'])).toBe('Lý do');
    expect(recordFieldName(['somethingNew'])).toBe('somethingNew');
  });

  it.each([
    ['bornOn', '1998-04-30', '30/04/1998'],
    ['at', '2024-11-24T10:00:00.000Z', '24/11/2024, 17:00'],
    ['isRatee', true, 'có'],
    ['state', 'submitted', 'đã gửi'],
    ['state', 'unheard', 'unheard'],
    ['reason', 'open', 'open'],
    ['grade', 'GOOD', 'Hoàn thành tốt nhiệm vụ'],
    ['note', '', '–'],
    ['textHash', 'a9c95dc8704d4035f09fc27588', 'a9c95dc8704d'],
    ['toOn', null, '–'],
  ])('%s %s is said %s', (key, value, text) => expect(valueText([key], value)).toBe(text));
});
