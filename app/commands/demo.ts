/** `npm run demo [-- --reset]`: the product on the embedded database with a believable province inside. */
import { demoStart } from '~/demo/calendar';
import { checkPeerKey } from '~/features/assessment/peer/key-commands.server';
import { movePeerForms } from '~/features/assessment/peer/moving-commands.server';
import { system } from '~/features/organisation/actor';
import { openDatabase } from '~/lib/database.server';
import { env, resetEnv } from '~/lib/env.server';
import { adoptRows } from '~/lib/record/audit-adopt.server';
import { ensureAppBuild } from './backstage/app-build';
import { clearDemo, demoLoadedAt } from './backstage/demo-province';
import { loadDemoSettings } from './backstage/demo-settings';
import { main, serveUntilStopped } from './backstage/serving';

await main(async () => {
  clearDemo(process.argv.includes('--reset'));
  loadDemoSettings();
  resetEnv();
  const settings = env();
  await ensureAppBuild();
  const open = await openDatabase(settings);
  await checkPeerKey(open.db);
  await movePeerForms(open.db);
  await adoptRows(open.db, { actor: system, at: demoStart });
  // The demo's clock starts at a fixed instant and runs on from when the province was loaded.
  const loadedAt = await demoLoadedAt(open.db);
  const url = await serveUntilStopped(
    open,
    settings,
    () => new Date(demoStart.getTime() + Date.now() - loadedAt),
  );
  console.log(`\nThủ Lĩnh, bản trình diễn: ${url}\n`);
});
