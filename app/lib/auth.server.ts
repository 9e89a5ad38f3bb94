/**
 * The auth library over our tables. It keeps users, credentials and sessions, signs the cookie and checks passwords;
 * it is never mounted on an address. Sign-up is closed: people come by one-time links. Two endpoints of our own, called
 * only from code, open and read sessions by the product's clock, which in the demo is not the machine's.
 */
import { type BetterAuthPlugin, betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { createAuthEndpoint } from 'better-auth/api';
import { deleteSessionCookie, setSessionCookie } from 'better-auth/cookies';
import { z } from 'zod';
import type { Db } from '#db/client';
import { accountCredential, accountSession, accountUser, accountVerification } from '#db/schema/index';
import { env } from './env.server';
import { hashPassword, verifyPassword } from './password.server';

const sessionDays = 30;
const sessionSeconds = sessionDays * 24 * 60 * 60;

type Auth = ReturnType<typeof makeAuth>;

const made = new WeakMap<object, Auth>();

/** The library over a database or a transaction. */
export function authOf(db: Db): Auth {
  let auth = made.get(db);
  if (!auth) {
    auth = makeAuth(db);
    made.set(db, auth);
  }
  return auth;
}

/** Users, credentials and sessions as the library writes them. */
export async function accountsOf(db: Db) {
  return (await authOf(db).$context).internalAdapter;
}

function makeAuth(db: Db) {
  const { publicOrigin, sessionSecret } = env();
  return betterAuth({
    appName: 'thu-linh',
    baseURL: publicOrigin,
    secret: sessionSecret,
    trustedOrigins: [publicOrigin],
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { accountUser, accountSession, accountCredential, accountVerification },
    }),
    user: {
      modelName: 'accountUser',
      additionalFields: { personId: { type: 'number', required: true, input: false } },
    },
    session: {
      modelName: 'accountSession',
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: { modelName: 'accountCredential' },
    verification: { modelName: 'accountVerification' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    advanced: {
      cookiePrefix: 'thu-linh',
      useSecureCookies: publicOrigin.startsWith('https:'),
      ipAddress: { disableIpTracking: true },
    },
    // Ours counts by account and by client (sign-in-limit.server.ts); the library's does not see calls from code.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    plugins: [ownClock()],
  });
}

function ownClock() {
  return {
    id: 'own-clock',
    endpoints: {
      /** Opens a session of the user from `at` and sets its cookie. */
      openSession: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ userId: z.string(), at: z.date() }), requireHeaders: true },
        async (ctx) => {
          const { userId, at } = ctx.body;
          const { internalAdapter } = ctx.context;
          const user = await internalAdapter.findUserById(userId);
          if (!user) return ctx.json({ isOpen: false });
          const expiresAt = new Date(at.getTime() + sessionSeconds * 1000);
          const times = { createdAt: at, updatedAt: at, expiresAt };
          const session = await internalAdapter.createSession(userId, false, times, true);
          await setSessionCookie(ctx, { session, user });
          return ctx.json({ isOpen: true });
        },
      ),
      /** The session behind the request's signed cookie, when it has not expired at `at`. */
      readSession: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ at: z.date() }), requireHeaders: true },
        async (ctx) => {
          const { name } = ctx.context.authCookies.sessionToken;
          const token = await ctx.getSignedCookie(name, ctx.context.secret);
          const found = token ? await ctx.context.internalAdapter.findSession(token) : null;
          if (!found || found.session.expiresAt <= ctx.body.at) return null;
          return {
            id: found.session.id,
            token: found.session.token,
            userId: found.user.id,
            personId: Number(found.user.personId),
          };
        },
      ),
      /** Ends the session behind the request's cookie and takes the cookie back. */
      closeSession: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({}), requireHeaders: true },
        async (ctx) => {
          const { name } = ctx.context.authCookies.sessionToken;
          const token = await ctx.getSignedCookie(name, ctx.context.secret);
          if (token) await ctx.context.internalAdapter.deleteSession(token);
          deleteSessionCookie(ctx);
          return ctx.json({ isOpen: false });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
