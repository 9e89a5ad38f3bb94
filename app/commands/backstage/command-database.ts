/** The database a maintenance command works on: production's by its settings, or the demo's with `--demo`. */
import type { OpenDb } from '#db/client';
import { openDatabase } from '~/lib/database.server';
import { type Env, env, resetEnv } from '~/lib/env.server';
import { loadDemoSettings } from './demo-settings';

export async function commandDatabase(): Promise<{ open: OpenDb; env: Env }> {
  if (process.argv.includes('--demo')) loadDemoSettings();
  resetEnv();
  const settings = env();
  return { open: await openDatabase(settings), env: settings };
}
