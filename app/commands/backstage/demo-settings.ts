/** The demo's own settings: a folder beside the project, keys made at its first start and kept there. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const demoFolder = 'data/demo';
const file = path.join(demoFolder, 'settings.json');

/** Fills the environment for the demo. Settings a person gave (PORT, HOST) stay; a production database is never touched. */
export function loadDemoSettings(): void {
  const kept = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>)
    : makeSettings();
  delete process.env.DATABASE_URL;
  Object.assign(process.env, kept, { DATA_DIR: path.join(demoFolder, 'database'), DEMO: '1' });
}

function makeSettings(): Record<string, string> {
  const key = () => randomBytes(32).toString('base64');
  const made = { SESSION_SECRET: key(), AUDIT_KEY: key(), PEER_KEY: key() };
  mkdirSync(demoFolder, { recursive: true });
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}
