/** Finding PostgreSQL's own programs (initdb, pg_ctl), for the tests that restart a real server. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const roots = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt'];

/** The folder of PostgreSQL 15 or newer, or null; PostgreSQL refuses to run as root, so root needs the user `postgres`. */
export function findPostgres(): string | null {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && spawnSync('id', ['-u', 'postgres']).status !== 0) return null;
  const found = roots.flatMap((root) =>
    existsSync(root) ? readdirSync(root).map((name) => path.join(root, name, 'bin')) : [],
  );
  const newest = found
    .filter((bin) => existsSync(path.join(bin, 'initdb')) && versionOf(bin) >= 15)
    .sort((a, b) => versionOf(b) - versionOf(a));
  return newest[0] ?? null;
}

function versionOf(bin: string): number {
  return Number(/(\d+)\D*$/.exec(path.dirname(bin))?.[1] ?? 0);
}
