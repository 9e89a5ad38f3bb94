/** Days and hours as people in Vietnam type them, whatever the browser's language. */
import { describe, expect, it } from 'vitest';
import { instantOf } from '~/lib/date';
import {
  dayFault,
  fromCalendar,
  instantFault,
  readDay,
  readInstant,
  showClock,
  shownDays,
  typedDay,
  typedDayOrNone,
  withSlashes,
} from '~/lib/typed-day';
import { sourcesOf } from '../support/sources';

describe('a day', () => {
  it.each([
    ['02/12/2024', '2024-12-02'],
    ['2/12/2024', '2024-12-02'],
    [' 2-12-2024 ', '2024-12-02'],
    ['2.12.2024', '2024-12-02'],
    ['02 12 2024', '2024-12-02'],
    ['02122024', '2024-12-02'],
    ['2024-12-02', '2024-12-02'],
    ['29/02/2024', '2024-02-29'],
  ])('“%s” is %s', (text, day) => expect(readDay(text)).toBe(day));

  it.each([
    ['31/11/2024', 'day.absent'],
    ['29/02/2025', 'day.absent'],
    ['12/13/2024', 'day.absent'],
    ['2024-11-31', 'day.absent'],
    ['24/11/24', 'day.invalid'],
    ['20241202', 'day.absent'],
    ['mai', 'day.invalid'],
    ['24/11', 'day.invalid'],
  ])('“%s” is none: %s', (text, fault) => {
    expect(readDay(text)).toBeNull();
    expect(dayFault(text)).toBe(fault);
  });
});

describe('a day and an hour', () => {
  const at = instantOf('2024-12-02', '07:30');
  it.each([
    '02/12/2024 07:30',
    '02/12/2024, 07:30',
    '2/12/2024 7:30',
    '2/12/2024 7h30',
    '2/12/2024 7g30',
    '07:30 02/12/2024',
    '7h30, 2/12/2024',
    '2024-12-02T07:30',
  ])('“%s”', (text) => expect(readInstant(text)).toEqual(at));

  it.each([
    ['02/12/2024', 'date.hour'],
    ['02/12/2024 24:00', 'date.hour'],
    ['02/12/2024 25:00', 'date.hour'],
    ['02/12/2024 07:60', 'date.hour'],
    ['31/11/2024 07:00', 'date.absent'],
    ['2024-11-31T07:00', 'date.absent'],
    ['hôm nay', 'date.invalid'],
    ['', 'date.invalid'],
  ])('“%s” is none: %s', (text, fault) => {
    expect(readInstant(text)).toBeNull();
    expect(instantFault(text)).toBe(fault);
  });

  it('is shown so that it reads back as itself', () => {
    expect(showClock(at)).toBe('02/12/2024 07:30');
    expect(readInstant(showClock(at))).toEqual(at);
  });
});

describe('what a form holds', () => {
  it('is shown as people write it, days inside it too, and nothing else is touched', () => {
    const values = {
      name: 'Đợt 2024-2025',
      fromOn: '2024-12-02',
      toOn: '',
      wrong: '2024-11-31',
      phases: { self: { startsAt: '2024-11-09T07:00' } },
      list: ['2024-01-05', '12'],
      version: 3,
    };
    expect(shownDays(values)).toEqual({
      ...values,
      fromOn: '02/12/2024',
      phases: { self: { startsAt: '09/11/2024 07:00' } },
      list: ['05/01/2024', '12'],
    });
  });

  it('is filled in by the calendar, the hour that was typed kept', () => {
    expect(fromCalendar('', '2024-12-02', '17:00')).toBe('2024-12-02T17:00');
    expect(fromCalendar('01/12/2024 07:30', '2024-12-02', '17:00')).toBe('2024-12-02T07:30');
    expect(fromCalendar('1/12/2024 7h30', null, '17:00')).toBe('2024-12-01T07:30');
    expect(fromCalendar('1/12/2024', null, '17:00')).toBeNull();
  });

  it('needs digits only: strokes and colon come by themselves', () => {
    const typed = [...'021220240730'].reduce((text, digit) => withSlashes(text + digit), '');
    expect(typed).toBe('02/12/2024 07:30');
    expect(withSlashes('2/12/20245')).toBe('2/12/20245');
  });
});

describe('on the server', () => {
  it.each([
    ['31/11/2024', 'day.absent'],
    ['ngày mai', 'day.invalid'],
    ['', 'required'],
  ])('“%s” is complained of once: %s', (text, code) => {
    const parsed = typedDay().safeParse(text);
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual([code]);
  });

  it('a day that may be left out is null then', () => {
    expect(typedDay().parse(' 2/12/2024 ')).toBe('2024-12-02');
    expect(typedDayOrNone.parse('')).toBeNull();
    expect(typedDayOrNone.parse(undefined)).toBeNull();
    expect(typedDayOrNone.parse('02/12/2024')).toBe('2024-12-02');
    expect(typedDayOrNone.safeParse('31/11/2024').success).toBe(false);
  });
});

describe('the fields of the product', () => {
  it('are none of the browser’s own: those write dates as the browser’s language does', () => {
    const native = sourcesOf('app')
      .filter(({ text }) => /type=["{']+(date|time|datetime-local|month|week)\b/.test(text))
      .map(({ file }) => file);
    // There it is the calendar behind a button, which fills the text in.
    expect(native).toEqual(['app/components/form/date-field.tsx']);
  });
});
