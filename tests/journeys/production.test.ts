/** `npm start` as an operator meets it: a process of its own, a folder of its own, honest refusals, a clean end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const publicOrigin = 'http://thulinh.example';
const folder = mkdtempSync(path.join(tmpdir(), 'thu-linh-production-'));
const keyOf = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const good = {
  SESSION_SECRET: 'a session secret that only this test uses, long enough',
  AUDIT_KEY: keyOf(3),
  PEER_KEY: keyOf(5),
  DATA_DIR: folder,
  PORT: '0',
  PUBLIC_ORIGIN: publicOrigin,
};
type Settings = Record<string, string | undefined>;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Only what is named here reaches the process: settings of whoever runs the tests do not. */
class Production {
  readonly process: ChildProcess;
  readonly exit: Promise<number | null>;
  stdout = '';
  stderr = '';

  constructor(settings: Settings) {
    this.process = spawn(process.execPath, ['app/commands/run.mjs', 'start'], {
      env: { NODE_ENV: 'production', PATH: process.env.PATH, HOME: process.env.HOME, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process.stdout!.on('data', (text) => {
      this.stdout += text;
    });
    this.process.stderr!.on('data', (text) => {
      this.stderr += text;
    });
    this.exit = new Promise((resolve) => this.process.once('close', resolve));
  }

  /** The first line of its standard output that matches; fails with what it said when it ends before. */
  async said(pattern: RegExp): Promise<RegExpMatchArray> {
    let ended = false;
    void this.exit.then(() => {
      ended = true;
    });
    for (;;) {
      const match = this.stdout.match(pattern);
      if (match) return match;
      if (ended) throw new Error(`start ended: ${this.stderr || this.stdout}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

describe('bad settings', () => {
  const cases: [why: string, setting: string, change: Settings][] = [
    ['a short session secret', 'SESSION_SECRET', { SESSION_SECRET: 'short' }],
    ['no key for peer forms', 'PEER_KEY', { PEER_KEY: undefined }],
    ['one key for two purposes', 'PEER_KEY', { PEER_KEY: good.AUDIT_KEY }],
    ['a database of another kind', 'DATABASE_URL', { DATABASE_URL: 'mysql://127.0.0.1/thulinh' }],
    ['a port that is no number', 'PORT', { PORT: '80a' }],
    ['an address that is none', 'PUBLIC_ORIGIN', { PUBLIC_ORIGIN: 'thulinh' }],
  ];

  it.each(cases)('%s is refused in one line that names %s', async (_why, setting, change) => {
    const refused = new Production({ ...good, ...change });
    expect(await refused.exit).toBe(1);
    expect(refused.stderr).toMatch(new RegExp(`^${setting}: [^\n]+\n$`));
    expect(refused.stdout).toBe('');
  });
});

describe('a first start', () => {
  let running: Production;
  let url: string;

  beforeAll(async () => {
    running = new Production(good);
    [, url = ''] = await running.said(/^Thủ Lĩnh: (http:\S+)$/m);
    await running.said(/\/setup\//);
  });
  afterEach(() => expect(running.stderr).toBe(''));
  afterAll(() => void running.process.kill('SIGKILL'));

  it('listens on this machine alone', async () => {
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    // A server on every interface would answer here too.
    await expect(knock('127.0.0.2', Number(new URL(url).port))).rejects.toThrow();
  });

  it('prints one set-up link, under the public address, that opens', async () => {
    const links = running.stdout.match(/\S*\/setup\/\S*/g) ?? [];
    expect(links).toHaveLength(1);
    expect(links[0]).toMatch(/^http:\/\/thulinh\.example\/setup\/[\w-]{16,}$/);
    expect((await fetch(url + new URL(links[0]!).pathname)).status).toBe(200);
  });

  it('tells its health, database and version', async () => {
    const health = await fetch(`${url}/healthz`);
    expect(health.status).toBe(200);
    expect(await health.json()).toEqual({
      status: 'ok',
      database: 'pglite',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    });
  });

  it('has no seats of the demo to take', async () => {
    const seat = await fetch(`${url}/demo/seat`, post({ personId: '1' }, publicOrigin));
    expect(seat.status).toBe(404);
    expect(seat.headers.getSetCookie()).toEqual([]);
    const page = await fetch(`${url}/sign-in`);
    expect(page.status).toBe(200);
    const words = await page.text();
    expect(words).toContain('name="password"');
    expect(words).not.toContain('demo/seat');
    expect(words).not.toContain('name="personId"');
  });

  it('takes no write from another site, nor from nowhere', async () => {
    for (const origin of ['http://evil.example', 'null', undefined]) {
      const answer = await fetch(`${url}/sign-in`, post({ login: '0900000000', password: 'x' }, origin));
      expect(answer.status, String(origin)).toBe(403);
    }
  });

  it('leaves its folder to nobody else', async () => {
    const second = new Production(good);
    expect(await second.exit).toBe(1);
    expect(second.stderr).toMatch(/^[^\n]*DATA_DIR[^\n]*\n$/);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('answers what is under way when told to stop, then ends well and gives its folder back', async () => {
    const slow = slowPost(`${url}/sign-in`, 'login=0900000000&password=', 'not-the-password');
    await slow.begun;
    running.process.kill('SIGTERM');
    // Time enough for a server that does not wait to be gone.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await expect(knock('127.0.0.1', Number(new URL(url).port))).rejects.toThrow();
    expect(running.process.exitCode).toBeNull();
    slow.finish();
    expect((await slow.answer).statusCode).toBe(422);
    expect(await running.exit).toBe(0);

    const again = new Production(good);
    await again.said(/^Thủ Lĩnh: http/m);
    again.process.kill('SIGTERM');
    expect(await again.exit).toBe(0);
  });
});

function post(fields: Record<string, string>, origin: string | undefined): RequestInit {
  return {
    method: 'POST',
    headers: origin === undefined ? {} : { Origin: origin },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  };
}

/** Resolves when something listens there. */
function knock(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: 2_000 }, () => {
      socket.destroy();
      resolve();
    });
    socket.once('error', reject);
    socket.once('timeout', () => socket.destroy(new Error('nobody answers')));
  });
}

/** A form whose second half comes when `finish` is called: until then the request is under way. */
function slowPost(url: string, first: string, rest: string) {
  const sending: ClientRequest = request(url, {
    method: 'POST',
    agent: false,
    headers: {
      Origin: publicOrigin,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': Buffer.byteLength(first + rest),
    },
  });
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    sending.once('response', (response) => resolve(response.resume()));
    sending.once('error', reject);
  });
  const begun = new Promise<void>((resolve) => {
    sending.write(first, () => setTimeout(resolve, 300));
  });
  return { begun, answer, finish: () => void sending.end(rest) };
}
