/** PGlite takes no lock on its folder, and a second process would lose rows in silence: this file is the lock. */
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

/** The folder is in use by a living process. */
class FolderInUse extends Error {
  constructor(folder: string, pid: number) {
    super(`DATA_DIR: ${folder} is in use by process ${pid}; stop it first, or name another folder`);
  }
}

/** Takes the folder for this process (creating it) and returns the release. Throws `FolderInUse`. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = `${path.resolve(folder)}.lock`;
  const mine = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) });
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const handle = openSync(file, 'wx');
      writeSync(handle, mine);
      closeSync(handle);
      const release = () => rmSync(file, { force: true });
      process.once('exit', release);
      return release;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = readHolder(file);
      if (holder && isAlive(holder)) throw new FolderInUse(folder, holder.pid);
      rmSync(file, { force: true });
    }
  }
  throw new FolderInUse(folder, 0);
}

type Holder = { pid: number; startedAt: string | null };

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** A process id may be used again after a crash: the start time tells the two apart where the system shows it. */
function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return holder.startedAt === null || holder.startedAt === startOf(holder.pid);
}

/** Clock ticks since boot at which a process began (Linux); null elsewhere. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
