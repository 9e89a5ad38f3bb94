import { addDays, type Day } from '~/lib/date';
import { type KnownPerson, PersonFinder } from './import-person-finder';
import { PersonGroups, type PersonTarget } from './import-person-target';
import { countOutcomes, type Outcome, outcomeOf, type PlanLine } from './import-plan';
import { type KnownSeat, planSeat, type SeatTarget } from './import-seat';
import { type KnownUnit, UnitFinder } from './import-unit-finder';
import { joinName } from './person-name';
import type { RosterRow } from './roster-row';

/** What the database holds that a roster may touch, at one moment. */
export type RosterState = {
  today: Day;
  /** Units at or below the one imported for. */
  units: readonly KnownUnit[];
  /** Codes (small letters) that exist elsewhere. */
  outsideCodes: ReadonlySet<string>;
  /** People who serve or served in those units, and whoever holds a telephone, address or code of the file. */
  people: readonly KnownPerson[];
  /** Appointments of those people and in those units, open and ended. */
  seats: readonly KnownSeat[];
  /** The one who imports: their own seat is never ended by a list. */
  actorId: number | null;
};

/** `isWhole`: the clerk says that nobody is missing, so whoever is missing has left the post. */
export type RosterPlanOptions = { isWhole: boolean };

export type RosterLine = PlanLine<RosterRow | EndedRow>;
/** An open appointment whose holder a complete list no longer names. */
export type EndedRow = { unitCode: string; unitName: string; fullName: string; title: string; fromOn: Day };

export type RosterPlan = {
  lines: RosterLine[];
  counts: Record<Outcome, number>;
  /** What to write: nothing while a line is in error. */
  people: PersonTarget[];
  seats: SeatTarget[];
};

/**
 * Sets a roster against the database. Pure: the same rows and the same state give the same plan, so that a preview
 * can be confirmed. `faulty` names rows ('sheet|row') that the reading itself found fault with.
 */
export function planRoster(
  rows: readonly RosterRow[],
  faulty: ReadonlySet<string>,
  state: RosterState,
  { isWhole }: RosterPlanOptions,
): RosterPlan {
  const units = new UnitFinder(state.units, state.outsideCodes);
  const finder = new PersonFinder(state.people, peopleOfUnits(state.seats));
  const groups = new PersonGroups();
  const seats = new SeatBook(state.seats);
  const lines: RosterLine[] = rows.map((read) => {
    const line: RosterLine = { ...blank(read), sheet: read.sheet, row: read.row };
    if (faulty.has(`${read.sheet}|${read.row}`)) return { ...line, outcome: 'error' };
    if (read.title === null || read.title === 'MEMBER') return { ...line, outcome: 'skip' };
    const place = units.find(read);
    if ('code' in place) return { ...line, problems: [place], outcome: 'error' };
    if (
      place.unit.validTo &&
      place.unit.validTo < state.today &&
      (!read.toOn || read.toOn > place.unit.validTo)
    )
      line.problems.push({
        field: read.unitCode ? 'unitCode' : 'unitName',
        code: 'people.unitNoLonger',
        params: { day: place.unit.validTo },
        value: read.unitCode || read.unitName,
      });
    if (place.isOtherName)
      line.notes.push({
        code: 'people.noteUnitOtherName',
        params: { name: place.unit.name, written: read.unitName },
      });
    const found = finder.find(read, place.unit.id);
    if (found && 'problem' in found)
      return { ...line, problems: [...line.problems, found.problem], outcome: 'error' };
    const person = found?.person ?? null;
    line.match = found?.match ?? null;
    if (person && !person.isOurs) line.notes.push({ code: 'people.notePersonElsewhere', params: {} });
    const target = groups.add(read, person, place.unit.id, line);
    const seat = planSeat(read, place.unit, target, seats, state.today, line);
    line.outcome = outcomeOf({
      problems: line.problems,
      isNew: seat === 'new',
      isEnded: seat === 'ended',
      changes: line.changes,
    });
    return line;
  });
  const ends = isWhole ? missing(rows, lines, seats, state) : [];
  const all = [...lines, ...ends];
  noteRivals(seats, state);
  return { lines: all, counts: countOutcomes(all), people: groups.targets(), seats: seats.planned };
}

/** Appointments by unit, title and person, with what the file does to them. */
class SeatBook {
  private readonly known = new Map<string, KnownSeat[]>();
  readonly planned: SeatTarget[] = [];
  readonly touched = new Set<number>();

