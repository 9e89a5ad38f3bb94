/** What somebody who holds the whole database sees: every column of every table, place and transaction of every row. */
import { sql } from 'drizzle-orm';
import { type Db, rowsOf } from '#db/client';

export type DumpedRow = { table: string; order: number; xmin: number; values: Record<string, unknown> };

/** All tables of the product and of its migrations, rows in their physical order. */
export async function dumpDatabase(db: Db): Promise<DumpedRow[]> {
  const tables = await rowsOf<{ schema: string; name: string }>(
    db,
    sql`select schemaname as schema, tablename as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema') order by 1, 2`,
  );
  const dumped: DumpedRow[] = [];
  for (const { schema, name } of tables) {
    const rows = await rowsOf<{ xmin: string; values: string }>(
      db,
      sql.raw(
        `select xmin::text as xmin, to_jsonb(t)::text as values from "${schema}"."${name}" t order by ctid`,
      ),
    );
    dumped.push(
      ...rows.map(({ xmin, values }, order) => ({
        table: name,
        order,
        xmin: Number(xmin),
        values: JSON.parse(values),
      })),
    );
  }
  return dumped;
}

/** Tables in which a text stands, open or in hex or base64 (at any of its three offsets). */
export function tablesWith(dump: readonly DumpedRow[], text: string): string[] {
  const bytes = Buffer.from(text);
  const shifted = [0, 1, 2].map((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // The first and last character may mix with their neighbours.
    return padded.slice(offset === 0 ? 0 : offset + 1, -1);
  });
  const needles = [text, bytes.toString('hex'), bytes.toString('hex').toUpperCase(), ...shifted];
  const found = dump.filter((row) => {
    const said = JSON.stringify(row.values);
    return needles.some((needle) => said.includes(needle));
  });
  return [...new Set(found.map((row) => row.table))];
}
