/**
 * `node app/commands/run.mjs NAME …` bundles the command app/commands/NAME.ts (milliseconds) and runs it. Plain
 * JavaScript, because Node 20 reads no TypeScript; the one file that is.
 */
import { existsSync, readdirSync } from 'node:fs';
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
const outfile = path.join(root, 'build/commands', `${name}.js`);
await build({
  entryPoints: [`app/commands/${name}.ts`],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  alias: { '~': path.join(root, 'app'), '#db': path.join(root, 'db') },
  // Messages are compiled by the app build; a command that needs them runs after it.
  external: existsSync(path.join(root, 'app/paraglide')) ? [] : ['~/paraglide/*'],
  logLevel: 'error',
});
process.argv.splice(1, 2, outfile);
await import(pathToFileURL(outfile).href);
