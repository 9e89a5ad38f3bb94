/**
 * What the database holds that a file may touch, as JSON that goes to the thread unopened: ten thousand people are a few
 * texts to the server. Lists come in slices, so that the embedded database, which runs in the server, never works long.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { and, eq, getTableColumns, like, lt, ne, notLike, or, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { type Db, rowsOf } from '#db/client';
import { appointment, person, title, unit, unitType } from '#db/schema/index';
import type { Day } from '~/lib/date';
import { type Actor, isProvincialBoard } from '../actor';
import type { UnitLevel } from '../organisation';
import { refuseToChangeUnit } from '../organisation-policy';
import { keyOfCode } from '../unit/commands.server';
import type { ImportUnitFacts, RosterFacts, Wanted } from './facts';

export type ImportScope = {
  id: number;
  path: string;
  name: string;
  parentId: number | null;
  typeCode: string;
} | null;

/** Rows of one statement. */
const slice = 2_000;

/**
 * The state of people, posts and units as one short text, another one after each write to any of them: every row's
 * version and place counts.
 */
export async function stateOfRows(db: Db): Promise<string> {
  const tables = ['unit', 'person', 'appointment'].map(
    (table) =>
      sql`(select count(*) || '-' || coalesce(sum(hashtextextended(t.xmin::text || t.ctid::text, 0)), 0) from ${sql.raw(`"${table}"`)} t)`,
  );
  const [row] = await rowsOf<{ state: string }>(
    db,
    sql`select concat_ws('/', ${sql.join(tables, sql`, `)}) as state`,
  );
  return row!.state;
}

/** For `planRoster`: units of the scope, people there and whoever holds a telephone, address or code of the rows. */
export async function gatherRosterFacts(
  db: Db,
  actor: Actor,
  { scope, wanted }: { scope: ImportScope; wanted: Wanted },
): Promise<RosterFacts> {
  const within = inScope(scope);
  const above = sql<string>`coalesce((select above.name from ${unit} as above where above.id = ${unit.parentId}), '')`;
  const units = { parentName: above, level: unitType.level };
  const people = await idsOf(db, peopleMeant(within, wanted));
  return {
    units: await inSlices(await idsOf(db, unitsWhere(within)), (some) => {
      const { id, path, code, name, validFrom, validTo } = unit;
      return db
        .select({ json: jsonOf({ id, path, code, name, validFrom, validTo, ...units }) })
        .from(unit)
        .innerJoin(unitType, eq(unitType.code, unit.typeCode))
        .where(isOneOf(unit.id, some));
    }),
    outsideCodes: scope === null ? [] : await codesOutside(db, scope, wanted.unitCodes),
    people: await inSlices(people, (some) => {
      const { sortKey: _, searchKey: __, ...columns } = getTableColumns(person);
      return db
        .select({ json: jsonOf(columns) })
        .from(person)
        .where(isOneOf(person.id, some));
    }),
    seats: await inSlices(people, (some) => {
      const columns = {
        ...getTableColumns(appointment),
        ...{ unitPath: unit.path, unitLevel: unitType.level, power: title.power },
        // A unit that is no more keeps no seat open.
        endedOn: sql`least(${appointment.toOn}, ${unit.validTo})`,
      };
      return db
        .select({ json: jsonOf(columns) })
        .from(appointment)
        .innerJoin(unit, eq(unit.id, appointment.unitId))
        .innerJoin(unitType, eq(unitType.code, unit.typeCode))
        .innerJoin(title, eq(title.code, appointment.titleCode))
        .where(isOneOf(appointment.personId, some));
    }),
    actor,
    scopeName: scope?.name ?? '',
  };
}

function peopleMeant(within: SQL | undefined, wanted: Wanted): SQL {
  const here = sql`select a.person_id from ${appointment} a join ${unit} on ${unit.id} = a.unit_id where ${within ?? sql`true`}`;
  return sql`select ${person.id} as id from ${person} where ${or(
    sql`${person.id} in (${here})`,
    isAmong(person.phone, wanted.phones),
    isAmong(person.email, wanted.emails),
    isAmong(sql`lower(${person.memberCode})`, wanted.memberCodes),
  )}`;
}

