/** PostgreSQL goes away twenty times under nine clients: the server stays, says so, comes back, and keeps its word. */
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as setTimeoutPromise } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate, type OpenDb, openDb, rowsOf } from '#db/client';
import { accountUser, unit } from '#db/schema/index';
import { noticeVersion } from '~/features/account/account';
import { env, resetEnv } from '~/lib/env.server';
import { verifyAudit } from '~/lib/record/audit-verify.server';
import { makePlot } from '../support/actors';
import { type Cluster, startCluster } from '../support/database/postgres-cluster';
import { freePort } from '../support/free-port';
import { cookieOf } from '../support/lived';

const restarts = 20;
const writers = 6;
const readers = 2;
const recoverMs = 5_000;
const marks = ['Lời chỉ mình tôi biết', '0987654321'];

let cluster: Cluster;
let open: OpenDb;
let server: ChildProcess;
let origin: string;
let cookie: string;
let commune: number;
let said = '';

beforeAll(async () => {
  cluster = await startCluster(process.env.POSTGRES_BIN!);
  open = await openDb({ url: cluster.url, max: 2 });
  await migrate(open, 'db/migrations');
  origin = `http://127.0.0.1:${await freePort()}`;
  Object.assign(process.env, { PUBLIC_ORIGIN: origin });
  resetEnv();
  const { actors, units } = await makePlot(open.db);
  commune = units.commune.id;
  cookie = await cookieOf(open.db, actors.board.personId, new Date());
  await open.db.update(accountUser).set({ noticeVersion, noticeAt: new Date() });
  const { AUDIT_KEY, PEER_KEY, SESSION_SECRET, PATH, HOME } = process.env;
  server = spawn(process.execPath, ['app/commands/run.mjs', 'start'], {
    env: {
      ...{ AUDIT_KEY, PEER_KEY, SESSION_SECRET, PATH, HOME, NODE_ENV: 'production' },
      ...{ DATABASE_URL: cluster.url, PUBLIC_ORIGIN: origin, PORT: new URL(origin).port },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [server.stdout!, server.stderr!])
    stream.on('data', (text) => {
      said += text;
    });
  await until(() => said.includes('Thủ Lĩnh: http') || server.exitCode !== null, 100_000);
  expect(server.exitCode, said).toBeNull();
}, 240_000);

afterAll(async () => {
  server?.kill('SIGKILL');
  await open?.close();
  cluster?.stop();
});

it(`survives ${restarts} restarts under nine clients and loses nothing it acknowledged`, async () => {
  const kept: string[] = [];
  const odd = new Map<string, number>();
  const seen = new Map<number, number>();
  let isDone = false;
  const note = async (ask: () => Promise<Response>): Promise<Response | null> => {
    const answer = await ask().catch((error: Error) => error);
    if (answer instanceof Error) {
      const what = `no answer: ${(answer.cause as Error | undefined)?.message ?? answer.message}`;
      odd.set(what, (odd.get(what) ?? 0) + 1);
      return null;
    }
    seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
    const text = await answer.text();
    const isHonest = answer.status === 503 && answer.headers.get('Retry-After') === '5';
    const isFine = [200, 302].includes(answer.status) || (isHonest && /tạm ngừng|unreachable/.test(text));
    if (!isFine)
      odd.set(
        `${answer.status} ${text.slice(0, 80)}`,
        (odd.get(`${answer.status} ${text.slice(0, 80)}`) ?? 0) + 1,
      );
    return answer;
  };
  const client = async (work: (turn: number) => Promise<void>) => {
    for (let turn = 0; !isDone; turn++) {
      await work(turn);
      await setTimeoutPromise(60);
    }
  };
  const clients = [
    ...Array.from({ length: writers }, (_, n) =>
      client(async (turn) => {
        const code = `84-R${n}-${turn}`;
        const answer = await note(() => addUnit(code, `Chi đoàn ${code}`));
        if (answer?.status === 302) kept.push(code);
      }),
    ),
    ...Array.from({ length: readers }, () =>
      client(async () => void (await note(() => ask(`/organisation/unit/${commune}`)))),
    ),
    client(async () => void (await note(() => ask('/healthz')))),
  ];
  const recoveries: number[] = [];
  for (let n = 0; n < restarts; n++) {
    await setTimeoutPromise(300);
    if (n % 4 === 3) await dropConnections();
    else await cluster.restart(n % 2 === 0 ? 'fast' : 'immediate');
    const back = performance.now();
    const before = kept.length;
    await until(
      async () => kept.length > before && (await ask('/healthz').catch(() => null))?.status === 200,
      30_000,
    );
    recoveries.push(performance.now() - back);
  }
  isDone = true;
  await Promise.all(clients);
  console.info(
    `${restarts} restarts: ${kept.length} kept, answers ${JSON.stringify([...seen])}, ` +
      `writes again after ${recoveries.map(Math.round).join(' ')} ms`,
  );
  expect(server.exitCode, said).toBeNull();
  expect(Object.fromEntries(odd)).toEqual({});
  expect(Math.max(...recoveries)).toBeLessThan(recoverMs);
  const codes = new Set((await open.db.select({ code: unit.code }).from(unit)).map(({ code }) => code));
  expect(kept.filter((code) => !codes.has(code))).toEqual([]);
  const record = await verifyAudit(open.db, env().auditKey);
  expect(record.findings).toEqual([]);
  // One more: the first start took what stood there before under the record.
  expect(record.entries).toBe([...codes].filter((code) => code.startsWith('84-R')).length + 1);
});

it('says of a write that fails what failed, never what was typed, and not a thousand times', async () => {
  await open.db.execute(sql`
    create function fail_every_write() returns trigger language plpgsql as $$
    begin
      raise exception 'no room for %', new using errcode = '53100', detail = new::text;
    end $$`);
  for (const table of ['unit', 'person', 'audit_entry'])
    await open.db.execute(
      sql.raw(
        `create trigger fail_every_write before insert on "${table}" for each row execute function fail_every_write()`,
      ),
    );
  const from = said.length;
  for (let n = 0; n < 30; n++) {
    const answer = await addUnit(`84-F${n}`, marks.join(' '));
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('53100');
  }
  await until(() => said.includes('53100'), 10_000);
  const lines = said
    .slice(from)
    .split('\n')
    .filter((line) => line.includes('"fault"'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('PostgresError 53100');
  for (const mark of [...marks, '84-F0', 'no room']) expect(said).not.toContain(mark);
  expect((await rowsOf(open.db, sql`select 1 from unit where code like '84-F%'`)).length).toBe(0);
});

function ask(path: string): Promise<Response> {
  return fetch(origin + path, { headers: { Cookie: cookie }, signal: AbortSignal.timeout(20_000) });
}

function addUnit(code: string, name: string): Promise<Response> {
  return fetch(`${origin}/organisation/unit/${commune}/new`, {
    method: 'POST',
    headers: { Cookie: cookie, Origin: origin },
    body: new URLSearchParams({
      code,
      name,
      typeCode: 'BRANCH_RESIDENTIAL',
      validFrom: '2024-11-01',
      validTo: '',
    }),
    redirect: 'manual',
    signal: AbortSignal.timeout(20_000),
  });
}

async function dropConnections(): Promise<void> {
  await open.db.execute(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'`,
  );
}

async function until(isSo: () => boolean | Promise<boolean>, ms: number): Promise<void> {
  for (const end = performance.now() + ms; !(await isSo()); await setTimeoutPromise(50))
    if (performance.now() > end) return;
}
