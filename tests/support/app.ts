/** The built product, started in this process on a port of its own, with a clock that a journey moves. */
import pino from 'pino';
import { afterAll, beforeAll } from 'vitest';
import type { Db } from '#db/client';
import { loadAppBuild } from '~/commands/backstage/app-build';
import { env, resetEnv } from '~/lib/env.server';
import { startServer } from '~/server';
import { testNow } from './actors';
import { testDb } from './database/db';
import { freePort } from './free-port';

export type Clock = { now: () => Date; set: (at: Date) => void };

export type TestApp = {
  readonly db: Db;
  /** `http://127.0.0.1:port`, without a trailing slash. */
  readonly origin: string;
  readonly clock: Clock;
};

/** Call at the top of a journey. The database is that of `testDb`: empty but for the vocabulary. */
export function testApp(): TestApp {
  const database = testDb();
  let at = testNow;
  const clock: Clock = {
    now: () => at,
    set: (next) => {
      at = next;
    },
  };
  let running: { url: string; close: () => Promise<void> } | undefined;
  beforeAll(async () => {
    const port = await freePort();
    // Both module graphs, the test's and the build's, read their settings from here.
    Object.assign(process.env, {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_ORIGIN: `http://127.0.0.1:${port}`,
    });
    resetEnv();
    running = await startServer({
      // testDb closes the database itself.
      open: { ...database.open, close: async () => {} },
      env: env(),
      log: pino({ level: 'silent' }),
      now: clock.now,
      build: await loadAppBuild(),
      clientDir: 'build/remix/client',
    });
  });
  afterAll(() => running?.close());
  return {
    get db() {
      return database.db;
    },
    get origin() {
      return running!.url;
    },
    clock,
  };
}
