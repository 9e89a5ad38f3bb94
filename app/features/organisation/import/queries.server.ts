/** What the database holds that a file may touch, fetched by sets: ten thousand rows ask a dozen questions. */
import { and, eq, inArray, like, lt, ne, notLike, or, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client';
import { appointment, importFile, person, unit, unitType } from '#db/schema/index';
import type { Day } from '~/lib/date';
import { NotFound } from '~/lib/errors';
import { type Actor, isProvincialBoard, personIdOf } from '../actor';
import { codeKey } from '../naming/unit-name';
import type { UnitLevel } from '../organisation';
import { refuseToChangeUnit, refuseToEditPerson } from '../organisation-policy';
import { placesOfPeople } from '../person/place-queries.server';
import type { RosterState } from '../plan/roster-plan';
import type { UnitState } from '../plan/unit-plan';
import type { RosterRow } from '../sheet/roster-row';
import type { UnitRow } from '../sheet/unit-sheet';

export type ImportFileRow = typeof importFile.$inferSelect;
type Scope = { path: string; name: string } | null;

/** A statement takes 65,535 parameters: sets go in slices. */
const slice = 5_000;

/** A file that the actor uploaded; `NotFound` for anybody else's: nobody sees a list before it is imported. */
export async function findImport(db: Db, actor: Actor, id: string): Promise<ImportFileRow> {
  const row = await db.query.importFile.findFirst({ where: eq(importFile.id, id) });
  if (!row || (actor.kind === 'person' && row.uploadedBy !== personIdOf(actor))) throw new NotFound();
  return row;
}

/** For `planRoster`: units of the scope, people there and whoever holds a telephone, address or code of the rows. */
export async function gatherRosterState(
  db: Db,
  actor: Actor,
  { scope, rows, today }: { scope: Scope; rows: readonly RosterRow[]; today: Day },
): Promise<RosterState> {
  const within = inScope(scope);
  const units = await db
    .select({
      id: unit.id,
      code: unit.code,
      name: unit.name,
      parentName: sql<string>`coalesce((select above.name from ${unit} as above where above.id = ${unit.parentId}), '')`,
      level: unitType.level,
      validFrom: unit.validFrom,
      validTo: unit.validTo,
    })
    .from(unit)
    .innerJoin(unitType, eq(unitType.code, unit.typeCode))
    .where(within)
    .orderBy(unit.path);
  const seats = await db
    .select({
      id: appointment.id,
      personId: appointment.personId,
      unitId: appointment.unitId,
      titleCode: appointment.titleCode,
      fromOn: appointment.fromOn,
      toOn: appointment.toOn,
      how: appointment.how,
    })
    .from(appointment)
    .innerJoin(unit, eq(unit.id, appointment.unitId))
    .where(within)
    .orderBy(appointment.id);
  const people = await findPeople(db, rows, new Set(seats.map((seat) => seat.personId)));
  const places = await placesOfPeople(db, [...people.keys()], today);
  return {
    today,
    units,
    outsideCodes: await codesOutside(
      db,
      scope,
      rows.map((row) => row.unitCode),
    ),
    seats,
    people: [...people.values()].map((row) => ({
      ...row,
      isOurs: refuseToEditPerson(actor, places.get(row.id)!) === null,
    })),
    actorId: personIdOf(actor),
    scopeName: scope?.name ?? '',
  };
}

/** For `planUnits`: the tree at and below the scope, what stands above it, and provinces beside it that are no more. */
export async function gatherUnitState(
  db: Db,
  actor: Actor,
  {
    scope,
    rows,
    today,
  }: {
    scope: { id: number; path: string; name: string; parentId: number | null; typeCode: string } | null;
    rows: readonly UnitRow[];
    today: Day;
  },
): Promise<UnitState> {
  const types = await db.select({ code: unitType.code, level: unitType.level }).from(unitType);
  const levelOf = new Map(types.map((type) => [type.code, type.level]));
  const parentPath = scope ? scope.path.replace(/[^/]+\/$/, '') : null;
  const isBoard = scope !== null && levelOf.get(scope.typeCode) === 'province' && isProvincialBoard(actor);
  const history = isBoard ? await pastProvinces(db, scope, today) : [];
  return {
    today,
    rootId: scope?.id ?? null,
    units: [...(await selectUnits(db, inScope(scope))), ...history],
    outsideCodes: await codesOutside(
      db,
      scope,
      rows.map((row) => row.code),
    ),
    mayChangeRoot:
      scope === null ||
      refuseToChangeUnit(actor, { path: scope.path, parentPath: parentPath === '/' ? null : parentPath }) ===
        null,
    levelOf,
    above: scope === null ? [] : await unitsAbove(db, parentPath!, levelOf),
    isBoard,
    history: new Set(history.map(({ id }) => id)),
  };
}

function selectUnits(db: Db, where: SQL | undefined) {
  return db
    .select({
      id: unit.id,
      code: unit.code,
      name: unit.name,
      typeCode: unit.typeCode,
      parentId: unit.parentId,
      validFrom: unit.validFrom,
      validTo: unit.validTo,
    })
    .from(unit)
    .where(where)
    .orderBy(unit.path);
}

/** Provinces that ended, beside this one, with all that hung below them. */
async function pastProvinces(db: Db, scope: { id: number; parentId: number | null }, today: Day) {
  if (scope.parentId === null) return [];
  const roots = await db
    .select({ path: unit.path })
    .from(unit)
    .innerJoin(unitType, eq(unitType.code, unit.typeCode))
    .where(
      and(
        eq(unit.parentId, scope.parentId),
        ne(unit.id, scope.id),
        eq(unitType.level, 'province'),
        lt(unit.validTo, today),
      ),
    );
  if (roots.length === 0) return [];
  return selectUnits(db, or(...roots.map(({ path }) => like(unit.path, `${path}%`))));
}

async function unitsAbove(db: Db, parentPath: string, levelOf: ReadonlyMap<string, UnitLevel>) {
  const ids = parentPath.split('/').filter(Boolean).map(Number);
  const rows = ids.length === 0 ? [] : await selectUnits(db, inArray(unit.id, ids));
  return rows.map(({ id, code, name, typeCode }) => ({
    id,
    code,
    name,
    level: levelOf.get(typeCode) ?? ('branch' as const),
  }));
}

/** Every unit's code: a parent may stand anywhere in the tree. */
export async function listUnitCodes(db: Db): Promise<Set<string>> {
  const rows = await db.select({ code: unit.code }).from(unit);
  return new Set(rows.map((row) => row.code));
}

/** Runs a query for each slice of a set. */
export async function bySlices<T, Row>(
  values: readonly T[],
  query: (some: T[]) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let at = 0; at < values.length; at += slice) rows.push(...(await query(values.slice(at, at + slice))));
  return rows;
}

