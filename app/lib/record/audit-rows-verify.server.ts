/** Reading guarded rows back against their seals, table by table, and the seals against the record's last word on them. */
import { sql } from 'drizzle-orm';
import { type Db, rowsOf } from '#db/client';
import { guarded, keyText } from './audit-guard';
import { readSums, rowMac, sumOf, sumsDigest, toHex } from './audit-rows.server';

export type RowFinding = {
  /** The entry that speaks for the row; null where none does. */
  number: number | null;
  what: 'row-altered' | 'row-added' | 'row-missing' | 'seals-altered' | 'never-sealed';
  table: string;
  /** The row's primary key; null for a whole table. */
  key: string | null;
};

type Compared = { key: string; text: string | null; mac: string | null; number: number | null };

const page = 5000;

/**
 * Compares every guarded row with its seal. `last`: what the newest entry that wrote rows holds of them, null when none
 * does. Answers with how many rows were compared. Call it in a transaction that reads one moment.
 */
export async function verifyRows(
  tx: Db,
  key: Uint8Array,
  last: { number: number; rows: Uint8Array } | null,
  find: (finding: RowFinding) => void,
): Promise<number> {
  await tx.execute(sql`set local time zone 'UTC'`);
  if (!last) {
    for (const table of Object.keys(guarded))
      if (await hasRows(tx, table)) find({ number: null, what: 'never-sealed', table, key: null });
    return 0;
  }
  const sums = await readSums(tx);
  const kept = new Map(sums.map((sum) => [sum.table, sum]));
  if (!sumsDigest(key, sums).equals(Buffer.from(last.rows)))
    find({ number: last.number, what: 'seals-altered', table: '*', key: null });
  let compared = 0;
  for (const table of Object.keys(guarded)) {
    let sum = 0n;
    let seals = 0;
    for await (const rows of comparedRows(tx, table)) {
      compared += rows.length;
      for (const row of rows) {
        const what = differenceOf(key, table, row);
        if (what) find({ number: row.number, what, table, key: row.key });
      }
      const macs = rows.flatMap(({ mac }) => mac ?? []);
      seals += macs.length;
      sum += sumOf(key, macs);
    }
    const known = kept.get(table);
    if (toHex(sum) !== (known?.sum ?? toHex(0n)) || seals !== (known?.rows ?? 0))
      find({ number: last.number, what: 'seals-altered', table, key: null });
  }
  return compared;
}

function differenceOf(key: Uint8Array, table: string, row: Compared): RowFinding['what'] | null {
  const { text, mac, number } = row;
  if (text === null) return 'row-missing';
  if (mac === null || number === null) return 'row-added';
  return rowMac(key, { table, key: row.key, number, text }) === mac ? null : 'row-altered';
}

/** Rows and seals side by side, in pages; a row as it says itself in the columns there were when it was sealed. */
async function* comparedRows(tx: Db, table: string) {
  const guard = guarded[table]!;
  const key = sql.raw(keyText('t', guard));
  for (let last = ''; ; ) {
    const rows = await rowsOf<Compared>(
      tx,
      sql`select coalesce(x.key, r.key) as key, encode(r.mac, 'hex') as mac, r.number::int as number,
          (case when s.columns is null then x.line else x.line - array(
            select jsonb_object_keys(x.line) except select jsonb_array_elements_text(s.columns)) end)::text as text
        from (select ${key} collate "C" as key, to_jsonb(t) as line from ${sql.raw(`"${table}"`)} t
          where ${sql.raw(guard.where ?? 'true')} and ${key} collate "C" > ${last}) x
        full join (select key collate "C" as key, number, shape, mac from audit_row
          where table_name = ${table} and key collate "C" > ${last}) r on r.key = x.key
        left join audit_shape s on s.id = r.shape
        order by coalesce(x.key, r.key) collate "C" limit ${page}`,
    );
    yield rows;
    if (rows.length < page) return;
    last = rows.at(-1)!.key;
  }
}

async function hasRows(tx: Db, table: string): Promise<boolean> {
  const where = guarded[table]!.where ?? 'true';
  const rows = await rowsOf(tx, sql.raw(`select 1 as one from "${table}" t where ${where} limit 1`));
  return rows.length > 0;
}
