/** What the database holds that a file may touch, as texts that only the thread takes apart; and what they say. */
import type { Day } from '~/lib/date';
import { type Actor, personIdOf } from '../actor';
import { codeKey } from '../naming/unit-name';
import type { UnitLevel } from '../organisation';
import { refuseToEditPerson } from '../organisation-policy';
import { type SeatFacts, seatOn } from '../person/seat';
import type { KnownPerson } from '../plan/person-finder';
import type { RosterState } from '../plan/roster-plan';
import type { KnownSeat } from '../plan/seat';
import type { KnownUnit } from '../plan/unit-finder';
import type { StandingUnit, UnitState } from '../plan/unit-plan';
import type { RosterRow } from '../sheet/roster-row';
import type { UnitRow } from '../sheet/unit-sheet';

/** The keys of a roster by which people and units are looked up; a list of units needs none. */
export type Wanted = { phones: string[]; emails: string[]; memberCodes: string[]; unitCodes: string[] };

/** Lists of rows as JSON, each in slices. */
type Rows = readonly string[];
export type RosterFacts = {
  units: Rows;
  outsideCodes: Rows;
  people: Rows;
  /** All seats of those people, wherever they are. */
  seats: Rows;
  actor: Actor;
  scopeName: string;
};
export type ImportUnitFacts = {
  rootId: number | null;
  units: Rows;
  history: Rows;
  /** Every code there is. */
  codes: Rows;
  mayChangeRoot: boolean;
  levelOf: Record<string, UnitLevel>;
  above: NonNullable<UnitState['above']>;
  isBoard: boolean;
};
export type ImportFacts = RosterFacts | ImportUnitFacts;

type SeatRow = KnownSeat & SeatFacts;

export function wantedOf(rows: readonly RosterRow[]): Wanted {
  const some = (values: (string | null)[]) => [
    ...new Set(values.filter((value): value is string => Boolean(value))),
  ];
  return {
    phones: some(rows.map((row) => row.phone)),
    emails: some(rows.map((row) => row.email)),
    memberCodes: some(rows.map((row) => row.memberCode?.toLowerCase() ?? null)),
    unitCodes: some(rows.map((row) => codeKey(row.unitCode))),
  };
}

/** For `planRoster`. */
export function rosterState(facts: RosterFacts, today: Day): RosterState {
  const units = byPath<KnownUnit>(facts.units);
  const all = rowsOf<SeatRow>(facts.seats);
  const within = new Set(units.map(({ id }) => id));
  const byPerson = new Map<number, SeatRow[]>();
  for (const seat of all) {
    const seats = byPerson.get(seat.personId);
    if (seats) seats.push(seat);
    else byPerson.set(seat.personId, [seat]);
  }
  return {
    today,
    units,
    outsideCodes: new Set(rowsOf<string>(facts.outsideCodes).map(codeKey)),
    seats: all.filter(({ unitId }) => within.has(unitId)),
    people: rowsOf<Omit<KnownPerson, 'isOurs'>>(facts.people).map((person) => {
      const seats = (byPerson.get(person.id) ?? []).map((seat) => seatOn(seat, today));
      return { ...person, isOurs: refuseToEditPerson(facts.actor, { personId: person.id, seats }) === null };
    }),
    actorId: personIdOf(facts.actor),
    scopeName: facts.scopeName,
  };
}

/** Every code there is, for reading a list of units. */
export function codesOf(facts: ImportUnitFacts): Set<string> {
  return new Set(rowsOf<string>(facts.codes));
}

/** For `planUnits`. */
export function unitState(facts: ImportUnitFacts, rows: readonly UnitRow[], today: Day): UnitState {
  const units = byPath<StandingUnit>(facts.units);
  const history = byPath<StandingUnit>(facts.history);
  const within = new Set(units.map(({ code }) => code));
  const named = new Set(rows.map(({ code }) => codeKey(code)));
  return {
    today,
    rootId: facts.rootId,
    units: [...units, ...history],
    outsideCodes: new Set(
      facts.rootId === null
        ? []
        : rowsOf<string>(facts.codes)
            .filter((code) => !within.has(code))
            .map(codeKey)
            .filter((key) => named.has(key)),
    ),
    mayChangeRoot: facts.mayChangeRoot,
    levelOf: new Map(Object.entries(facts.levelOf)),
    above: facts.above,
    isBoard: facts.isBoard,
    history: new Set(history.map(({ id }) => id)),
  };
}

/** Units as the tree has them, from the top. */
function byPath<Unit>(slices: Rows): Unit[] {
  const rows = rowsOf<Unit & { path: string }>(slices);
  return rows.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function rowsOf<Row>(slices: Rows): Row[] {
  return slices.flatMap((slice) => JSON.parse(slice) as Row[]);
}
