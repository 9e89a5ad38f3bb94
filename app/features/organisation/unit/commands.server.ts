/** Making, renaming, moving and ending units. */
import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client';
import { unit, unitSuccession, unitType } from '#db/schema/index';
import { mustBeTyped } from '~/lib/confirmation';
import { Conflict, Invalid, must, NotFound } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import type { Act } from '../actor';
import { mayHangUnder } from '../naming/unit-level';
import { unitKeys } from '../naming/unit-name';
import { withConstraints } from '../organisation-constraint.server';
import type { UnitForm } from '../organisation-form';
import { refuseToAddUnit, refuseToChangeUnit, refuseToManagePeople } from '../organisation-policy';

export type StoredUnit = typeof unit.$inferSelect;

/**
 * Adds a unit under `parentId` (null: the top of a tree, only for the machine). Answers with its id. Throws `Invalid` for a
 * type that cannot stand there.
 */
export async function addUnit(
  db: Db,
  act: Act,
  input: UnitForm & { parentId: number | null },
): Promise<number> {
  return withConstraints(() =>
    decide(db, act, async (tx, record) => {
      const parent = input.parentId === null ? null : await unitById(tx, input.parentId);
      must(refuseToAddUnit(act.actor, parent?.path ?? null));
      await checkType(tx, input.typeCode, parent);
      await checkCode(tx, input.code, null);
      if (parent?.validTo && parent.validTo < input.validFrom)
        throw new Invalid([{ path: 'validFrom', code: 'people.parentEnded' }]);
      const [made] = await tx
        .insert(unit)
        .values({ ...input, ...unitKeys(input.name) })
        .returning();
      record({ action: 'organisation.unitAdd', subject: `unit:${made!.id}`, after: factsOfUnit(made!) });
      return made!.id;
    }),
  );
}

/** Code, name, type and days of a unit; its place in the tree is `moveUnit`'s. */
export async function editUnit(db: Db, act: Act, input: UnitForm & { id: number }): Promise<void> {
  const { id, ...fields } = input;
  await withConstraints(() =>
    decide(db, act, async (tx, record) => {
      const before = await changeableUnit(tx, act, id);
      await checkCode(tx, fields.code, id);
      if (fields.typeCode !== before.typeCode)
        await checkType(
          tx,
          fields.typeCode,
          before.parentId === null ? null : await unitById(tx, before.parentId),
        );
      const [after] = await tx
        .update(unit)
        .set({ ...fields, ...unitKeys(fields.name) })
        .where(eq(unit.id, id))
        .returning();
      record({
        action: 'organisation.unitEdit',
        subject: `unit:${id}`,
        before: factsOfUnit(before),
        after: factsOfUnit(after!),
      });
    }),
  );
}

/** Hangs a unit, with all below it, under another. Throws `Conflict` ('people.unitCycle') when that lies below it. */
export async function moveUnit(db: Db, act: Act, input: { id: number; parentId: number }): Promise<void> {
  await withConstraints(() =>
    decide(db, act, async (tx, record) => {
      // Moves wait for one another before they look: two at once could each seem right alone.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext('unit_tree'))`);
      const before = await changeableUnit(tx, act, input.id);
      const parent = await unitById(tx, input.parentId);
      must(refuseToManagePeople(act.actor, parent));
      if (parent.path.startsWith(before.path)) throw new Conflict({ reason: 'people.unitCycle' });
      if (before.parentId === parent.id) return;
      await checkType(tx, before.typeCode, parent, 'parentId');
      const [after] = await tx
        .update(unit)
        .set({ parentId: parent.id })
        .where(eq(unit.id, input.id))
        .returning();
      record({
        action: 'organisation.unitMove',
        subject: `unit:${input.id}`,
        before: { parentId: before.parentId, path: before.path },
        after: { parentId: parent.id, path: after!.path },
      });
    }),
  );
}

/**
 * Ends a unit on a day and says what it became. Open appointments in it stay on paper and lose their power with it.
 * `confirmation` is its name, typed: nothing opens it again.
 */
