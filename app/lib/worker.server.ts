import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The bundle of a worker thread, as `app/commands/backstage/build-workers.ts` writes it. Throws when it was not built. */
export function workerPath(name: string): string {
  const path = join(process.env.WORKERS_DIR ?? join(process.cwd(), 'build', 'workers'), `${name}.js`);
  if (!existsSync(path))
    throw new Error(`The worker bundle ${path} is missing: run the build, or set WORKERS_DIR.`);
  return path;
}
