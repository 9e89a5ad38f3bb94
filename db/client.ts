/** One schema, two engines: PGlite (default, embedded) and PostgreSQL. A transaction is a Db too. */
import { type ExtractTablesWithRelations, sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { steadyClient } from './postgres-pool';
import { installQueues } from './queues';
import { loadReference } from './reference';
import * as schema from './schema/index';

export { rowsOf } from './rows';

export type Db = PgDatabase<PgQueryResultHKT, typeof schema, ExtractTablesWithRelations<typeof schema>>;

/** `isThere`: whether the database answers. The embedded one does while it is open, however long another transaction holds it. */
export type OpenDb = {
  db: Db;
  engine: 'pglite' | 'postgres';
  isThere: () => Promise<boolean>;
  close: () => Promise<void>;
};

/** Opens the database that `url` (PostgreSQL) or `dataDir` (a PGlite folder; undefined = in memory) names; `snapshot` is a dumped PGlite folder. */
export async function openDb(where: {
  url?: string;
  dataDir?: string;
  max?: number;
  snapshot?: Blob;
}): Promise<OpenDb> {
  if (where.url) {
    const { default: postgres } = await import('postgres');
    const { drizzle } = await import('drizzle-orm/postgres-js');
    const { url, max = 10 } = where;
    const { client, end } = steadyClient((onclose) =>
      // Tried again at once and given up soon: whoever waits is told, and the next one finds the server when it is back.
      postgres(url, {
        max,
        onnotice: () => {},
        onclose,
        max_lifetime: null,
        connect_timeout: 5,
        backoff: () => 0.1,
      }),
    );
    const db = drizzle(client, { schema }) as unknown as Db;
    const isThere = () =>
      db.execute(sql`select 1`).then(
        () => true,
        () => false,
      );
    return { db, engine: 'postgres', isThere, close: end };
  }
  const { PGlite } = await import('@electric-sql/pglite');
  const { drizzle } = await import('drizzle-orm/pglite');
  const { pg_trgm } = await import('@electric-sql/pglite/contrib/pg_trgm');
  const client = await PGlite.create({
    dataDir: where.dataDir,
    loadDataDir: where.snapshot,
    extensions: { pg_trgm },
  });
  return {
    db: drizzle(client, { schema }) as unknown as Db,
    engine: 'pglite',
    isThere: async () => client.ready && !client.closed,
    close: () => client.close(),
  };
}

/** Applies the migrations that the database lacks, then the vocabulary. Idempotent. */
export async function migrate(open: Pick<OpenDb, 'db' | 'engine'>, migrationsFolder: string): Promise<void> {
  const { db, engine } = open;
  if (engine === 'postgres') {
    const { migrate: run } = await import('drizzle-orm/postgres-js/migrator');
    await run(db as never, { migrationsFolder });
  } else {
    const { migrate: run } = await import('drizzle-orm/pglite/migrator');
    await run(db as never, { migrationsFolder });
  }
  await loadReference(db);
  await installQueues(open);
}
