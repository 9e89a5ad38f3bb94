/** The HTTP server around Remix: headers, origin check, static files, health, one log line a request, the one Db. */
import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import { setTimeout as setTimeoutPromise } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { serveStatic } from '@hono/node-server/serve-static';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import type { OpenDb } from '#db/client';
import { version } from '../package.json';
import '~/lib/http/context.server';
import { clientAddress } from '~/lib/http/client-address.server';
import { isAway } from './lib/database-fault';
import type { Env } from './lib/env.server';
import { type Faults, makeFaults } from './lib/faults.server';
import type { Log } from './lib/log.server';

type Options = {
  open: OpenDb;
  env: Env;
  log: Log;
  /** The door for faults; the process's own, where there is one. */
  faults?: Faults;
  now: () => Date;
  /** The compiled app; in development a function that gives the newest. */
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Folder of the browser's files, built; undefined in development, where Vite serves them. */
  clientDir?: string;
};

type Variables = { Variables: { nonce: string } };

/** Work that goes on after its request was answered. */
type Later = { add: (work: Promise<unknown>) => void; settled: () => Promise<unknown> };

/** Requests under way get this long to finish when the server is told to stop. */
const drainMs = 10_000;
/** A database that has not answered by then is not there. */
const healthMs = 2_000;
const retrySeconds = 5;
const awayText = 'Cơ sở dữ liệu đang tạm ngừng. Hãy thử lại sau vài giây.';

export function makeApp(
  options: Options,
  faults = options.faults ?? makeFaults(options.log),
  later = makeLater(faults),
): Hono<Variables> {
  const app = new Hono<Variables>();
  app.onError((error, c) => {
    faults.report(error, 'server');
    return isAway(error) ? c.text(awayText, 503) : c.text('Có lỗi ở máy chủ. Hãy thử lại sau.', 500);
  });
  app.use(logged(options.log));
  app.use(withHeaders(options.env));
  app.get('/healthz', (c) => health(c, options.open));
  app.use(sameOrigin(options.env.publicOrigin));
  app.use(compress());
  if (options.clientDir) {
    app.use(
      '/assets/*',
      serveStatic({
        root: options.clientDir,
        onFound: (_path, c) => void c.header('Cache-Control', 'public, max-age=31536000, immutable'),
      }),
    );
    app.use(
      '/fonts/*',
      serveStatic({
        root: options.clientDir,
        onFound: (_path, c) => void c.header('Cache-Control', 'public, max-age=31536000, immutable'),
      }),
    );
    app.get(
      '/service-worker.js',
      serveStatic({
        root: options.clientDir,
        onFound: (_path, c) => void c.header('Cache-Control', 'no-cache'),
      }),
    );
    app.get(
      '/favicon.svg',
      serveStatic({
        root: options.clientDir,
        onFound: (_path, c) => void c.header('Cache-Control', 'public, max-age=86400'),
      }),
    );
  }
  const handle = createRequestHandler(options.build, process.env.NODE_ENV);
  app.all('*', async (c) => {
    const build = typeof options.build === 'function' ? await options.build() : options.build;
    // The message catalogue lives in the app's module graph; its middleware gives each request a language of its own.
    const { paraglideMiddleware } = build.entry.module as unknown as {
      paraglideMiddleware: (
        request: Request,
        resolve: (seen: { request: Request }) => Promise<Response>,
      ) => Promise<Response>;
    };
    return paraglideMiddleware(c.req.raw, () =>
      handle(c.req.raw, {
        db: options.open.db,
        engine: options.open.engine,
        now: options.now,
        nonce: c.get('nonce'),
        client: clientOf(c, options),
        isDemo: options.env.isDemo,
        later: later.add,
        report: faults.report,
      }),
    );
  });
  return app;
}

let hasWarnedOfProxy = false;

function clientOf(c: Context, { env, log }: Options): string {
  const peer = getConnInfo(c).remote.address;
  const forwardedFor = c.req.header('X-Forwarded-For');
  const client = clientAddress(peer, forwardedFor, env.trustedProxies);
  if (forwardedFor && !hasWarnedOfProxy && client === clientAddress(peer, undefined, env.trustedProxies)) {
    hasWarnedOfProxy = true;
    log.warn('X-Forwarded-For was not believed: if a proxy of yours sent it, name it in TRUSTED_PROXY');
  }
  return client;
}

