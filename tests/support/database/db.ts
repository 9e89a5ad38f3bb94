/**
 * The one test database. With `DATABASE_URL`: a database of its own per worker, cloned from a migrated template.
 * Without: a PGlite a file, from a dump that was migrated once (snapshot.ts). `testDb()` empties it before each file's first test.
 */
import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll } from 'vitest';
import { type Db, type OpenDb, openDb, rowsOf } from '#db/client';
import { loadReference } from '#db/reference';
import { snapshotFile, templateName } from './snapshot';

let opened: Promise<OpenDb> | undefined;

async function openForWorker(): Promise<OpenDb> {
  const server = process.env.DATABASE_URL;
  if (!server) return openDb({ snapshot: new Blob([readFileSync(snapshotFile)]) });
  const name = `thu_linh_test_${process.env.VITEST_POOL_ID ?? '1'}_${process.pid}`;
  const admin = await openDb({ url: server, max: 1 });
  await admin.db.execute(sql.raw(`drop database if exists ${name}`));
  await admin.db.execute(sql.raw(`create database ${name} template ${templateName}`));
  await admin.close();
  const url = new URL(server);
  url.pathname = `/${name}`;
  const open = await openDb({ url: url.href, max: 4 });
  return {
    ...open,
    close: async () => {
      await open.close();
      const last = await openDb({ url: server, max: 1 });
      await last.db.execute(sql.raw(`drop database if exists ${name} with (force)`));
      await last.close();
    },
  };
}

/** Empties every table but the vocabulary. Triggers that guard history are set aside for it. */
export async function emptyDb(db: Db): Promise<void> {
  const tables = await rowsOf<{ name: string }>(
    db,
    sql`select tablename as name from pg_tables where schemaname = 'public'`,
  );
  const list = tables.map((t) => `"${t.name}"`).join(', ');
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql.raw(`truncate ${list}, pgboss.job, pgboss.archive restart identity cascade`));
  });
  await loadReference(db);
}

/** Call at the top of a test file: `const database = testDb()`, then `database.db` inside tests. */
export function testDb(): { readonly db: Db; readonly open: OpenDb } {
  let current: OpenDb | undefined;
  beforeAll(async () => {
    opened ??= openForWorker();
    current = await opened;
    await emptyDb(current.db);
  });
  afterAll(async () => {
    await current?.close();
    opened = undefined;
  });
  const get = () => {
    if (!current) throw new Error('testDb(): no test is running yet');
    return current;
  };
  return {
    get db() {
      return get().db;
    },
    get open() {
      return get();
    },
  };
}
