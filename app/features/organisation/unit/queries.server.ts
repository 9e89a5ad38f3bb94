/** Units as screens show them: only what the actor may see, page by page. */
import {
  aliasedTable,
  and,
  asc,
  count,
  desc,
  eq,
  gte,
  inArray,
  isNull,
  like,
  lte,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client';
import { appointment, officialGrade, unit, unitSuccession, unitType } from '#db/schema/index';
import { must } from '~/lib/errors';
import { fold } from '~/lib/text';
import { type Actor, mayRead, readablePaths } from '../actor';
import type { UnitLevel } from '../organisation';
import {
  refuseToAddUnit,
  refuseToChangeUnit,
  refuseToManagePeople,
  refuseToReadUnit,
} from '../organisation-policy';
import { type StoredUnit, unitById } from './commands.server';

export const unitsPerPage = 50;

export type ListedUnit = {
  id: number;
  code: string;
  name: string;
  typeName: string;
  validTo: string | null;
  /** Units directly below it, and people in office in it and all below it. */
  units: number;
  people: number;
};

export type UnitAddress = { id: number; name: string; isReadable: boolean };

/** The units an actor's view begins at: those of their own appointments, outermost only. */
async function listRoots(db: Db, actor: Actor): Promise<{ id: number; name: string; level: UnitLevel }[]> {
  const paths = outermost(readablePaths(actor));
  if (paths.length === 0) return [];
  return db
    .select({ id: unit.id, name: unit.name, level: unitType.level })
    .from(unit)
    .innerJoin(unitType, eq(unitType.code, unit.typeCode))
    .where(paths.includes('/') ? isNull(unit.parentId) : inArray(unit.path, paths))
    .orderBy(asc(unit.path))
    .limit(unitsPerPage);
}

/** A unit's page. Throws `NotFound`, or `Refused` outside the actor's part of the tree. */
export async function findUnit(
  db: Db,
  actor: Actor,
  { id, page, today }: { id: number; page: number; today: string },
) {
  const row = await unitById(db, id);
  must(refuseToReadUnit(actor, row));
  const type = (await db.query.unitType.findFirst({ where: eq(unitType.code, row.typeCode) }))!;
  const place = { path: row.path, parentPath: parentPathOf(row) };
  const [ancestors, children, predecessors, successors] = [
    await ancestorsOf(db, actor, row.path),
    await listChildren(db, { parentId: id, page, today }),
    await listKin(db, actor, eq(unitSuccession.successorId, id), unitSuccession.predecessorId),
    await listKin(db, actor, eq(unitSuccession.predecessorId, id), unitSuccession.successorId),
  ];
  return {
    ...row,
    type,
    ancestors,
    children,
    predecessors,
    successors,
    grades: await db.query.officialGrade.findMany({
      where: eq(officialGrade.unitId, id),
      orderBy: desc(officialGrade.year),
      limit: unitsPerPage,
    }),
    may: {
      change: refuseToChangeUnit(actor, place) === null,
      add: refuseToAddUnit(actor, row.path) === null,
      manage: refuseToManagePeople(actor, row) === null,
    },
  };
}

export type RootBranch = {
  root: { id: number; name: string; level: UnitLevel };
  children: { rows: ListedUnit[]; total: number };
};

/** The actor's own units, each with the first page of what lies directly below. */
export async function listRootsWithChildren(
  db: Db,
  actor: Actor,
  { today }: { today: string },
): Promise<RootBranch[]> {
  const roots = await listRoots(db, actor);
  const branches: RootBranch[] = [];
  for (const root of roots.slice(0, 10))
    branches.push({ root, children: await listChildren(db, { parentId: root.id, page: 1, today }) });
  return branches;
}

/** A unit that the actor may rename, move or end. */
export async function findUnitToChange(db: Db, actor: Actor, id: number): Promise<StoredUnit> {
  const row = await unitById(db, id);
  must(refuseToReadUnit(actor, row));
  must(refuseToChangeUnit(actor, { path: row.path, parentPath: parentPathOf(row) }));
  return row;
}

/** A unit whose people the actor looks after. */
export async function findUnitToManage(db: Db, actor: Actor, id: number): Promise<StoredUnit> {
  const row = await unitById(db, id);
  must(refuseToManagePeople(actor, row));
  return row;
}

/** Units whose name or code holds `text`, without diacritics, in the actor's part of the tree. */
export async function searchUnits(
  db: Db,
  actor: Actor,
  { text, limit = 20 }: { text: string; limit?: number },
) {
  const wanted = `%${likeText(fold(text))}%`;
  return db
    .select({
      id: unit.id,
      code: unit.code,
      name: unit.name,
      typeName: unitType.nameVi,
      validTo: unit.validTo,
    })
    .from(unit)
    .innerJoin(unitType, eq(unitType.code, unit.typeCode))
    .where(
      and(
        withinPaths(readablePaths(actor)),
        or(like(unit.searchKey, wanted), like(sql`lower(${unit.code})`, wanted)),
      ),
    )
    .orderBy(asc(sql`${unit.sortKey} collate "C"`))
    .limit(limit);
}

/** The unit of a code in the actor's part of the tree, or null. */
export async function findUnitByCode(db: Db, actor: Actor, code: string) {
  const [row] = await db
    .select({ id: unit.id, name: unit.name, path: unit.path })
    .from(unit)
    .where(and(sql`lower(${unit.code}) = ${code.trim().toLowerCase()}`, withinPaths(readablePaths(actor))))
    .limit(1);
  return row ?? null;
}

/** How much of the tree and of the roster stands below the actor's units: for the checklist of the first day. */
export async function countOrganisation(db: Db, actor: Actor, { today }: { today: string }) {
  const within = withinPaths(readablePaths(actor));
  const [units] = await db.select({ n: count() }).from(unit).where(within);
  const [people] = await db
    .select({ n: sql<number>`count(distinct ${appointment.personId})`.mapWith(Number) })
    .from(appointment)
    .innerJoin(unit, eq(unit.id, appointment.unitId))
    .where(and(within, openOn(appointment.fromOn, appointment.toOn, today)));
  return { units: units?.n ?? 0, people: people?.n ?? 0 };
}

/** Units at or below any of `paths`. */
export function withinPaths(paths: readonly string[]): SQL {
  return or(...paths.map((path) => like(unit.path, `${path}%`))) ?? sql`false`;
}

/** In force on `today`: begun, and not over. */
export function openOn(
  from: typeof appointment.fromOn | typeof unit.validFrom,
  to: typeof appointment.toOn | typeof unit.validTo,
  today: string,
): SQL {
  return and(lte(from, today), or(isNull(to), gte(to, today)))!;
}

/** Text of a person inside a LIKE pattern: its own wild cards are letters. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

function parentPathOf(row: StoredUnit): string | null {
  return row.parentId === null ? null : row.path.slice(0, -`${row.id}/`.length);
}

function outermost(paths: readonly string[]): string[] {
  const own = [...new Set(paths)];
  return own.filter((path) => !own.some((other) => other !== path && path.startsWith(other)));
}

async function ancestorsOf(db: Db, actor: Actor, path: string): Promise<UnitAddress[]> {
  const ids = path.split('/').filter(Boolean).map(Number).slice(0, -1);
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: unit.id, name: unit.name, path: unit.path })
    .from(unit)
    .where(inArray(unit.id, ids))
    .orderBy(asc(unit.path));
  return rows.map((row) => ({ id: row.id, name: row.name, isReadable: mayRead(actor, row.path) }));
}

async function listKin(db: Db, actor: Actor, where: SQL, side: AnyPgColumn) {
  const rows = await db
    .select({
      id: unit.id,
      name: unit.name,
      path: unit.path,
      onDay: unitSuccession.onDay,
      note: unitSuccession.note,
    })
    .from(unitSuccession)
    .innerJoin(unit, eq(unit.id, side))
    .where(where)
    .orderBy(asc(sql`${unit.sortKey} collate "C"`))
    .limit(unitsPerPage);
  return rows.map(({ path, ...row }) => ({ ...row, isReadable: mayRead(actor, path) }));
}

async function listChildren(
  db: Db,
  { parentId, page, today }: { parentId: number; page: number; today: string },
) {
  const [{ n: total } = { n: 0 }] = await db
    .select({ n: count() })
    .from(unit)
    .where(eq(unit.parentId, parentId));
  const child = aliasedTable(unit, 'child');
  const below = aliasedTable(unit, 'below');
  const rows: ListedUnit[] = await db
    .select({
      id: unit.id,
      code: unit.code,
      name: unit.name,
      typeName: unitType.nameVi,
      validTo: unit.validTo,
      units:
        sql<number>`(select count(*) from ${unit} as child where ${child.parentId} = ${unit.id})`.mapWith(
          Number,
        ),
      // ~>=~ and ~<~ compare bytes, as the index on path does; ':' comes after every digit and '/'.
      people: sql<number>`(
        select count(distinct ${appointment.personId}) from ${appointment}
        join ${unit} as below on ${below.id} = ${appointment.unitId}
        where ${below.path} ~>=~ ${unit.path} and ${below.path} ~<~ (${unit.path} || ':')
          and ${openOn(appointment.fromOn, appointment.toOn, today)})`.mapWith(Number),
    })
    .from(unit)
    .innerJoin(unitType, eq(unitType.code, unit.typeCode))
    .where(eq(unit.parentId, parentId))
    .orderBy(asc(sql`${unit.validTo} is not null`), asc(sql`${unit.sortKey} collate "C"`))
    .limit(unitsPerPage)
    .offset((page - 1) * unitsPerPage);
  return { rows, total };
}