export async function endUnit(
  db: Db,
  act: Act,
  input: { id: number; validTo: string; successorIds: number[]; note?: string | null; confirmation: string },
): Promise<void> {
  await withConstraints(() =>
    decide(db, act, async (tx, record) => {
      const before = await changeableUnit(tx, act, input.id);
      if (input.validTo < before.validFrom) throw new Invalid([{ path: 'validTo', code: 'people.dayOrder' }]);
      const successorIds = [...new Set(input.successorIds)];
      for (const id of successorIds) {
        if (id === input.id) throw new Invalid([{ path: 'successorId', code: 'people.ownSuccessor' }]);
        must(refuseToManagePeople(act.actor, await unitById(tx, id)));
      }
      const [openChild] = await tx
        .select({ id: unit.id })
        .from(unit)
        .where(and(eq(unit.parentId, input.id), isNull(unit.validTo)))
        .limit(1);
      if (openChild) throw new Conflict({ reason: 'people.hasOpenUnits' });
      mustBeTyped(input.confirmation, before.name);
      await tx.update(unit).set({ validTo: input.validTo }).where(eq(unit.id, input.id));
      await tx.delete(unitSuccession).where(eq(unitSuccession.predecessorId, input.id));
      if (successorIds.length > 0)
        await tx.insert(unitSuccession).values(
          successorIds.map((successorId) => ({
            predecessorId: input.id,
            successorId,
            onDay: input.validTo,
            note: input.note ?? null,
          })),
        );
      record({
        action: 'organisation.unitEnd',
        subject: `unit:${input.id}`,
        before: { validTo: before.validTo },
        after: { validTo: input.validTo, successorIds, note: input.note ?? null },
      });
    }),
  );
}

/** The unit, or `NotFound`. */
export async function unitById(tx: Db, id: number): Promise<StoredUnit> {
  const found = await tx.query.unit.findFirst({ where: eq(unit.id, id) });
  if (!found) throw new NotFound();
  return found;
}

async function changeableUnit(tx: Db, act: Act, id: number): Promise<StoredUnit> {
  const found = await unitById(tx, id);
  const parentPath = found.parentId === null ? null : found.path.slice(0, -`${found.id}/`.length);
  must(refuseToChangeUnit(act.actor, { path: found.path, parentPath }));
  return found;
}

/** The type exists and may stand under `parent`: nobody makes a province, with its board's powers, from below. */
/** Codes that differ by case or spaces are one, on the screen as in a file. */
async function checkCode(tx: Db, code: string, id: number | null): Promise<void> {
  const same = await tx
    .select({ id: unit.id, code: unit.code, name: unit.name })
    .from(unit)
    .where(eq(keyOfCode(unit.code), keyOfCode(code)));
  const other = same.find((one) => one.id !== id);
  if (other && other.code !== code)
    throw new Invalid([
      { path: 'code', code: 'people.codeAlike', params: { code: other.code, name: other.name } },
    ]);
}

async function checkType(tx: Db, code: string, parent: StoredUnit | null, path = 'typeCode'): Promise<void> {
  const levels = await tx.query.unitType.findMany({
    where: inArray(unitType.code, [code, ...(parent ? [parent.typeCode] : [])]),
  });
  const own = levels.find((type) => type.code === code);
  if (!own) throw new Invalid([{ path, code: 'choice.invalid' }]);
  const above = parent && levels.find((type) => type.code === parent.typeCode)!;
  if (parent && above && !mayHangUnder(own.level, above.level))
    throw new Invalid([{ path, code: 'people.typeLevel', params: { name: parent.name } }]);
}

function factsOfUnit({ sortKey: _sort, searchKey: _search, ...facts }: StoredUnit) {
  return facts;
}

/** `codeKey` as the database reckons it. Its own small letters end at the alphabet of its locale. */
export function keyOfCode(code: AnyPgColumn | string): SQL {
  return sql`lower(replace(replace(${code}, ' ', ''), 'Đ', 'đ'))`;
}
