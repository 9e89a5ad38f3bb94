/** What the database's own log says to whoever holds it: per transaction, which rows of which table, in what sizes. */
import { sql } from 'drizzle-orm';
import { type Db, openDb, rowsOf } from '#db/client';

/** One record of the log. `row` stands for one row through all its updates; null where none is named. */
export type LogRecord = { table: string; type: string; row: string | null; bytes: number };
export type LogTransaction = { xid: number; records: LogRecord[] };

/** Whether the log can be read here: a PostgreSQL with pg_walinspect, and the right to use it. */
export async function canReadLog(url: string | undefined): Promise<boolean> {
  if (!url) return false;
  const open = await openDb({ url, max: 1 });
  const [found] = await rowsOf<{ may: boolean }>(
    open.db,
    sql`select (select rolsuper from pg_roles where rolname = current_user)
      and exists (select 1 from pg_available_extensions where name = 'pg_walinspect') as may`,
  );
  await open.close();
  return found?.may ?? false;
}

export async function logEnd(db: Db): Promise<string> {
  const [row] = await rowsOf<{ lsn: string }>(db, sql`select pg_current_wal_insert_lsn()::text as lsn`);
  return row!.lsn;
}

type Raw = { xid: string; type: string; description: string; refs: string; bytes: number };

/** Runs `work` while the server removes no part of the log that it writes meanwhile: others' checkpoints do not matter. */
export async function keepingLog<T>(db: Db, work: () => Promise<T>): Promise<T> {
  const slot = `log_reader_${process.pid}`;
  await db.execute(sql`select pg_create_physical_replication_slot(${slot}, true)`);
  try {
    return await work();
  } finally {
    await db.execute(sql`select pg_drop_replication_slot(${slot})`);
  }
}

/** The transactions from `start` to now, in the order of the log, without catalogue and index records. */
export async function readLog(db: Db, start: string): Promise<LogTransaction[]> {
  const files = await rowsOf<{ file: string; name: string }>(
    db,
    sql`select coalesce(pg_relation_filenode(c.oid), 0)::text as file, coalesce(p.relname, c.relname) as name
      from pg_class c left join pg_class p on p.reltoastrelid = c.oid and c.relkind = 't'
      where c.relkind in ('r', 't') and c.oid >= 16384`,
  );
  const tables = new Map(files.map(({ file, name }) => [file, name]));
  const raw = await rowsOf<Raw>(
    db,
    sql`select xid::text as xid, resource_manager || ' ' || record_type as type, description, block_ref as refs,
        (record_length - fpi_length)::int as bytes
      from pg_get_wal_records_info(${start}::pg_lsn, pg_current_wal_flush_lsn())
      where xid::text <> '0' and resource_manager like 'Heap%' order by start_lsn`,
  );
  const transactions = new Map<string, LogTransaction>();
  const rows = new Map<string, string>();
  let fresh = 0;
  for (const { xid, type, description, refs, bytes } of raw) {
    const blocks = [...refs.matchAll(/rel \d+\/\d+\/(\d+)(?: fork \w+)? blk (\d+)/g)];
    const table = tables.get(blocks[0]?.[1] ?? '');
    if (!table) continue;
    const place = (block: string | undefined, off: string | undefined) => `${table} ${block}/${off}`;
    const offsets = [...description.matchAll(/off:? (\d+)/g)].map((match) => match[1]);
    const next = place(blocks[0]?.[2], offsets.at(-1));
    let row: string | null = null;
    if (/UPDATE/.test(type)) {
      const old = place((blocks[1] ?? blocks[0])?.[2], offsets[0]);
      row = rows.get(old) ?? `${table} #${fresh++}`;
      rows.delete(old);
      rows.set(next, row);
    } else if (/INSERT/.test(type) && !/MULTI/.test(type)) {
      row = `${table} #${fresh++}`;
      rows.set(next, row);
    } else if (/DELETE|LOCK/.test(type)) row = rows.get(next) ?? null;
    const transaction = transactions.get(xid) ?? { xid: Number(xid), records: [] };
    transaction.records.push({ table, type: type.replace('+INIT', ''), row, bytes });
    transactions.set(xid, transaction);
  }
  return [...transactions.values()];
}
