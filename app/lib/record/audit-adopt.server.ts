/** Rows of before the record answered for rows: sealed once, as they stand then, by an entry that says so. */
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
    for (const [table, guard] of Object.entries(guarded))
      await tx.execute(sql.raw(`select audit_note('${table}', ${keyText('t', guard)}) from "${table}" t`));
    // A new installation has nothing to take over.
    const isAny = await hasTouched(tx);
    if (isAny) record({ action: 'record.sealRows', subject: 'record:rows' });
    return isAny;
  });
}
