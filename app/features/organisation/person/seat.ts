import type { Day } from '~/lib/date';
import type { PersonSeat } from '../organisation-policy';

/** A seat as it is stored. `endedOn`: its last day or its unit's, whichever came first. */
export type SeatFacts = Omit<PersonSeat, 'isOpen' | 'hasBegun'> & { fromOn: Day };

/** A seat as policies read it on a day. */
export function seatOn<Seat extends SeatFacts>(seat: Seat, today: Day): Seat & PersonSeat {
  return {
    ...seat,
    hasBegun: seat.fromOn <= today,
    isOpen: seat.endedOn === null || seat.endedOn >= today,
  };
}
