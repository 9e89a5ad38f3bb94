/** `npm start`: production. Applies migrations, creates no account, prints a one-time set-up link while nobody can sign in. */
import { openDatabase } from '~/lib/database.server';
import { readEnv } from '~/lib/env.server';
import { ensureAppBuild } from './app-build';
import { main, serveUntilStopped } from './serving';

await main(async () => {
  const env = readEnv({ ...process.env, DEMO: '' });
  await ensureAppBuild();
  const open = await openDatabase(env);
  const url = await serveUntilStopped(open, env, () => new Date());
  console.log(`Thủ Lĩnh: ${url}`);
});