type PersonRow = Awaited<ReturnType<typeof selectPeople>>[number];

function selectPeople(db: Db, where: SQL) {
  return db
    .select({
      id: person.id,
      ho: person.ho,
      dem: person.dem,
      ten: person.ten,
      fullName: person.fullName,
      bornOn: person.bornOn,
      gender: person.gender,
      phone: person.phone,
      email: person.email,
      memberCode: person.memberCode,
      joinedUnionOn: person.joinedUnionOn,
    })
    .from(person)
    .where(where);
}

async function findPeople(
  db: Db,
  rows: readonly RosterRow[],
  ids: Set<number>,
): Promise<Map<number, PersonRow>> {
  const found = new Map<number, PersonRow>();
  const take = async <T>(column: AnyPgColumn | SQL, values: Iterable<T | null>) => {
    const wanted = [
      ...new Set([...values].filter((value): value is NonNullable<typeof value> => value !== null)),
    ];
    const people = await bySlices(wanted, (some) => selectPeople(db, inArray(column as SQL, some)));
    for (const row of people) found.set(row.id, row);
  };
  await take(person.id, ids);
  await take(
    person.phone,
    rows.map((row) => row.phone),
  );
  await take(
    person.email,
    rows.map((row) => row.email),
  );
  await take(
    sql`lower(${person.memberCode})`,
    rows.map((row) => row.memberCode?.toLowerCase() ?? null),
  );
  return new Map([...found].sort(([a], [b]) => a - b));
}

async function codesOutside(db: Db, scope: Scope, codes: readonly string[]): Promise<Set<string>> {
  if (scope === null) return new Set();
  const wanted = [...new Set(codes.filter(Boolean).map(codeKey))];
  const rows = await bySlices(wanted, (some) =>
    db
      .select({ code: unit.code })
      .from(unit)
      .where(
        and(inArray(sql`lower(replace(${unit.code}, ' ', ''))`, some), notLike(unit.path, `${scope.path}%`)),
      ),
  );
  return new Set(rows.map((row) => codeKey(row.code)));
}

function inScope(scope: Scope): SQL | undefined {
  return scope === null ? undefined : or(like(unit.path, `${scope.path}%`));
}
