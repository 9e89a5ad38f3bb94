/** What the forms of units and imports let one choose from: bounded, and only within the actor's part of the tree. */
import { and, asc, eq, ne, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { unit, unitType } from '#db/schema/index';
import { must } from '~/lib/errors';
import { type Actor, managing, readablePaths } from './actor';
import type { UnitLevel } from './organisation';
import type { UnitRow } from './organisation-unit-commands.server';
import { openOn, withinPaths } from './organisation-unit-queries.server';

/** Where units may hang: everything above branch level that the actor may see and that has not ended. */
export async function listParentChoices(db: Db, actor: Actor, { today }: { today: string }) {
  return db
    .select({ id: unit.id, code: unit.code, name: unit.name, level: unitType.level })
    .from(unit)
    .innerJoin(unitType, eq(unitType.code, unit.typeCode))
    .where(
      and(
        withinPaths(readablePaths(actor)),
        ne(unitType.level, 'branch'),
        openOn(unit.validFrom, unit.validTo, today),
      ),
    )
    .orderBy(asc(sql`${unit.sortKey} collate "C"`))
    .limit(500);
}

/** What a unit may have become: others of its own kind of height, in the actor's part of the tree. */
export async function listSuccessorChoices(
  db: Db,
  actor: Actor,
  { unit: ending, today }: { unit: UnitRow; today: string },
) {
  const own = await db.query.unitType.findFirst({ where: eq(unitType.code, ending.typeCode) });
  return db
    .select({ id: unit.id, code: unit.code, name: unit.name })
    .from(unit)
    .innerJoin(unitType, eq(unitType.code, unit.typeCode))
    .where(
      and(
        withinPaths(readablePaths(actor)),
        ne(unit.id, ending.id),
        eq(unitType.level, own!.level),
        openOn(unit.validFrom, unit.validTo, today),
      ),
    )
    .orderBy(asc(sql`${unit.sortKey} collate "C"`))
    .limit(500);
}

/** Units that a file may be imported for: those the actor runs, above branch level. `Refused` when there is none. */
export async function listImportUnits(db: Db, actor: Actor, { today }: { today: string }) {
  const paths = managing(actor).map((seat) => seat.unitPath);
  must(paths.length > 0 ? null : { reason: 'people.notYours' });
  return db
    .select({ id: unit.id, code: unit.code, name: unit.name })
    .from(unit)
    .innerJoin(unitType, eq(unitType.code, unit.typeCode))
    .where(and(withinPaths(paths), ne(unitType.level, 'branch'), openOn(unit.validFrom, unit.validTo, today)))
    .orderBy(
      asc(sql`length(${unit.path}) - length(replace(${unit.path}, '/', ''))`),
      asc(sql`${unit.sortKey} collate "C"`),
    )
    .limit(500);
}

/** Kinds of unit, from the centre down. */
export async function listUnitTypes(db: Db) {
  const rows = await db.select().from(unitType).limit(100);
  const height: Record<UnitLevel, number> = { centre: 0, province: 1, district: 2, grassroots: 3, branch: 4 };
  return rows.sort((a, b) => height[a.level] - height[b.level]);
}
