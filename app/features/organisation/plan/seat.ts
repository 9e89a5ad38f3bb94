import type { Day } from '~/lib/date';
import type { HowAppointed } from '../organisation';
import type { RosterRow } from '../sheet/roster-row';
import type { PersonTarget } from './person-target';
import type { PlanLine } from './plan';
import type { StartDay } from './start-day';
import type { KnownUnit } from './unit-finder';

/** An appointment as the database holds it. */
export type KnownSeat = {
  id: number;
  personId: number;
  unitId: number;
  titleCode: string;
  fromOn: Day;
  toOn: Day | null;
  how: HowAppointed | null;
};
type SeatChange = { fromOn?: Day; toOn?: Day; how?: HowAppointed };

/** An appointment to be made or changed. */
export type SeatTarget =
  | {
      kind: 'add';
      person: PersonTarget;
      unitId: number;
      titleCode: string;
      fromOn: Day;
      toOn: Day | null;
      how: HowAppointed | null;
      line: PlanLine<unknown>;
    }
  | { kind: 'change'; id: number; unitId: number; titleCode: string; set: SeatChange; fromOn?: undefined };

/** Where appointments are looked up and what is planned is kept. */
type Seats = {
  of(personId: number | null, unitId: number, titleCode: string): readonly KnownSeat[];
  planned: SeatTarget[];
  /** Seats that rows of the file speak of, and those rows. */
  touched: Map<number, PlanLine<unknown>>;
};

/**
 * Sets the post of a row against the appointments of its person. An open one is kept, corrected or ended; for a new one
 * without a first day the clerk is asked. A post that was ended is not opened again by an old list.
 */
export function planSeat(
  row: RosterRow,
  unit: KnownUnit,
  person: PersonTarget,
  seats: Seats,
  { today, start }: { today: Day; start: StartDay },
  line: PlanLine<unknown>,
): 'new' | 'ended' | 'known' {
  const titleCode = row.title!;
  const held = seats.of(person.id, unit.id, titleCode);
  const open = held.find((seat) => seat.toOn === null);
  const ended = held.find(
    (seat) => seat.toOn !== null && (row.fromOn === null || seat.fromOn === row.fromOn),
  );
  const place = { unitId: unit.id, titleCode };
  // A post that is over stays over: moving its last day on would give it back with its old place in the line.
  const isRevived =
    ended !== undefined && ended.toOn! < today && (row.toOn === null ? !open : row.toOn >= today);
  if (isRevived) {
    line.problems.push({
      field: 'fromOn',
      code: 'people.seatEnded',
      params: { day: ended.toOn! },
      value: row.fromOn ?? '',
    });
    return 'known';
  }
  const isPast = row.toOn !== null && ended !== undefined;
  const seat = isPast ? ended : open && !(row.toOn !== null && row.toOn < open.fromOn) ? open : undefined;
  if (!seat) {
    const post = `${unit.id}|${titleCode}`;
    if (row.toOn === null && person.posts.has(post)) {
      line.problems.push({ field: 'title', code: 'people.seatTwice', params: {}, value: titleCode });
      return 'known';
    }
    if (row.toOn === null) person.posts.add(post);
    const fromOn = row.fromOn ?? firstDay(row, start, today, line);
    seats.planned.push({ kind: 'add', person, ...place, fromOn, toOn: row.toOn, how: row.how, line });
    return 'new';
  }
  seats.touched.set(seat.id, line);
  const set: SeatChange = {};
  for (const field of ['fromOn', 'toOn', 'how'] as const) {
    const value = row[field];
    if (value === null || value === seat[field]) continue;
    Object.assign(set, { [field]: value });
    line.changes.push({ field, before: seat[field], after: value });
  }
  if (Object.keys(set).length > 0) seats.planned.push({ kind: 'change', id: seat.id, ...place, set });
  return set.toOn !== undefined && seat.toOn === null ? 'ended' : 'known';
}

/** Of a row that says nothing: the day the clerk chose; of a post that is over, its last. */
function firstDay(row: RosterRow, start: StartDay, today: Day, line: PlanLine<unknown>): Day {
  const isOver = row.toOn !== null && row.toOn < today;
  const { day, isOpen } = isOver ? { day: row.toOn!, isOpen: false } : start.ask();
  if (isOpen)
    line.problems.push({ field: 'fromOn', code: 'people.startMissing', params: { day }, value: '' });
  else line.notes.push({ code: 'people.noteFromAssumed', params: { day } });
  return day;
}
