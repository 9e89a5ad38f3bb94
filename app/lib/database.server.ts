/** Opening the product's database: PostgreSQL by DATABASE_URL, else the embedded one in DATA_DIR, locked and migrated. */
import { migrate, type OpenDb, openDb } from '#db/client';
import type { Env } from './env.server';
import { lockFolder } from './folder-lock.server';

/** Opens and migrates. Throws `FolderInUse` when another process holds the folder. */
export async function openDatabase(env: Pick<Env, 'databaseUrl' | 'dataDir'>): Promise<OpenDb> {
  if (env.databaseUrl) {
    const open = await openDb({ url: env.databaseUrl });
    await migrate(open, 'db/migrations');
    return open;
  }
  const release = lockFolder(env.dataDir);
  const open = await openDb({ dataDir: env.dataDir });
  await migrate(open, 'db/migrations');
  return {
    ...open,
    close: async () => {
      await open.close();
      release();
    },
  };
}
