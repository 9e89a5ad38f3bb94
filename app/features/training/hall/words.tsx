/** Words for seats, reasons and sessions. */
import { Tag, type TagKind } from '~/components/tag';
import { dayOf, showDay, showTime } from '~/lib/date';
import { m } from '~/paraglide/messages';
import type { RefusalReason, SeatState } from './hall';

const seats: Record<SeatState, { kind: TagKind; text: () => string }> = {
  invited: { kind: 'go', text: m.training_seat_invited },
  accepted: { kind: 'ok', text: m.training_seat_accepted },
  waiting: { kind: 'plain', text: m.training_seat_waiting },
  declined: { kind: 'plain', text: m.training_seat_declined },
};

const reasons: Record<RefusalReason, () => string> = {
  duty: m.training_reason_duty,
  family: m.training_reason_family,
  distance: m.training_reason_distance,
  known: m.training_reason_known,
  other: m.training_reason_other,
};

export function SeatTag({ state, isLate }: { state: SeatState; isLate: boolean }) {
  if (isLate) return <Tag kind="warn">{m.training_seat_late()}</Tag>;
  return <Tag kind={seats[state].kind}>{seats[state].text()}</Tag>;
}

export const reasonName = (reason: RefusalReason) => reasons[reason]();

/** “Sáng 24/08/2024”. */
export function sessionName(session: string): string {
  const [day = '', half] = session.split('/');
  return half === 'am'
    ? m.training_session_am({ day: showDay(day) })
    : m.training_session_pm({ day: showDay(day) });
}

/** “24/08/2024, 07:30–16:30”; over several days both days. */
export function hallSpan({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): string {
  const [first, last] = [dayOf(startsAt), dayOf(endsAt)];
  const end = first === last ? showTime(endsAt) : `${showDay(last)}, ${showTime(endsAt)}`;
  return `${showDay(first)}, ${showTime(startsAt)}–${end}`;
}
