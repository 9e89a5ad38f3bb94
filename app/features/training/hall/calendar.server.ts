/**
 * A class as a calendar file. The event keeps its UID; its sequence rises with every change, so that a calendar takes
 * the newest; a cancelled class takes its event back. Times are instants in UTC, right in every client: Vietnam has no
 * summer time.
 */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { OwnSeat } from './queries.server';

export function calendarOf({ hall, class: taught, unitName, agenda }: OwnSeat, origin: string): string {
  const isCancelled = taught.state === 'cancelled';
  const calendar = ical({
    prodId: { company: 'Thủ Lĩnh', product: 'Bồi dưỡng', language: 'VI' },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${taught.id}@${new URL(origin).hostname}`,
    sequence: hall.sequence,
    stamp: hall.updatedAt,
    start: hall.startsAt,
    end: hall.endsAt,
    summary: taught.name,
    location: hall.place,
    description: [unitName, ...agenda.map((item) => item.title), hall.note].filter(Boolean).join('\n'),
    url: `${origin}/training/class/${taught.id}/seat`,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}
