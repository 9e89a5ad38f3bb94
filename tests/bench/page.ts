/** A page of the product beside a bare node:http answer: requests a second with 16 connections, same machine, same run. */
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import pino from 'pino';
import { migrate, openDb } from '#db/client';
import { readEnv } from '~/lib/env.server';
import { startServer } from '~/server';

const seconds = 5;
const connections = 16;
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
const app = await startServer({
  open,
  env: readEnv(),
  log: pino({ level: 'silent' }),
  now: () => new Date('2024-11-20T02:00:00Z'),
  build,
  clientDir: 'build/remix/client',
});
const bare = createServer((_request, response) => response.end('Thủ Lĩnh'));
await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
const bareUrl = `http://127.0.0.1:${(bare.address() as { port: number }).port}/`;

const ceiling = await load(bareUrl);
for (const page of ['/healthz', '/sign-in', '/method', '/commendation']) {
  const rate = await load(app.url + page);
  console.log(
    `${page}: ${rate}/s; bare node:http ${ceiling}/s; ratio ${(ceiling / Math.max(rate, 1)).toFixed(1)}`,
  );
}
bare.close();
await app.close();
process.exit(0);

/** Requests a second answered with 200 in a bounded time. */
async function load(url: string): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let answered = 0;
  const one = async () => {
    while (performance.now() < end) {
      const response = await fetch(url);
      await response.arrayBuffer();
      if (response.status === 200) answered++;
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  return Math.round(answered / seconds);
}
