import type { SQL } from 'drizzle-orm';

/** Rows of a raw statement: the two drivers wrap them differently. */
export async function rowsOf<Row extends Record<string, unknown>>(
  db: { execute: (statement: SQL) => PromiseLike<unknown> },
  statement: SQL,
): Promise<Row[]> {
  const result = await db.execute(statement);
  return (Array.isArray(result) ? result : (result as { rows: Row[] }).rows) as Row[];
}
