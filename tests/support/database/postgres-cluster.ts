/** A PostgreSQL server of a test's own: in a folder of its own, on loopback, stopped and removed at the end. */
import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../free-port';

export type Cluster = {
  url: string;
  /** Returns when the server takes connections again. */
  restart: (mode: 'fast' | 'immediate') => Promise<void>;
  stop: () => void;
};

/** `bin` is the folder of initdb and pg_ctl. As root the server runs as the user postgres. */
export async function startCluster(bin: string): Promise<Cluster> {
  const folder = mkdtempSync(path.join(tmpdir(), 'thu-linh-postgres-'));
  const isRoot = process.getuid?.() === 0;
  if (isRoot) {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    chownSync(folder, id('-u'), id('-g'));
  }
  const run = (command: string) => {
    const [program, ...args] = isRoot
      ? ['su', 'postgres', '-s', '/bin/sh', '-c', command]
      : ['/bin/sh', '-c', command];
    execFileSync(program!, args, { stdio: 'ignore', cwd: folder });
  };
  const port = await freePort();
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=60`;
  const control = (verb: string) => `${bin}/pg_ctl -D ${folder}/db -w -t 30 -l ${folder}/log ${verb}`;
  run(`${bin}/initdb -D ${folder}/db -U tester --auth=trust -E UTF8 --locale=C`);
  run(control(`-o '${options}' start`));
  return {
    url: `postgres://tester@127.0.0.1:${port}/postgres`,
    restart: async (mode) => run(control(`-o '${options}' -m ${mode} restart`)),
    stop: () => {
      run(control('-m immediate stop'));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
