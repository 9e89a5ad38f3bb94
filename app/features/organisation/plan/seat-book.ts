/** The appointments a roster touches: what stands, what the file does to it, and what ends because of it. */
import { addDays, type Day } from '~/lib/date';
import type { PlanLine, PlanNote } from './plan';
import type { EndedRow, PlannedHandover, RosterLine, RosterState } from './roster-plan';
import type { KnownSeat, SeatTarget } from './seat';
import type { KnownUnit } from './unit-finder';

export type AddedSeat = Extract<SeatTarget, { kind: 'add' }>;

/** Appointments by unit, title and person, with what the file does to them. */
export class SeatBook {
  private readonly known = new Map<string, KnownSeat[]>();
  private readonly units: ReadonlyMap<number, KnownUnit>;
  private readonly names: ReadonlyMap<number, string>;
  readonly planned: SeatTarget[] = [];
  readonly touched = new Map<number, PlanLine<unknown>>();
  /** Lines for seats that end without a row of their own. */
  readonly ends: RosterLine[] = [];
  readonly handovers: PlannedHandover[] = [];
  readonly dropped = new Set<AddedSeat>();

  constructor(readonly state: RosterState) {
    this.units = new Map(state.units.map((unit) => [unit.id, unit]));
    this.names = new Map(state.people.map((person) => [person.id, person.fullName]));
    for (const seat of state.seats) {
      const key = `${seat.personId}|${seat.unitId}|${seat.titleCode}`;
      const same = this.known.get(key);
      if (same) same.push(seat);
      else this.known.set(key, [seat]);
    }
  }

  of(personId: number | null, unitId: number, titleCode: string): readonly KnownSeat[] {
    return personId === null ? [] : (this.known.get(`${personId}|${unitId}|${titleCode}`) ?? []);
  }

  unit(id: number): KnownUnit | undefined {
    return this.units.get(id);
  }

  nameOf(personId: number): string {
    return this.names.get(personId) ?? '';
  }

  /** New seats that stay open, in the order of the file. */
  opening(): AddedSeat[] {
    return this.planned.filter((seat): seat is AddedSeat => seat.kind === 'add' && seat.toOn === null);
  }

  /** Seats open now that nothing planned so far ends. */
  standing(): KnownSeat[] {
    const ending = new Set(
      this.planned.flatMap((seat) =>
        seat.kind === 'change' && seat.set.toOn !== undefined ? [seat.id] : [],
      ),
    );
    return this.state.seats.filter((seat) => seat.toOn === null && !ending.has(seat.id));
  }

  /** Seats that were open and end by this file, with their last day. */
  ending(): { seat: KnownSeat; toOn: Day }[] {
    const days = new Map(
      this.planned.flatMap((seat) =>
        seat.kind === 'change' && seat.set.toOn !== undefined ? [[seat.id, seat.set.toOn] as const] : [],
      ),
    );
    return this.state.seats.flatMap((seat) => {
      const toOn = days.get(seat.id);
      return seat.toOn === null && toOn !== undefined ? [{ seat, toOn }] : [];
    });
  }

  /** Nobody's own seat is ended by their own list. */
  mayEnd(seat: KnownSeat): boolean {
    return seat.personId !== this.state.actorId;
  }

  /** Ends a seat that no row ends, the day before `begins` (today without one): one line in the preview. */
  end(seat: KnownSeat, begins: Day | null, notes: PlanNote[]): void {
    const { today } = this.state;
    const before = begins ? addDays(begins, -1) : today;
    const toOn = before >= seat.fromOn ? before : later(seat.fromOn, today);
    const { id, unitId, titleCode } = seat;
    this.planned.push({ kind: 'change', id, unitId, titleCode, set: { toOn } });
    const unit = this.unit(unitId);
    const read: EndedRow = {
      unitCode: unit?.code ?? '',
      unitName: unit?.name ?? '',
      fullName: this.nameOf(seat.personId),
      title: titleCode,
      fromOn: seat.fromOn,
    };
    const changes = [{ field: 'toOn' as const, before: null, after: toOn }];
    this.ends.push({ sheet: '', row: 0, outcome: 'end', read, match: null, changes, problems: [], notes });
  }

  /** Leaves a row out, as the clerk chose; the row says so. */
  drop(seat: AddedSeat): void {
    this.dropped.add(seat);
    this.planned.splice(this.planned.indexOf(seat), 1);
    seat.line.outcome = 'skip';
    seat.line.notes.push({ code: 'people.noteLeftOut', params: {} });
  }
}

/**
 * Open appointments that a complete list leaves out, in every unit it is imported for: of the kinds of post that it
 * names at all (a list of branch secretaries ends no commune's secretary). The last day is the one before the
 * successor's first, or today.
 */
export function endMissing(book: SeatBook): void {
  const kindOf = (unitId: number, titleCode: string) => `${book.unit(unitId)?.level}|${titleCode}`;
  const named = new Set([
    ...book.planned.map((seat) => kindOf(seat.unitId, seat.titleCode)),
    ...book.state.seats
      .filter((seat) => book.touched.has(seat.id))
      .map((seat) => kindOf(seat.unitId, seat.titleCode)),
  ]);
  const successors = new Map<string, Day>();
  for (const seat of book.planned)
    if (seat.kind === 'add') successors.set(`${seat.unitId}|${seat.titleCode}`, seat.fromOn);
  for (const seat of book.standing()) {
    const isLeftOut =
      book.unit(seat.unitId) !== undefined &&
      named.has(kindOf(seat.unitId, seat.titleCode)) &&
      !book.touched.has(seat.id) &&
      book.mayEnd(seat);
    if (isLeftOut) book.end(seat, successors.get(`${seat.unitId}|${seat.titleCode}`) ?? null, []);
  }
}

function later(a: Day, b: Day): Day {
  return a.localeCompare(b) > 0 ? a : b;
}
