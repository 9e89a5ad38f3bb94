/** The compiled app: built when a source is newer than the build, then loaded. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { buildWorkers } from './build-workers';

const stamp = 'build/remix/.stamp';
const sources = ['app', 'db', 'public', 'package.json', 'vite.config.ts', 'vite.shared.ts'];

/** Builds the browser's and the server's bundle unless they are newer than every source. Exits when the build fails. */
export async function ensureAppBuild(): Promise<void> {
  await buildWorkers();
  if (existsSync(stamp) && newest(sources) <= statSync(stamp).mtimeMs) return;
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

function newest(paths: string[]): number {
  return Math.max(
    ...paths.map((entry) => {
      const stat = statSync(entry);
      if (!stat.isDirectory()) return stat.mtimeMs;
      // The messages' own compiled form is no source of the build, which compiles them its own way.
      const inside = readdirSync(entry)
        .filter((name) => name !== 'paraglide')
        .map((name) => path.join(entry, name));
      return Math.max(stat.mtimeMs, ...(inside.length > 0 ? [newest(inside)] : []));
    }),
  );
}
