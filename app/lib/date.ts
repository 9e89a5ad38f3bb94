/**
 * Days and instants as Vietnam reads them. A day is 'YYYY-MM-DD' and never passes through UTC; an instant is a
 * `Date`. Asia/Ho_Chi_Minh has been UTC+7 without daylight saving since 1975, so the offset is a constant.
 */
export type Day = string;

const OFFSET_MS = 7 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const two = (n: number) => String(n).padStart(2, '0');

/** The day in Vietnam at an instant. */
export function dayOf(at: Date): Day {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10);
}

/** The instant at which a wall clock in Vietnam shows `day` and `time` ('HH:MM', default midnight). */
export function instantOf(day: Day, time = '00:00'): Date {
  return new Date(Date.parse(`${day}T${time}:00Z`) - OFFSET_MS);
}

/** 'YYYY-MM-DDTHH:MM' of an instant on Vietnam's wall clock, as machines write it. */
export function wallClock(at: Date): string {
  return new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 16);
}

/** True for an existing calendar day written 'YYYY-MM-DD'. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === value;
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to` (negative when `to` lies before). */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** Whole months from `from` to `to`, a month counting when its day has come. */
export function monthsBetween(from: Day, to: Day): number {
  const [y1, m1, d1] = from.split('-').map(Number) as [number, number, number];
  const [y2, m2, d2] = to.split('-').map(Number) as [number, number, number];
  return (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0);
}

/** 'dd/MM/yyyy'. */
export function showDay(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** 'HH:mm', Vietnam. */
export function showTime(at: Date): string {
  const local = new Date(at.getTime() + OFFSET_MS);
  return `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
}

/** 'dd/MM/yyyy, HH:mm', Vietnam. */
export function showInstant(at: Date): string {
  return `${showDay(dayOf(at))}, ${showTime(at)}`;
}

/** Whole days left until the day of `end` (0 on the day itself, negative when past). */
export function daysLeft(now: Date, end: Date): number {
  return daysBetween(dayOf(now), dayOf(end));
}
