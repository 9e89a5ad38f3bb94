/** What a plan writes, as batches of JSON that the database takes apart: the server hands them on unopened. */

import { nameColumns } from '../naming/person-name';
import { unitKeys } from '../naming/unit-name';
import { type PersonTarget, personFields } from '../plan/person-target';
import type { RosterPlan } from '../plan/roster-plan';
import type { UnitPlan, UnitState, UnitTarget } from '../plan/unit-plan';

/** Rows of one statement. */
const batch = 500;

type Seat = { unitId: number; titleCode: string; fromOn: string; toOn: string | null };
export type RosterWrites = {
  /** New people, in the order by which `fresh` numbers (from 0) name them. */
  fresh: string[];
  /** Known people as they will stand, with their ids. */
  changed: string[];
  seats: string[];
  seatChanges: string[];
  handovers: { unitId: number; leftIds: number[]; came: Ref | null; fromOn: string }[];
  /** Seats for people of other units. */
  elsewhere: (Seat & { personId: number })[];
};
/** Somebody known, or the nth of the new ones. */
export type Ref = { id: number } | { fresh: number };

export type UnitWrites = {
  /** One after the other: a unit hangs under what an earlier step wrote. `parent`: an id, or the nth new unit. */
  steps: { fresh: string; changed: string; moved: { id: number; parent: UnitRef }[] }[];
};
export type UnitRef = { id: number } | { fresh: number } | null;

export function rosterWrites({ people, seats, handovers }: RosterPlan): RosterWrites {
  const fresh = people.filter(({ id }) => id === null);
  const place = new Map<PersonTarget, number>(fresh.map((target, index) => [target, index]));
  const refOf = (target: PersonTarget): Ref =>
    target.id === null ? { fresh: place.get(target)! } : { id: target.id };
  const columnsOf = ({ facts }: PersonTarget) => ({
    ...nameColumns(facts),
    ...Object.fromEntries(personFields.map((field) => [field, facts[field]])),
  });
  return {
    fresh: batches(fresh, columnsOf),
    changed: batches(
      people.filter(({ id }) => id !== null),
      (target) => ({ id: target.id, ...columnsOf(target) }),
    ),
    seats: batches(
      seats.flatMap((seat) => (seat.kind === 'add' ? [seat] : [])),
      ({ person, unitId, titleCode, fromOn, toOn, how }) => ({
        ...refOf(person),
        unitId,
        titleCode,
        fromOn,
        toOn,
        how,
      }),
    ),
    seatChanges: batches(
      seats.flatMap((seat) => (seat.kind === 'change' ? [seat] : [])),
      ({ id, set }) => ({ id, ...set }),
    ),
    handovers: handovers.map(({ came, ...seat }) => ({ ...seat, came: came && refOf(came) })),
    elsewhere: seats.flatMap((seat) =>
      seat.kind === 'add' && !seat.person.isOurs
        ? [
            {
              personId: seat.person.id!,
              unitId: seat.unitId,
              titleCode: seat.titleCode,
              fromOn: seat.fromOn,
              toOn: seat.toOn,
            },
          ]
        : [],
    ),
  };
}

export function unitWrites({ units }: UnitPlan, state: Pick<UnitState, 'units'>): UnitWrites {
  const stood = new Map(state.units.map(({ id, parentId }) => [id, parentId]));
  const place = new Map<UnitTarget, number>(
    units.filter(({ id }) => id === null).map((target, index) => [target, index]),
  );
  const refOf = ({ parent }: UnitTarget): UnitRef => {
    if (parent === null) return null;
    if (typeof parent === 'number') return { id: parent };
    return parent.id === null ? { fresh: place.get(parent)! } : { id: parent.id };
  };
  const columnsOf = ({ name, typeCode, validFrom, validTo }: UnitTarget) => ({
    name,
    typeCode,
    validFrom,
    validTo,
    ...unitKeys(name),
  });
  const steps = levels(units).map((level) => {
    const fresh = level.filter(({ id }) => id === null);
    const known = level.filter(({ id }) => id !== null);
    return {
      fresh: JSON.stringify(
        fresh.map((target) => {
          const ref = refOf(target);
          const parent = ref && ('id' in ref ? { parentId: ref.id } : { parentFresh: ref.fresh });
          return { code: target.code, ...parent, ...columnsOf(target) };
        }),
      ),
      changed: JSON.stringify(known.map((target) => ({ id: target.id, ...columnsOf(target) }))),
      // A move rewrites the paths below it: named only where the unit above changes.
      moved: known.flatMap((target) => {
        const parent = refOf(target);
        const isSame = (parent && 'id' in parent ? parent.id : parent) === stood.get(target.id!);
        return isSame ? [] : [{ id: target.id!, parent }];
      }),
    };
  });
  return { steps };
}

/** Runs of units in order, cut wherever one hangs under another of the same run, and when long. */
function levels(units: readonly UnitTarget[]): UnitTarget[][] {
  const out: UnitTarget[][] = [];
  let run = new Set<UnitTarget>();
  for (const target of units) {
    const isUnderRun = target.parent && typeof target.parent === 'object' && run.has(target.parent);
    if (run.size === 0 || run.size === batch || isUnderRun) {
      run = new Set();
      out.push([]);
    }
    run.add(target);
    out.at(-1)!.push(target);
  }
  return out;
}

function batches<T>(rows: readonly T[], rowOf: (row: T) => object): string[] {
  const out: string[] = [];
  for (let at = 0; at < rows.length; at += batch)
    out.push(JSON.stringify(rows.slice(at, at + batch).map(rowOf)));
  return out;
}
