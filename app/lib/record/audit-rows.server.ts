/**
 * The rows that an act wrote, sealed with its entry. Triggers note which rows a transaction touches; at its end each gets
 * an HMAC over what it now says and the number of the entry that speaks for it, and the sum over all seals of a table is
 * bound into the entry: a row changed, added or taken away behind the record is found (audit-rows-verify), and so is one
 * whose old seal was put back with it.
 */
import { createHmac } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { type Db, rowsOf } from '#db/client';
import { guarded, keyMatch } from './audit-guard';

type Sum = { table: string; sum: string; rows: number };

/** Seals what this transaction touched under entry `number`; the digest for that entry, or null when nothing was. */
export async function sealTouched(tx: Db, key: Uint8Array, number: number): Promise<Buffer | null> {
  const touched = await rowsOf<{ table: string }>(
    tx,
    sql`select distinct table_name as "table" from audit_touched() order by 1`,
  );
  if (touched.length === 0) return null;
  // Instants as text are those of one zone, whatever the server's is.
  await tx.execute(sql`set local time zone 'UTC'`);
  for (const { table } of touched) await sealTable(tx, key, { number, table });
  return sumsDigest(key, await readSums(tx));
}

type Touched = { key: string; text: string | null; mac: string | null };

/** Rows sealed at a time: the embedded database works in the server, which takes a turn in between. */
const slice = 500;

async function sealTable(tx: Db, key: Uint8Array, { number, table }: { number: number; table: string }) {
  const keys = await rowsOf<{ key: string }>(
    tx,
    sql`select distinct key from audit_touched() where table_name = ${table}`,
  );
  const [before] = await rowsOf<Sum>(tx, sql`${sumColumns} where table_name = ${table}`);
  let sum = BigInt(`0x${before?.sum ?? '0'}`);
  let count = before?.rows ?? 0;
  for (let at = 0; at < keys.length; at += slice) {
    const some = keys.slice(at, at + slice).map((row) => row.key);
    const sealed = await sealRows(tx, key, { number, table, keys: some });
    sum += sumOf(key, sealed.added) - sumOf(key, sealed.taken);
    count += sealed.added.length - sealed.taken.length;
    await nextTurn();
  }
  await tx.execute(sql`
    insert into audit_sum (table_name, sum, rows) values (${table}, decode(${toHex(sum)}, 'hex'), ${count}::int)
    on conflict (table_name) do update set sum = excluded.sum, rows = excluded.rows`);
}

/** Seals some touched rows anew. Answers with the seals that came and those that went. */
async function sealRows(
  tx: Db,
  key: Uint8Array,
  { number, table, keys }: { number: number; table: string; keys: string[] },
): Promise<{ added: string[]; taken: string[] }> {
  const guard = guarded[table];
  if (!guard) throw new Error(`${table}: a trigger notes rows that nothing seals`);
  const rows = await rowsOf<Touched>(
    tx,
    sql`select k.key, to_jsonb(t)::text as text, encode(r.mac, 'hex') as mac
      from (select value as key from jsonb_array_elements_text(${JSON.stringify(keys)}::text::jsonb)) k
      left join ${sql.raw(`"${table}"`)} t on ${sql.raw(keyMatch('k.key', guard))} and ${sql.raw(guard.where ?? 'true')}
      left join audit_row r on r.table_name = ${table} and r.key = k.key`,
  );
  const sealed = rows.filter((row): row is Touched & { text: string } => row.text !== null);
  const shape = sealed[0] ? await shapeOf(tx, table, Object.keys(JSON.parse(sealed[0].text)).sort()) : 0;
  const fresh = sealed.map((row) => ({
    key: row.key,
    mac: rowMac(key, { table, key: row.key, number, text: row.text }),
  }));
  const gone = rows.filter(({ text, mac }) => text === null && mac !== null);
  if (fresh.length > 0)
    await tx.execute(sql`
      insert into audit_row (table_name, key, number, shape, mac)
      select ${table}, j.key, ${number}::bigint, ${shape}::int, decode(j.mac, 'hex')
      from jsonb_to_recordset(${JSON.stringify(fresh)}::text::jsonb) as j(key text, mac text)
      on conflict (table_name, key) do update
        set number = excluded.number, shape = excluded.shape, mac = excluded.mac`);
  if (gone.length > 0)
    await tx.execute(sql`
      delete from audit_row where table_name = ${table} and key in (
        select value from jsonb_array_elements_text(${JSON.stringify(gone.map((row) => row.key))}::text::jsonb))`);
  return { added: fresh.map(({ mac }) => mac), taken: rows.flatMap(({ mac }) => mac ?? []) };
}

const sumColumns = sql`select table_name as "table", encode(sum, 'hex') as sum, rows from audit_sum`;

export async function readSums(db: Db): Promise<Sum[]> {
  return rowsOf<Sum>(db, sql`${sumColumns} order by table_name collate "C"`);
}

/** A table gains columns over the years: a seal counts those that there were. */
async function shapeOf(tx: Db, table: string, columns: string[]): Promise<number> {
  const text = JSON.stringify(columns);
  const find = sql`select id from audit_shape where table_name = ${table} and columns = ${text}::text::jsonb`;
  const [known] = await rowsOf<{ id: number }>(tx, find);
  if (known) return known.id;
  await tx.execute(
    sql`insert into audit_shape (table_name, columns) values (${table}, ${text}::text::jsonb)`,
  );
  return (await rowsOf<{ id: number }>(tx, find))[0]!.id;
}

/** The seal of a row, in hex. */
export function rowMac(
  key: Uint8Array,
  { table, key: rowKey, number, text }: { table: string; key: string; number: number; text: string },
): string {
  return createHmac('sha256', key)
    .update(`thu-linh row v1\0${table}\0${rowKey}\0${number}\0`)
    .update(text)
    .digest('hex');
}

const modulus = 1n << 256n;

/** What seals add up to. Each is hashed under the key first: without it nobody finds other seals with the same sum. */
export function sumOf(key: Uint8Array, macs: Iterable<string>): bigint {
  let sum = 0n;
  for (const mac of macs) {
    const part = createHmac('sha256', key).update(`thu-linh sum v1\0${mac}`).digest('hex');
    sum = (sum + BigInt(`0x${part}`)) % modulus;
  }
  return sum;
}

export function toHex(sum: bigint): string {
  return (((sum % modulus) + modulus) % modulus).toString(16).padStart(64, '0');
}

/** What an entry holds of the sums of all tables. */
export function sumsDigest(key: Uint8Array, sums: readonly Sum[]): Buffer {
  const mac = createHmac('sha256', key).update('thu-linh sums v1');
  for (const { table, sum, rows } of sums) mac.update(`\0${table}\0${sum}\0${rows}`);
  return mac.digest();
}

/** Whether this transaction wrote any guarded row. */
export async function hasTouched(tx: Db): Promise<boolean> {
  return (await rowsOf(tx, sql`select 1 as one from audit_touched() limit 1`)).length > 0;
}
