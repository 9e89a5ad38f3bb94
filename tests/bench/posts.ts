/**
 * `npm run bench -- posts`: how long `/healthz` waits while twenty clients at once send what costs most to take apart:
 * strangers' forms, and of people who signed in a draft's JSON, a search and a file; beside its ceiling of 200 ms. The
 * same server, asked alone, stands in front; pages asked for as people do stand beside searches. On PostgreSQL with
 * `DATABASE_URL` (an empty database); the embedded one computes in the server's own thread.
 */
import { Agent, type IncomingMessage, request } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import pino from 'pino';
import { migrate, openDb } from '#db/client';
import { loadReference } from '#db/reference';
import { listMyTasks } from '~/features/assessment/assessment-queries.server';
import { readEnv } from '~/lib/env.server';
import { startServer } from '~/server';
import { inPeer, makeAssessed } from '../support/assessed';
import { cookieOf } from '../support/lived';

const clients = 20;
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

const open = await openDb(process.env.DATABASE_URL ? { url: process.env.DATABASE_URL, max: 5 } : {});
await migrate(open, 'db/migrations');
await loadReference(open.db);
const { actors, units } = await makeAssessed(open.db);
const build = (await import(pathToFileURL(path.resolve('build/remix/server/index.js')).href)) as ServerBuild;
const env = readEnv();
const app = await startServer({
  ...{ open, env, build, log: pino({ level: 'silent' }) },
  now: () => inPeer,
});
/** Watching has a connection of its own: those of the posts are closed on them. */
const watching = new Agent({ keepAlive: true, maxSockets: 1 });

const secretary = await cookieOf(open.db, actors.nextSecretary.personId, inPeer);
const officer = await cookieOf(open.db, actors.communeOfficer.personId, inPeer);
const { self } = await listMyTasks(open.db, actors.nextSecretary, inPeer);
const draft = `/assessment/${self!.key}/draft`;
const filled = (part: string, bytes = size) => part.repeat(Math.ceil(bytes / part.length)).slice(0, bytes);
const marks = `a${'\u0323\u0301'.repeat(size / 4)}`;
const json = (patch: string) => `{"version":0,"patch":${patch}}`;
const form = 'application/x-www-form-urlencoded';

type Sent = { to?: string; cookie?: string; type?: string; body?: string };
const shapes: [name: string, sent: Sent][] = [
  ['many small fields', { body: filled('a=1&') }],
  ['one long list', { body: filled('a%5B%5D=1&') }],
  ['a name of many parts', { body: `${filled('a.')}=1` }],
  ['one long text of marks', { body: `login=${marks}` }],
  ['what a person sends', { body: 'login=0900000000&password=not-the-password' }],
  ['a draft of many values', drafted(json(`{"answers":{${filled('"A1":3,')}"A2":3}}`))],
  ['a draft nested deeply', drafted(json(`${filled('[')}${filled(']')}`))],
  ['a draft of one long text', drafted(json(`{"comment":${JSON.stringify(filled('dài '))}}`))],
  ['a draft of marks', drafted(json(`{"comment":${JSON.stringify(marks)}}`))],
  ['a page without a search', { to: '/organisation', cookie: officer }],
  ['a search as people do', { to: '/organisation?q=nguyen', cookie: officer }],
  [
    'a search for marks',
    { to: `/organisation?q=${encodeURIComponent(marks.slice(0, 1_500))}`, cookie: officer },
  ],
  ['a search for many words', { to: `/organisation?q=${filled('an%20', 8_000)}`, cookie: officer }],
  ['a file of empty cells', uploaded(filled(';'))],
  ['a file of short lines', uploaded(`Họ và tên;Chức vụ\n${filled('Trần Văn An;Bí thư\n')}`)],
  ['a file of marks', uploaded(`Họ và tên;Chức vụ\n${marks};Bí thư\n`)],
];

console.log(`/healthz alone: ${(await waits(async () => {})).join(' ms, ')} ms (median, longest)`);
for (const [name, sent] of shapes) {
  const statuses: number[] = [];
  const [median, longest] = await waits(async () => {
    const one = async () => void statuses.push(await send(sent));
    await Promise.all(Array.from({ length: clients }, one));
  });
  console.log(
    `${clients} × ${name} (${Math.ceil((sent.body ?? sent.to!).length / 1000)} kB): answers ` +
      `${[...new Set(statuses)].sort().join(', ')}; /healthz ${median} ms, longest ${longest} ms; ceiling ${ceiling} ms`,
  );
}
await app.close();
process.exit(0);

function drafted(body: string): Sent {
  return { to: draft, cookie: secretary, type: 'application/json', body };
}

function uploaded(text: string): Sent {
  const part = (name: string, value: string, more = '') =>
    `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
  const file = part('file', text, '; filename="can-bo.csv"\r\nContent-Type: text/csv');
  const body = `${part('kind', 'roster')}${part('unitId', String(units.commune.id))}${file}--x--\r\n`;
  return { to: '/organisation/import', cookie: officer, type: 'multipart/form-data; boundary=x', body };
}

/** The answer's status; 0 where the server closed before all was sent, as it may. */
async function send({ to = '/sign-in', cookie, type = form, body }: Sent): Promise<number> {
  return new Promise((resolve) => {
    const headers = { Origin: env.publicOrigin, ...(cookie ? { Cookie: cookie } : {}) };
    const asked = request(
      app.url + to,
      body === undefined
        ? { headers }
        : {
            method: 'POST',
            headers: { ...headers, 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) },
          },
      (answer) => void drained(answer).then(() => resolve(answer.statusCode ?? 0)),
    );
    asked.on('error', () => resolve(0));
    asked.end(body);
  });
}

async function drained(answer: IncomingMessage): Promise<void> {
  for await (const _ of answer);
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
    await new Promise<void>((resolve, reject) => {
      const asked = request(`${app.url}/healthz`, { agent: watching }, (answer) =>
        drained(answer).then(resolve, reject),
      );
      // A connection that the server closed while idle is opened anew: its wait counts.
      asked.on('error', () => resolve());
      asked.end();
    });
    times.push(performance.now() - began);
  }
  await working;
  times.sort((a, b) => a - b);
  return [Math.round(times[times.length >> 1]!), Math.round(times.at(-1)!)];
}
