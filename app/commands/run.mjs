/**
 * `node app/commands/run.mjs NAME …` runs the command app/commands/NAME.ts, bundled again first when a source is newer than
 * its bundle (milliseconds; the messages are compiled before it). `npm run build` bundles all: production needs no
 * compiler. Plain JavaScript, because Node 20 reads no TypeScript.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isOlderThanSources } from './backstage/stale.mjs';

process.chdir(fileURLToPath(new URL('../../', import.meta.url)));
const folder = path.resolve('build/commands');
const name = process.argv[2] ?? '';
const known = namesIn('app/commands', '.ts') ?? namesIn(folder, '.js') ?? [];
if (!known.includes(name)) {
  console.error(`run: no command «${name}»; there is ${known.join(', ')}`);
  process.exit(2);
}
const command = path.join(folder, `${name}.js`);
if (isOlderThanSources(command)) {
  await bundle('messages');
  await import(pathToFileURL(path.join(folder, 'messages.js')).href);
  await bundle(...(name === 'build' ? known : [name]));
}
process.argv.splice(1, 2, command);
await import(pathToFileURL(command).href);

/** Writes each command as one JavaScript file, which appears whole or not at all: others may be starting. */
async function bundle(...commands) {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: commands.map((command) => `app/commands/${command}.ts`),
    outdir: folder,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    alias: { '~': path.resolve('app'), '#db': path.resolve('db') },
    logLevel: 'error',
  });
  mkdirSync(folder, { recursive: true });
  for (const file of outputFiles) {
    const draft = `${file.path}.${process.pid}`;
    writeFileSync(draft, file.contents);
    renameSync(draft, file.path);
  }
}

function namesIn(place, ending) {
  const names = existsSync(place) ? readdirSync(place) : [];
  const found = names.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));
  return found.length > 0 ? found : null;
}
