/** Before the tests of the database: migrate once (again only when migrations changed), and let every file start from a copy (a dump of PGlite, a template of PostgreSQL). */
import { mkdirSync, writeFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pglite';
import { type Db, migrate, openDb } from '#db/client';
import * as schema from '#db/schema/index';
import { makeIfChanged } from '~/commands/backstage/fresh';

export const snapshotFile = 'build/test-database.tar';

export default async function setup(): Promise<void> {
  if (process.env.DATABASE_URL) return makeTemplate(process.env.DATABASE_URL);
  await makeIfChanged(
    'build/test-database.stamp',
    ['db/migrations', 'db/queues.ts', 'db/reference.ts', 'package-lock.json'],
    makeDump,
  );
}

async function makeDump(): Promise<void> {
  const client = await PGlite.create({ extensions: { pg_trgm } });
  const db = drizzle(client, { schema }) as unknown as Db;
  await migrate({ db, engine: 'pglite' }, 'db/migrations');
  const dump = await client.dumpDataDir('none');
  mkdirSync('build', { recursive: true });
  writeFileSync(snapshotFile, Buffer.from(await dump.arrayBuffer()));
  await client.close();
}

/** On PostgreSQL: the database that each file's own is copied from. */
export const templateName = 'thu_linh_template';

async function makeTemplate(server: string): Promise<void> {
  const admin = await openDb({ url: server, max: 1 });
  await admin.db.execute(sql.raw(`drop database if exists ${templateName} with (force)`));
  await admin.db.execute(sql.raw(`create database ${templateName}`));
  await admin.close();
  const url = new URL(server);
  url.pathname = `/${templateName}`;
  const open = await openDb({ url: url.href, max: 1 });
  await migrate(open, 'db/migrations');
  await open.close();
}
