/** What the forms of units and imports let one choose from: bounded, and only within the actor's part of the tree. */
import { and, asc, eq, ne, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { unit, unitType } from '#db/schema/index';
import { must } from '~/lib/errors';
import { type Actor, managing, readablePaths } from './actor';
import { mayHangUnder, unitHeight } from './naming/unit-level';
import type { StoredUnit } from './unit/commands.server';
import { openOn, withinPaths } from './unit/queries.server';

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
  { unit: ending, today }: { unit: StoredUnit; today: string },
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

/** Kinds of unit that may hang under `parentId` (null: the top of a tree), from the highest down; `own` whatever it is. */
export async function listUnitTypes(db: Db, parentId: number | null, own?: string) {
  const rows = await db.select().from(unitType).limit(100);
  const [parent] =
    parentId === null
      ? []
      : await db
          .select({ level: unitType.level })
          .from(unit)
          .innerJoin(unitType, eq(unitType.code, unit.typeCode))
          .where(eq(unit.id, parentId));
  const fitting = rows.filter(
    ({ code, level }) => code === own || mayHangUnder(level, parent?.level ?? null),
  );
  return fitting.sort((a, b) => unitHeight[a.level] - unitHeight[b.level]);
}
