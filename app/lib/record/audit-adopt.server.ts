/** Rows sealed as they stand, by an entry that says so: those of before the record answered for rows, and those that a migration rewrote. */
import { sql } from 'drizzle-orm';
import { type Db, rowsOf } from '#db/client';
import type { Act } from '~/features/organisation/actor';
import { decide } from './audit.server';
import { guarded, keyText } from './audit-guard';
import { hasTouched } from './audit-rows.server';

/**
 * Seals every guarded row there is when no entry of the record ever sealed any: at the first start. Never again: rows
 * that somebody changed behind the record stay what they are, found by `audit:verify`. Answers whether it sealed.
 */
export async function adoptRows(db: Db, act: Act): Promise<boolean> {
  const [sealed] = await rowsOf(db, sql`select number from audit_entry where rows is not null limit 1`);
  if (sealed) return false;
  return sealAll(db, act);
}

/** Seals every guarded row as it stands now, whoever wrote it; answers whether there was any. */
export async function sealAll(db: Db, act: Act): Promise<boolean> {
  return decide(db, act, async (tx, record) => {
    for (const table of Object.keys(guarded)) await noteRows(tx, table);
    // A new installation has nothing to take over.
    const isAny = await hasTouched(tx);
    if (isAny) record({ action: 'record.sealRows', subject: 'record:rows' });
    return isAny;
  });
}

/**
 * Seals the rows of some tables anew, as they stand and without those that are gone: after a migration rewrote them.
 * The record keeps which tables and why, for whoever reads it to ask. Throws `RangeError` for a table it does not guard.
 */
export async function sealAnew(
  db: Db,
  act: Act,
  { tables, reason }: { tables: readonly string[]; reason: string },
): Promise<void> {
  await decide(db, act, async (tx, record) => {
    for (const table of tables) {
      await noteRows(tx, table);
      await tx.execute(sql`select audit_note(${table}, key) from audit_row where table_name = ${table}`);
    }
    record({ action: 'record.sealRows', subject: 'record:rows', after: { tables, reason } });
  });
}

async function noteRows(tx: Db, table: string): Promise<void> {
  const guard = guarded[table];
  if (!guard) throw new RangeError(table);
  await tx.execute(sql.raw(`select audit_note('${table}', ${keyText('t', guard)}) from "${table}" t`));
}
