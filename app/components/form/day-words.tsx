/** Days said with the name of their weekday. */
import { type Day, dayOf, showDay, showTime } from '~/lib/date';
import { m } from '~/paraglide/messages';

const weekdays = [
  m.common_weekday_0,
  m.common_weekday_1,
  m.common_weekday_2,
  m.common_weekday_3,
  m.common_weekday_4,
  m.common_weekday_5,
  m.common_weekday_6,
];

/** “Thứ Sáu” */
export function weekdayOf(day: Day): string {
  return weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]?.() ?? '';
}

/** “Thứ Hai, 02/12/2024” */
export function dayText(day: Day): string {
  return m.common_day_text({ weekday: weekdayOf(day), day: showDay(day) });
}

/** “Thứ Hai, 02/12/2024, 07:00” */
export function instantText(at: Date): string {
  return m.common_instant_text({ day: dayText(dayOf(at)), time: showTime(at) });
}
