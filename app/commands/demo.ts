/** `npm run demo [-- --reset]`: the product on the embedded database with a believable province inside. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { demoStart } from '#db/demo/calendar';
import { loadDemo } from '#db/demo/load';
import { installation } from '#db/schema/index';
import { checkPeerKey } from '~/features/assessment/peer-key-commands.server';
import { openDatabase } from '~/lib/database.server';
import { env, resetEnv } from '~/lib/env.server';
import { ensureAppBuild } from './app-build';
import { demoFolder, loadDemoSettings } from './demo-settings';
import { main, serveUntilStopped } from './serving';

const loadedAtKey = 'demo.loadedAt';
const loading = path.join(demoFolder, 'loading');

await main(async () => {
  // A load that was interrupted left half a province: start over.
  const isReset = process.argv.includes('--reset') || existsSync(loading);
  if (isReset) rmSync(demoFolder, { recursive: true, force: true });
  loadDemoSettings();
  resetEnv();
  const settings = env();
  await ensureAppBuild();
  const open = await openDatabase(settings);
  await checkPeerKey(open.db);
  let kept = await open.db.query.installation.findFirst({ where: eq(installation.key, loadedAtKey) });
  if (!kept) {
    console.log('Đang dựng tỉnh trình diễn (một lần, khoảng một phút)…');
    writeFileSync(loading, '');
    await loadDemo(open.db, (line) => console.log(`  ${line}`));
    [kept] = await open.db
      .insert(installation)
      .values({ key: loadedAtKey, value: new Date().toISOString() })
      .returning();
    rmSync(loading);
  }
  // The demo's clock starts at a fixed instant and runs on from when the province was loaded.
  const loadedAt = new Date(kept!.value).getTime();
  const url = await serveUntilStopped(
    open,
    settings,
    () => new Date(demoStart.getTime() + Date.now() - loadedAt),
  );
  console.log(`\nThủ Lĩnh, bản trình diễn: ${url}\n`);
});
