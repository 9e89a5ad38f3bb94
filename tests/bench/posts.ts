/**
 * `npm run bench -- posts`: how long `/healthz` waits while twenty strangers post forms as large as they can be sent, of the
 * shapes that cost most to take apart; beside its ceiling of 200 ms. The same server, asked alone, stands in front.
 */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import pino from 'pino';
import { migrate, openDb } from '#db/client';
import { readEnv } from '~/lib/env.server';
import { startServer } from '~/server';

const posts = 20;
const ceiling = 200;
const size = 500_000;
process.env.NODE_ENV = 'production';
const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
Object.assign(process.env, {
  SESSION_SECRET: 'only this benchmark uses this secret of some length',
  AUDIT_KEY: key(1),
  PEER_KEY: key(2),
  PORT: '0',
});

const open = await openDb({});
await migrate(open, 'db/migrations');
const build = (await import(pathToFileURL(path.resolve('build/remix/server/index.js')).href)) as ServerBuild;
const env = readEnv();
const app = await startServer({
  open,
  env,
  log: pino({ level: 'silent' }),
  now: () => new Date('2024-11-20T02:00:00Z'),
  build,
});

const filled = (part: string) => part.repeat(Math.ceil(size / part.length)).slice(0, size);
const shapes: [name: string, body: string][] = [
  ['many small fields', filled('a=1&')],
  ['one long list', filled('a%5B%5D=1&')],
  ['a name of many parts', `${filled('a.')}=1`],
  ['one long text of marks', `login=a${'\u0323\u0301'.repeat(size / 4)}`],
  ['what a person sends', 'login=0900000000&password=not-the-password'],
];
console.log(`/healthz alone: ${(await waits(async () => {})).join(' ms, ')} ms (median, longest)`);
for (const [name, body] of shapes) {
  const statuses: number[] = [];
  const [median, longest] = await waits(async () => {
    const one = async () => void statuses.push(await post(body));
    await Promise.all(Array.from({ length: posts }, one));
  });
  console.log(
    `${posts} × ${name} (${Math.round(body.length / 1000)} kB): answers ${[...new Set(statuses)].join(', ')}; ` +
      `/healthz ${median} ms, longest ${longest} ms; ceiling ${ceiling} ms`,
  );
}
await app.close();
process.exit(0);

async function post(body: string): Promise<number> {
  const headers = { Origin: env.publicOrigin, 'Content-Type': 'application/x-www-form-urlencoded' };
  try {
    const answer = await fetch(`${app.url}/sign-in`, { method: 'POST', headers, body, redirect: 'manual' });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}

/** Median and longest wait for `/healthz`, in milliseconds, asked one after the other while `work` goes on and for a second. */
async function waits(work: () => Promise<void>): Promise<[median: number, longest: number]> {
  let isBusy = true;
  const until = performance.now() + 1_000;
  const working = work().finally(() => {
    isBusy = false;
  });
  const times: number[] = [];
  while (isBusy || performance.now() < until) {
    const began = performance.now();
    await (await fetch(`${app.url}/healthz`)).arrayBuffer();
    times.push(performance.now() - began);
  }
  await working;
  times.sort((a, b) => a - b);
  return [Math.round(times[times.length >> 1]!), Math.round(times.at(-1)!)];
}
