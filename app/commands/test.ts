/**
 * `npm test`: everything. `--fast` leaves the browser out, and says so; `--database` runs only what needs a database (the
 * rest is the same on any). Other arguments go to vitest.
 */
import { spawnSync } from 'node:child_process';
import { ensureAppBuild } from './backstage/app-build';
import { findBrowser, howToInstall } from './backstage/browser';
import { findPostgres } from './backstage/postgres';

const given = process.argv.slice(2);
const isDatabase = given.includes('--database');
const isFast = isDatabase || given.includes('--fast');
const rest = given.filter((argument) => !['--fast', '--database'].includes(argument));

let failed = vitest([...(isDatabase ? [] : ['--project', 'pure']), '--project', 'database', ...rest]);
if (isFast) {
  console.log('test:fast: không chạy các hành trình trong trình duyệt. `npm test` chạy tất cả.');
} else {
  await ensureAppBuild();
  const browser = findBrowser();
  if (browser) failed = vitest(['--project', 'journeys', ...rest], { CHROMIUM_PATH: browser }) || failed;
  else {
    console.error(howToInstall);
    failed = true;
  }
  const bin = findPostgres();
  if (bin) failed = vitest(['--project', 'restart', ...rest], { POSTGRES_BIN: bin }) || failed;
  else
    console.log('test: không thấy PostgreSQL 15 trở lên, nên không thử việc cơ sở dữ liệu tắt rồi bật lại.');
}
process.exit(failed ? 1 : 0);

function vitest(args: string[], env: Record<string, string> = {}): boolean {
  const run = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args], {
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'test', ...env },
  });
  return run.status !== 0;
}