  constructor(readonly seats: readonly KnownSeat[]) {
    for (const seat of seats) {
      const key = `${seat.personId}|${seat.unitId}|${seat.titleCode}`;
      const same = this.known.get(key);
      if (same) same.push(seat);
      else this.known.set(key, [seat]);
    }
  }

  of(personId: number | null, unitId: number, titleCode: string): readonly KnownSeat[] {
    return personId === null ? [] : (this.known.get(`${personId}|${unitId}|${titleCode}`) ?? []);
  }
}

function blank(read: RosterRow): RosterLine {
  return { sheet: '', row: 0, outcome: 'same', read, match: null, changes: [], problems: [], notes: [] };
}

function peopleOfUnits(seats: readonly KnownSeat[]): Map<number, Set<number>> {
  const byUnit = new Map<number, Set<number>>();
  for (const seat of seats) {
    const people = byUnit.get(seat.unitId) ?? new Set();
    byUnit.set(seat.unitId, people.add(seat.personId));
  }
  return byUnit;
}

/**
 * Open appointments that a complete list leaves out: only in units and of titles that the list names at all. The last
 * day is the one before the successor's first, or today.
 */
function missing(
  rows: readonly RosterRow[],
  lines: readonly RosterLine[],
  book: SeatBook,
  state: RosterState,
): RosterLine[] {
  if (lines.some((line) => line.outcome === 'error')) return [];
  const units = new Map(state.units.map((unit) => [unit.id, unit]));
  const people = new Map(state.people.map((person) => [person.id, person]));
  const titles = new Set(rows.map((row) => row.title));
  const listed = new Set(book.planned.map((seat) => seat.unitId));
  for (const seat of book.seats) if (book.touched.has(seat.id)) listed.add(seat.unitId);
  const successors = new Map<string, Day>();
  for (const seat of book.planned)
    if (seat.kind === 'add') successors.set(`${seat.unitId}|${seat.titleCode}`, seat.fromOn);
  return book.seats.flatMap((seat): RosterLine[] => {
    const unit = units.get(seat.unitId);
    const isLeftOut =
      unit &&
      seat.toOn === null &&
      listed.has(seat.unitId) &&
      titles.has(seat.titleCode as RosterRow['title']) &&
      !book.touched.has(seat.id) &&
      seat.personId !== state.actorId;
    if (!isLeftOut) return [];
    const begins = successors.get(`${seat.unitId}|${seat.titleCode}`);
    const before = begins ? addDays(begins, -1) : state.today;
    const toOn = before >= seat.fromOn && before <= state.today ? before : later(seat.fromOn, state.today);
    book.planned.push({
      kind: 'change',
      id: seat.id,
      unitId: seat.unitId,
      titleCode: seat.titleCode,
      set: { toOn },
    });
    const read: EndedRow = {
      unitCode: unit.code,
      unitName: unit.name,
      fullName: people.get(seat.personId)?.fullName ?? '',
      title: seat.titleCode,
      fromOn: seat.fromOn,
    };
    const changes = [{ field: 'toOn' as const, before: null, after: toOn }];
    return [{ sheet: '', row: 0, outcome: 'end', read, match: null, changes, problems: [], notes: [] }];
  });
}

/** A unit has one secretary: says who else holds the post that a line gives away, here or in the file. */
function noteRivals(book: SeatBook, state: RosterState): void {
  const ending = new Set(
    book.planned.flatMap((seat) => (seat.kind === 'change' && seat.set.toOn !== undefined ? [seat.id] : [])),
  );
  const names = new Map(state.people.map((person) => [person.id, person.fullName]));
  const holders = new Map<number, string>();
  for (const seat of book.seats)
    if (seat.titleCode === 'SECRETARY' && seat.toOn === null && !ending.has(seat.id))
      holders.set(seat.unitId, names.get(seat.personId) ?? '');
  for (const seat of book.planned) {
    if (seat.kind !== 'add' || seat.titleCode !== 'SECRETARY' || seat.toOn !== null) continue;
    const rival = holders.get(seat.unitId);
    const name = joinName(seat.person.facts);
    if (rival !== undefined && rival !== name)
      seat.line.notes.push({ code: 'people.noteSeatHeld', params: { name: rival } });
    holders.set(seat.unitId, name);
  }
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

export function nameOf(read: RosterRow | EndedRow): string {
  return 'fullName' in read ? read.fullName : joinName(read);
}
