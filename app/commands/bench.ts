/** `npm run bench -- NAME …`: one benchmark of tests/bench, beside its ceiling, in one run. Without a name: which there are. */
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const names = readdirSync('tests/bench').map((file) => path.basename(file, '.ts'));
const [name = '', ...rest] = process.argv.slice(2);
if (!names.includes(name)) {
  console.error(`bench: npm run bench -- ${names.join(' | ')}`);
  process.exit(2);
}
const outfile = path.resolve('build/bench', `${name}.mjs`);
mkdirSync(path.dirname(outfile), { recursive: true });
await build({
  entryPoints: [`tests/bench/${name}.ts`],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  alias: { '~': path.resolve('app'), '#db': path.resolve('db') },
  logLevel: 'error',
});
process.argv.splice(2, process.argv.length, ...rest);
await import(pathToFileURL(outfile).href);
