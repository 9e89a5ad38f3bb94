/** Writes a list of units: parents before what hangs below them, a step at a time. */
import { sql } from 'drizzle-orm';
import { type Db, rowsOf } from '#db/client';
import type { UnitRef, UnitWrites } from './writes';

/** The lock that the tree's trigger takes: taken first, so that planning already sees the last word. */
export async function lockUnits(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('unit_tree'))`);
}

/** Writes everything of a plan without errors, under the lock. */
export async function writeUnits(tx: Db, { steps }: UnitWrites): Promise<void> {
  const ids: number[] = [];
  const idOf = (ref: UnitRef) => (ref === null ? null : 'id' in ref ? ref.id : ids[ref.fresh]!);
  for (const { fresh, changed, moved } of steps) {
    if (fresh !== '[]') ids.push(...(await addUnits(tx, fresh, ids)));
    if (changed !== '[]')
      await tx.execute(sql`
      update unit set name = x.name, type_code = x."typeCode", valid_from = x."validFrom", valid_to = x."validTo",
        sort_key = x."sortKey", search_key = x."searchKey"
      from ${unitRows(changed)} where unit.id = x.id`);
    // One at a time: each rewrites the paths below it.
    for (const { id, parent } of moved)
      await tx.execute(sql`update unit set parent_id = ${idOf(parent)}::int where id = ${id}`);
  }
}

/** Their ids, in the order of the batch. */
async function addUnits(tx: Db, batch: string, ids: readonly number[]): Promise<number[]> {
  const rows = await rowsOf<{ id: number }>(
    tx,
    sql`insert into unit (code, name, type_code, parent_id, valid_from, valid_to, sort_key, search_key)
      select code, name, "typeCode", coalesce("parentId", (string_to_array(${ids.join()}, ',')::int[])["parentFresh" + 1]),
        "validFrom", "validTo", "sortKey", "searchKey"
      from ${unitRows(batch)} returning id`,
  );
  return rows.map(({ id }) => id).sort((a, b) => a - b);
}

/** Units of a batch as `x`, in its order. */
function unitRows(batch: string) {
  return sql`jsonb_to_recordset(${batch}::text::jsonb) as x(id int, code text, name text, "typeCode" text, "parentId" int,
    "parentFresh" int, "validFrom" date, "validTo" date, "sortKey" text, "searchKey" text)`;
}