/** Listens; `close` stops taking requests, lets those under way finish, then closes the database. */
export function startServer(options: Options): Promise<{ url: string; close: () => Promise<void> }> {
  const faults = options.faults ?? makeFaults(options.log);
  const later = makeLater(faults);
  const app = makeApp(options, faults, later);
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: app.fetch, hostname: options.env.host, port: options.env.port },
      (address) => {
        const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address;
        resolve({
          url: `http://${shown}:${address.port}`,
          close: () => drain(server as Server, options, later).finally(faults.flush),
        });
      },
    ) as Server;
    server.once('error', reject);
  });
}

async function drain(server: Server, { open }: Options, later: Later): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearTimeout(late);
  const waited = new AbortController();
  await Promise.race([
    later.settled(),
    setTimeoutPromise(drainMs, null, { signal: waited.signal, ref: false }),
  ]);
  waited.abort();
  await open.close();
}

function makeLater(faults: Faults): Later {
  const underWay = new Set<Promise<unknown>>();
  return {
    add: (work) => {
      const watched = work
        .catch((error: unknown) => faults.report(error, 'later'))
        .finally(() => underWay.delete(watched));
      underWay.add(watched);
    },
    settled: () => Promise.all(underWay),
  };
}

async function health(c: Context, open: OpenDb): Promise<Response> {
  const waited = new AbortController();
  const late = setTimeoutPromise(healthMs, false, { signal: waited.signal, ref: false });
  const isThere = await Promise.race([open.isThere(), late.catch(() => false)]);
  waited.abort();
  if (isThere) return c.json({ status: 'ok', database: open.engine, version });
  return c.json({ status: 'database unreachable', database: open.engine, version }, 503);
}

/** One line a request, without personal data: ids and codes in paths are replaced, queries left out. */
function logged(log: Log): MiddlewareHandler {
  return async (c, next) => {
    const started = performance.now();
    await next();
    log.info({
      method: c.req.method,
      path: c.req.path.replace(/\/(\d+|[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9_-]{16,})(?=\/|\.|$)/g, '/:id'),
      status: c.res.status,
      ms: Math.round(performance.now() - started),
    });
  };
}

function withHeaders(env: Env): MiddlewareHandler<Variables> {
  const isHttps = env.publicOrigin.startsWith('https:');
  return async (c, next) => {
    const nonce = randomBytes(16).toString('base64');
    c.set('nonce', nonce);
    await next();
    const { headers } = c.res;
    if (c.res.status === 503) headers.set('Retry-After', String(retrySeconds));
    headers.set(
      'Content-Security-Policy',
      [
        "default-src 'self'",
        `script-src 'self' 'nonce-${nonce}'${process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''}`,
        `style-src 'self'${process.env.NODE_ENV === 'development' ? " 'unsafe-inline'" : ''}`,
        "img-src 'self' data:",
        "font-src 'self'",
        `connect-src 'self'${process.env.NODE_ENV === 'development' ? ' ws:' : ''}`,
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
      ].join('; '),
    );
    headers.set('X-Content-Type-Options', 'nosniff');
    headers.set('X-Frame-Options', 'DENY');
    headers.set('Referrer-Policy', 'same-origin');
    headers.set('Cross-Origin-Opener-Policy', 'same-origin');
    headers.set('Cross-Origin-Resource-Policy', 'same-origin');
    headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
    if (isHttps) headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');
    // Pages are personal; files under /assets and /fonts have set their own.
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store');
  };
}

/** A write must come from our own pages: Origin equal to ours, or, where a browser sends none, same-origin fetch metadata. */
function sameOrigin(publicOrigin: string): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD' || c.req.method === 'OPTIONS') return next();
    const origin = c.req.header('Origin');
    const isOurs = origin ? origin === publicOrigin : c.req.header('Sec-Fetch-Site') === 'same-origin';
    if (!isOurs) return c.text('Yêu cầu đến từ một trang khác nên không được nhận.', 403);
    // Remix compares Origin with the host it is called by, which a proxy may change: it is told the one just checked.
    c.req.raw.headers.set('X-Forwarded-Host', new URL(publicOrigin).host);
    return next();
  };
}
