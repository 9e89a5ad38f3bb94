/** The demo's province: loaded once, and when. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Db } from '#db/client';
import { findLoadedAt, keepLoadedAt } from '~/demo/clock';
import { loadDemo } from '~/demo/load';
import { demoFolder } from './demo-settings';

const marker = path.join(demoFolder, 'loading');

/** Throws the province away when asked, or when an interrupted load left half of one. */
export function clearDemo(isAsked: boolean): void {
  if (isAsked || existsSync(marker)) rmSync(demoFolder, { recursive: true, force: true });
}

/** Loads the province if it is not there; answers with the real instant at which it was loaded, in milliseconds. */
export async function demoLoadedAt(db: Db): Promise<number> {
  const kept = await findLoadedAt(db);
  if (kept) return kept.getTime();
  console.log('Đang dựng tỉnh trình diễn (một lần, vài phút)…');
  writeFileSync(marker, '');
  await loadDemo(db, (line) => console.log(`  ${line}`));
  const at = new Date();
  await keepLoadedAt(db, at);
  rmSync(marker);
  return at.getTime();
}
