import { describe, expect, it } from 'vitest';
import { parseDay, parseDayCell, swapDay } from '~/features/organisation/sheet/roster-day';

describe('a day', () => {
  it.each([
    ['12/08/1999', '1999-08-12'],
    ['1/6/2024', '2024-06-01'],
    ['5-3-99', '1999-03-05'],
    ['5.3.05', '2005-03-05'],
    ['2024-06-01', '2024-06-01'],
    ['2024/6/1', '2024-06-01'],
    ['2024-06-01T00:00:00.000Z', '2024-06-01'],
    ['01/06/2024 00:00:00', '2024-06-01'],
    ['ngày 5 tháng 3 năm 2020', '2020-03-05'],
    ['29/02/2024', '2024-02-29'],
    ["'01/06/2024", '2024-06-01'],
    ['01062024', '2024-06-01'],
    ['01 / 06 / 2024', '2024-06-01'],
  ])('%s is read', (text, day) => expect(parseDay(text)).toMatchObject({ ok: true, day }));

  it.each([
    ['31/11/2025', 'day.noSuchDay', { day: 31, month: 11, days: 30 }],
    ['29/02/2023', 'day.noSuchDay', { day: 29, month: 2, year: 2023, days: 28 }],
    ['01/2020', 'day.monthOnly', { month: 1, year: 2020 }],
    ['2020', 'day.yearOnly', { year: 2020 }],
    ['05/20/2001', 'day.monthFirst', { day: 5, month: 20 }],
    ['20/40/2001', 'day.noSuchMonth', { month: 40 }],
    ['01/01/0201', 'day.year', { year: 201 }],
    ['khoảng 2020', 'day.unclear', {}],
    ['1/6', 'day.unclear', {}],
    ['123456', 'day.unclear', {}],
  ])('%s is refused', (text, code, params) =>
    expect(parseDay(text)).toMatchObject({ ok: false, code, params }),
  );

  it('is told from a number, a date cell, and the 1904 calendar', () => {
    expect(parseDayCell({ kind: 'number', text: '36417', number: 36417 })).toEqual({
      ok: true,
      day: '1999-09-14',
      from: 'serial',
    });
    expect(parseDayCell({ kind: 'number', text: '34955', number: 34955 }, true)).toMatchObject({
      day: '1999-09-14',
    });
    expect(parseDayCell({ kind: 'number', text: '1999', number: 1999 })).toMatchObject({
      code: 'day.yearOnly',
    });
    expect(parseDayCell({ kind: 'number', text: '1062024', number: 1062024 })).toMatchObject({
      day: '2024-06-01',
    });
    expect(parseDayCell({ kind: 'date', text: '14/09/1999', day: '1999-09-14' })).toEqual({
      ok: true,
      day: '1999-09-14',
      from: 'date',
    });
    expect(parseDay('36417')).toMatchObject({ day: '1999-09-14', from: 'serial' });
  });

  it.each([
    ['1996-03-04T17:00:00.000Z', '1996-03-05', 'instant'],
    ['1997-12-31T17:00:00Z', '1998-01-01', 'instant'],
    ['1996-03-05T00:00:00+07:00', '1996-03-05', 'instant'],
    ['1996-03-05 00:30+0900', '1996-03-04', 'instant'],
    ['5032001', '2001-03-05', 'packed'],
    ['05032001', '2001-03-05', 'packed'],
    ['2024-06-01', '2024-06-01', 'clear'],
    ['ngày 5 tháng 3 năm 2020', '2020-03-05', 'clear'],
    ['05/03/2020', '2020-03-05', 'text'],
    ['05\u201103\u20132020\u200e', '2020-03-05', 'text'],
  ])('%s says how it was understood', (text, day, from) =>
    expect(parseDay(text)).toEqual({ ok: true, day, from }),
  );

  it('is exchanged with its month', () => {
    expect(swapDay('2026-03-04')).toBe('2026-04-03');
    expect(swapDay('2026-03-14')).toBeNull();
  });
});
