/**
 * Days and hours as people type them: 'dd/mm/yyyy' and 'dd/mm/yyyy HH:mm' on Vietnam's wall clock. What machines send
 * ('YYYY-MM-DD', 'YYYY-MM-DDTHH:MM') is read as well. A day that exists in one reading only is never guessed at.
 */
import * as z from 'zod/mini';
import { type Day, dayOf, instantOf, isDay, showDay, showTime, wallClock } from './date';

/** The day a text means, or null. */
export function readDay(text: string): Day | null {
  const day = partsOf(text.trim());
  return day && isDay(day) ? day : null;
}

/** The instant a text means, or null: 'dd/mm/yyyy HH:mm', also '… 7h30', the hour first, or as machines send it. */
export function readInstant(text: string): Date | null {
  const { day, time } = splitOf(text);
  const read = day === null ? null : readDay(day);
  return read && time ? instantOf(read, time) : null;
}

/** Why a text is no day: in no shape of one, or of a day that no calendar has. */
export function dayFault(text: string): 'day.invalid' | 'day.absent' {
  return partsOf(text.trim()) ? 'day.absent' : 'day.invalid';
}

/** Why a text is no instant. */
export function instantFault(text: string): 'date.invalid' | 'date.absent' | 'date.hour' {
  const { day } = splitOf(text);
  if (day === null || !partsOf(day)) return 'date.invalid';
  return readDay(day) ? 'date.hour' : 'date.absent';
}

/** 'dd/MM/yyyy HH:mm', Vietnam: what a field for an instant holds. */
export function showClock(at: Date): string {
  return `${showDay(dayOf(at))} ${showTime(at)}`;
}

/** Values of a form as a person reads them: every 'YYYY-MM-DD' and 'YYYY-MM-DDTHH:MM' in it, the rest as it is. */
export function shownDays<T>(value: T): T {
  if (typeof value === 'string') return shownDay(value) as T;
  if (Array.isArray(value)) return value.map((one) => shownDays(one)) as T;
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shownDays(one)])) as T;
}

/** The text of a field once a day was picked (null: the day that is written), as machines write it; null when neither can be read. */
export function fromCalendar(text: string, picked: Day | null, hour: string): string | null {
  const { day: written, time } = splitOf(text);
  const day = picked ?? (written === null ? null : readDay(written));
  if (!day) return null;
  return picked || time ? `${day}T${time ?? hour}` : null;
}

/** Digits alone are enough: the strokes come by themselves while one types at the end of the text. */
export function withSlashes(text: string): string {
  return text
    .replace(/^(\d{2})(\d)$/, '$1/$2')
    .replace(/^(\d{2}\/\d{2})(\d)$/, '$1/$2')
    .replace(/^(\d{2}\/\d{2}\/\d{4})(\d)$/, '$1 $2')
    .replace(/^(\d{2}\/\d{2}\/\d{4} \d{2})(\d)$/, '$1:$2');
}

/** A day that must be given; `missing` is said of an empty field. */
export const typedDay = (missing = 'required') =>
  z.pipe(
    z.string(missing).check(z.trim(), (context) => {
      if (context.value === '') complain(context, missing);
      else if (!readDay(context.value)) complain(context, dayFault(context.value));
    }),
    z.transform((text) => readDay(text) ?? text),
  );

/** A day or nothing: '' and absence become null. */
export const typedDayOrNone = z.pipe(
  z._default(
    z.string('day.invalid').check(z.trim(), (context) => {
      if (context.value !== '' && !readDay(context.value)) complain(context, dayFault(context.value));
    }),
    '',
  ),
  z.transform((text) => readDay(text)),
);

type Complaining = { value: string; issues: unknown[] };

function complain(context: Complaining, message: string): void {
  context.issues.push({ code: 'custom', message, input: context.value });
}

const DAY_FIRST = /^(\d{1,2})\s?[/.\-\s]\s?(\d{1,2})\s?[/.\-\s]\s?(\d{4})$/;

/** 'YYYY-MM-DD' of a text in the shape of a day, whether or not that day exists. */
function partsOf(text: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const [, day, month, year] = DAY_FIRST.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text) ?? [];
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null;
}

/** The two parts of an instant's text; a time that no clock shows counts as none. */
function splitOf(text: string): { day: string | null; time: string | null } {
  const plain = text.trim().replace(/\s+/g, ' ');
  const machine = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(plain);
  const [, day, hour] = machine ?? /^(.*\d{4}),? (\d{1,2}\s?[:hg.]\s?\d{0,2})$/.exec(plain) ?? [];
  if (day) return { day, time: timeOf(hour ?? '') };
  const [, first, last] = /^(\d{1,2}[:hg]\d{0,2}),? (.*\d{4})$/.exec(plain) ?? [];
  if (last) return { day: last, time: timeOf(first ?? '') };
  return { day: plain === '' ? null : plain, time: null };
}

function timeOf(text: string): string | null {
  const [hour, minute] = text.split(/\s?[:hg.]\s?/);
  if (!hour || Number(hour) > 23 || Number(minute || 0) > 59 || (minute && minute.length < 2)) return null;
  return `${hour.padStart(2, '0')}:${(minute || '00').padStart(2, '0')}`;
}

function shownDay(text: string): string {
  if (isDay(text)) return showDay(text);
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? readInstant(text) : null;
  return at && wallClock(at) === text ? showClock(at) : text;
}
