/**
 * `node app/commands/run.mjs NAME …` bundles the command app/commands/NAME.ts (milliseconds) and runs it, after the
 * messages have been compiled (when they changed). Plain JavaScript, because Node 20 reads no TypeScript; the one file
 * that is.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
process.chdir(root);
const name = process.argv[2] ?? '';
const known = readdirSync('app/commands')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));
if (!known.includes(name)) {
  console.error(`run: no command «${name}»; there is ${known.join(', ')}`);
  process.exit(2);
}
if (name !== 'messages') await import(await bundle('messages'));
const command = await bundle(name);
process.argv.splice(1, 2, fileURLToPath(command));
await import(command);

/** The address of the command as one JavaScript file. */
async function bundle(command) {
  const outfile = path.join(root, 'build/commands', `${command}.js`);
  await build({
    entryPoints: [`app/commands/${command}.ts`],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    alias: { '~': path.join(root, 'app'), '#db': path.join(root, 'db') },
    logLevel: 'error',
  });
  return pathToFileURL(outfile).href;
}
