/** `npm run check`: all that CI runs, as a readable list. The first failure stops it. */
import { spawnSync } from 'node:child_process';

const steps: [name: string, command: string, ...args: string[]][] = [
  ['Lint và định dạng', 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  ['Mã thừa', 'node_modules/knip/bin/knip.js', '--no-progress'],
  ['Khoá để lộ', 'node_modules/secretlint/bin/secretlint.js', '--secretlintignore', '.gitignore', '**/*'],
  ['Kiểu', 'app/commands/run.mjs', 'typecheck'],
  ['Kiểm thử', 'app/commands/run.mjs', 'test'],
];

for (const [name, ...command] of steps) {
  console.log(`\n── ${name}`);
  const run = spawnSync(process.execPath, command, { stdio: 'inherit' });
  if (run.status !== 0) {
    console.error(`✗ ${name}`);
    process.exit(run.status ?? 1);
  }
}
