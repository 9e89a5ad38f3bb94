/** The compiled app: built when a source is newer than the build, then loaded. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { buildWorkers } from './build-workers';
import { isOlderThanSources } from './stale.mjs';

const stamp = 'build/remix/.stamp';

/** Builds the browser's and the server's bundle unless they are newer than every source. Exits when the build fails. */
export async function ensureAppBuild(): Promise<void> {
  if (isOlderThanSources('build/workers/package.json')) await buildWorkers();
  if (!isOlderThanSources(stamp)) return;
  console.log('Đang dựng ứng dụng…');
  const built = spawnSync(
    process.execPath,
    ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build', '--logLevel', 'error'],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
  if (built.status !== 0) process.exit(built.status ?? 1);
  writeFileSync(stamp, '');
}

export async function loadAppBuild(): Promise<ServerBuild> {
  return (await import(pathToFileURL(path.resolve('build/remix/server/index.js')).href)) as ServerBuild;
}
