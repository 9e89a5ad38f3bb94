import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Worker threads cannot load TypeScript: each is bundled as an entry of its own. */
const WORKERS = {
  import: 'app/features/organisation/import/thread.server.ts',
  'scoring-run': 'app/features/scoring/run/thread.server.ts',
};

/** Writes `<outDir>/<worker>.js`; a file appears whole or not at all, so that tests may build at the same time. */
export async function buildWorkers(
  outDir = process.env.WORKERS_DIR ?? join('build', 'workers'),
): Promise<void> {
  await mkdir(outDir, { recursive: true });
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: WORKERS,
    outdir: outDir,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
  });
  for (const file of outputFiles) {
    const draft = `${file.path}.${process.pid}`;
    await writeFile(draft, file.contents);
    await rename(draft, file.path);
  }
  // Last: it says that all of them are there.
  await writeFile(join(outDir, 'package.json'), '{"type":"module"}\n');
}