/** For `planUnits`: the tree at and below the scope, what stands above it, and provinces beside it that are no more. */
export async function gatherUnitFacts(
  db: Db,
  actor: Actor,
  { scope, today }: { scope: ImportScope; today: Day },
): Promise<ImportUnitFacts> {
  const types = await db.select({ code: unitType.code, level: unitType.level }).from(unitType);
  const levelOf = Object.fromEntries(types.map((type) => [type.code, type.level]));
  const parentPath = scope ? scope.path.replace(/[^/]+\/$/, '') : null;
  const isBoard = scope !== null && levelOf[scope.typeCode] === 'province' && isProvincialBoard(actor);
  return {
    rootId: scope?.id ?? null,
    units: await listUnits(db, inScope(scope)),
    history: isBoard ? await pastProvinces(db, scope, today) : [],
    codes: await codesWhere(db, undefined),
    mayChangeRoot:
      scope === null ||
      refuseToChangeUnit(actor, { path: scope.path, parentPath: parentPath === '/' ? null : parentPath }) ===
        null,
    levelOf,
    above: scope === null ? [] : await unitsAbove(db, parentPath!, levelOf),
    isBoard,
  };
}

async function listUnits(db: Db, where: SQL | undefined): Promise<string[]> {
  const { sortKey: _, searchKey: __, ...columns } = getTableColumns(unit);
  return inSlices(await idsOf(db, unitsWhere(where)), (some) =>
    db
      .select({ json: jsonOf(columns) })
      .from(unit)
      .where(isOneOf(unit.id, some)),
  );
}

/** Provinces that ended, beside this one, with all that hung below them. */
async function pastProvinces(
  db: Db,
  scope: { id: number; parentId: number | null },
  today: Day,
): Promise<string[]> {
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
  return roots.length === 0 ? [] : listUnits(db, or(...roots.map(({ path }) => like(unit.path, `${path}%`))));
}

async function unitsAbove(db: Db, parentPath: string, levelOf: Readonly<Record<string, UnitLevel>>) {
  const ids = parentPath.split('/').filter(Boolean);
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: unit.id, code: unit.code, name: unit.name, typeCode: unit.typeCode })
    .from(unit)
    .where(isAmong(sql`${unit.id}::text`, ids))
    .orderBy(unit.path);
  return rows.map(({ typeCode, ...row }) => ({ ...row, level: levelOf[typeCode] ?? ('branch' as const) }));
}

function codesOutside(db: Db, scope: { path: string }, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return Promise.resolve([]);
  const isNamed = isAmong(keyOfCode(unit.code), keys);
  return codesWhere(db, and(isNamed, notLike(unit.path, `${scope.path}%`)));
}

async function codesWhere(db: Db, where: SQL | undefined): Promise<string[]> {
  const [row] = await db
    .select({ codes: sql<string>`json_agg(${unit.code})::text` })
    .from(unit)
    .where(where);
  return row?.codes ? [row.codes] : [];
}

function unitsWhere(where: SQL | undefined): SQL {
  return sql`select ${unit.id} as id from ${unit} where ${where ?? sql`true`}`;
}

/** Ids of a query, in order: one text for the driver. */
async function idsOf(db: Db, query: SQL): Promise<string[]> {
  const [row] = await rowsOf<{ ids: string | null }>(
    db,
    sql`select string_agg(q.id::text, ',' order by q.id) as ids from (${query}) q`,
  );
  return row?.ids ? row.ids.split(',') : [];
}

/** One JSON list for each slice of ids. */
async function inSlices(
  ids: readonly string[],
  query: (some: string) => PromiseLike<{ json: string | null }[]>,
): Promise<string[]> {
  const out: string[] = [];
  for (let at = 0; at < ids.length; at += slice) {
    const [row] = await query(`[${ids.slice(at, at + slice).join()}]`);
    if (row?.json) out.push(row.json);
    await nextTurn();
  }
  return out;
}

/** Rows as one JSON list, by their `id`. */
function jsonOf(columns: Readonly<Record<string, AnyPgColumn | SQL>>): SQL<string | null> {
  const pairs = Object.entries(columns).map(([key, column]) => sql`${sql.raw(`'${key}'`)}, ${column}`);
  return sql<
    string | null
  >`json_agg(json_build_object(${sql.join(pairs, sql`, `)}) order by ${columns.id})::text`;
}

function isOneOf(column: AnyPgColumn, ids: string): SQL {
  return sql`${column} in (select value::int from jsonb_array_elements_text(${ids}::text::jsonb))`;
}

/** One parameter, however many values: a statement takes 65,535. */
function isAmong(column: AnyPgColumn | SQL, values: readonly string[]): SQL | undefined {
  if (values.length === 0) return undefined;
  return sql`${column} in (select value from jsonb_array_elements_text(${JSON.stringify(values)}::text::jsonb))`;
}

function inScope(scope: ImportScope): SQL | undefined {
  return scope === null ? undefined : like(unit.path, `${scope.path}%`);
}
