/** A class in a hall: seats, who holds one, sessions of the day. */
import { addDays, type Day, dayOf, showTime } from '~/lib/date';

export const seatStates = ['invited', 'accepted', 'waiting', 'declined'] as const;
export type SeatState = (typeof seatStates)[number];

/** Why somebody cannot come: from a list, so that nobody has to tell more. */
export const refusalReasons = ['duty', 'family', 'distance', 'known', 'other'] as const;
export type RefusalReason = (typeof refusalReasons)[number];

const offerHours = 24;

type Held = { state: SeatState; heldUntil: Date | null };
type Waiting = { id: string; state: SeatState; inOfficeSince: Day; askedAt: Date };

/** Whether a seat is taken by this person at the moment: accepted, or held for an answer that is still awaited. */
export function holdsSeat({ state, heldUntil }: Held, at: Date): boolean {
  return state === 'accepted' || (state === 'invited' && heldUntil !== null && heldUntil > at);
}

export function freeSeats(seats: number, people: readonly Held[], at: Date): number {
  return seats - people.filter((one) => holdsSeat(one, at)).length;
}

/** Those who wait, in their order: who took office first is asked first, of two on one day who asked first. */
export function inQueueOrder<T extends Waiting>(people: readonly T[]): T[] {
  return people
    .filter((one) => one.state === 'waiting')
    .sort(
      (a, b) =>
        a.inOfficeSince.localeCompare(b.inOfficeSince) ||
        a.askedAt.getTime() - b.askedAt.getTime() ||
        a.id.localeCompare(b.id),
    );
}

/** Until when a seat offered now is held: the day for replies, or a day when that is near or over; never past the beginning. */
export function heldUntil({ replyBy, startsAt }: { replyBy: Date; startsAt: Date }, at: Date): Date {
  const day = new Date(at.getTime() + offerHours * 3_600_000);
  const until = replyBy > day ? replyBy : day;
  return until < startsAt ? until : startsAt;
}

export function doOverlap(a: { startsAt: Date; endsAt: Date }, b: { startsAt: Date; endsAt: Date }): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

/** Half days that a class takes: '2024-08-24/am', '2024-08-24/pm'. */
export function sessionsOf({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): string[] {
  const last = dayOf(endsAt);
  const sessions: string[] = [];
  for (let day = dayOf(startsAt); day <= last; day = addDays(day, 1)) {
    const isFirst = day === dayOf(startsAt);
    if (!isFirst || showTime(startsAt) < '12:00') sessions.push(`${day}/am`);
    if (day !== last || showTime(endsAt) > '12:00') sessions.push(`${day}/pm`);
  }
  return sessions;
}

type Marked = { session: string; isPresent: boolean };

/** How many of the sessions somebody missed; an unmarked session is missed. */
export function missedOf(sessions: readonly string[], marks: readonly Marked[]): number {
  return sessions.filter((session) => !marks.some((mark) => mark.session === session && mark.isPresent))
    .length;
}
