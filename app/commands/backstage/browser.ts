/** Finds a Chromium for the journeys, or fetches one: bounded, and saying what it does. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** The line that a person without a browser needs. */
export const howToInstall =
  'Không tìm thấy Chromium. Cài một lần: `npx playwright-core install chromium --only-shell`, hoặc đặt CHROMIUM_PATH=/đường/dẫn/chromium';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'msedge',
  'microsoft-edge',
];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Path of a Chromium: CHROMIUM_PATH, PATH, usual places, Playwright's cache; then one download, then apt as root. Null when none. */
export function findBrowser(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    console.error(`CHROMIUM_PATH: không có tệp ${named}`);
    return null;
  }
  return installed() ?? download() ?? byApt();
}

function installed(): string | null {
  return onPath() ?? places.find((place) => existsSync(place)) ?? inPlaywrightCache();
}

function onPath(): string | null {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const name of names) {
      for (const ending of process.platform === 'win32' ? ['.exe'] : ['']) {
        const file = path.join(folder, name + ending);
        if (existsSync(file)) return file;
      }
    }
  }
  return null;
}

function inPlaywrightCache(): string | null {
  const roots = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    path.join(homedir(), '.cache/ms-playwright'),
    path.join(homedir(), 'Library/Caches/ms-playwright'),
    path.join(process.env.LOCALAPPDATA ?? '', 'ms-playwright'),
  ];
  for (const root of roots) {
    if (!root || !existsSync(root)) continue;
    const found = search(root, /^(chrome|headless_shell|chrome-headless-shell|Chromium)(\.exe)?$/, 4);
    if (found) return found;
  }
  return null;
}

function search(folder: string, name: RegExp, depth: number): string | null {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isFile() && name.test(entry.name)) return file;
    const deeper = entry.isDirectory() && depth > 0 ? search(file, name, depth - 1) : null;
    if (deeper) return deeper;
  }
  return null;
}

function download(): string | null {
  console.log('Không thấy Chromium trên máy; thử tải một bản cho Playwright (tối đa 3 phút)…');
  const cli = 'node_modules/playwright-core/cli.js';
  const run = spawnSync(process.execPath, [cli, 'install', 'chromium', '--only-shell'], {
    stdio: 'ignore',
    timeout: 180_000,
  });
  return run.status === 0 ? inPlaywrightCache() : null;
}

function byApt(): string | null {
  const isRoot = process.getuid?.() === 0;
  const isDebian =
    existsSync('/etc/os-release') && /debian|ubuntu/i.test(readFileSync('/etc/os-release', 'utf8'));
  if (!isRoot || !isDebian) return null;
  console.log('Tải không được; cài chromium bằng apt-get (đang chạy với quyền root)…');
  const quiet = {
    stdio: 'ignore' as const,
    timeout: 600_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  spawnSync('apt-get', ['update'], quiet);
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quiet);
  return onPath();
}
