/** `npm run dev`: the demo's database with sources watched; Vite serves the browser's files and reloads what changed. */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { ServerBuild } from '@remix-run/node';
import { createServer as createVite } from 'vite';
import { demoStart } from '~/demo/calendar';
import { checkPeerKey } from '~/features/assessment/peer/key-commands.server';
import { openDatabase } from '~/lib/database.server';
import { env, resetEnv } from '~/lib/env.server';
import { makeLog } from '~/lib/log.server';
import { makeApp } from '~/server';
import { buildWorkers } from './backstage/build-workers';
import { demoLoadedAt } from './backstage/demo-province';
import { loadDemoSettings } from './backstage/demo-settings';
import { main } from './backstage/serving';

await main(async () => {
  process.env.NODE_ENV = 'development';
  loadDemoSettings();
  resetEnv();
  const settings = env();
  await buildWorkers();
  const open = await openDatabase(settings);
  await checkPeerKey(open.db);
  const loadedAt = await demoLoadedAt(open.db);
  const vite = await createVite({ server: { middlewareMode: true }, appType: 'custom' });
  const app = makeApp({
    open,
    env: settings,
    log: makeLog(),
    now: () => new Date(demoStart.getTime() + Date.now() - loadedAt),
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as unknown as Promise<ServerBuild>,
  });
  const listener = getRequestListener(app.fetch);
  const server = createServer((request, response) => {
    vite.middlewares(request, response, () => void listener(request, response));
  });
  server.listen(settings.port, settings.host, () =>
    console.log(`Thủ Lĩnh, bản đang sửa: ${settings.publicOrigin}`),
  );
  process.on('SIGINT', () => {
    server.close();
    void vite
      .close()
      .then(() => open.close())
      .then(() => process.exit(0));
  });
});
