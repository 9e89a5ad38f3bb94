/**
 * How fast secrets may be tried, in the memory of this process. Wrong tries slow whoever makes them and refuse nobody
 * else: they count by account and client together, by client, and by account. A device that has signed in to the
 * account before counts by itself alone, so nobody keeps its owner waiting.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { DomainError } from '~/lib/errors';

/** `free` tries in `minutes` cost no time; each further one waits twice as long, to `most` seconds. */
type Pace = { free: number; most: number };
type Sizes = {
  pair: Pace;
  client: Pace;
  account: Pace;
  device: Pace;
  /** Tries that wait at once for one account and client, for one client, in all: more are refused for now. */
  waiting: { pair: number; client: number; all: number };
  minutes: number;
};

/** A commune office is one client, so it may miss far more often than one account from one place. */
const usual: Sizes = {
  pair: { free: 5, most: 20 },
  client: { free: 60, most: 20 },
  account: { free: 30, most: 8 },
  device: { free: 5, most: 20 },
  waiting: { pair: 3, client: 8, all: 400 },
  minutes: 15,
};

export type Attempt = {
  /** What is tried: a person's sign-in, their password page … */
  account: string;
  /** The client's network (networkOf). */
  client: string;
  /** A device that the account knows, or null. */
  device: string | null;
};

export type SignInLimit = ReturnType<typeof makeSignInLimit>;

export function makeSignInLimit(
  sizes: Sizes = usual,
  pause: (ms: number) => Promise<unknown> = (ms) => sleep(ms, null, { ref: false }),
) {
  const duration = sizes.minutes * 60;
  const counters = {
    pair: counter(duration),
    client: counter(duration),
    account: counter(duration),
    device: counter(duration),
  };
  const lanes = new Map<string, number>();

  const inLine = async (keys: Keys, seconds: number) => {
    const { pair, client, all } = sizes.waiting;
    const held: [string, number][] =
      'device' in keys
        ? [[`device ${keys.device}`, pair]]
        : [
            [`pair ${keys.pair}`, pair],
            [`client ${keys.client}`, client],
            ['all', all],
          ];
    if (held.some(([lane, most]) => (lanes.get(lane) ?? 0) >= most)) throw tooMany(seconds);
    for (const [lane] of held) lanes.set(lane, (lanes.get(lane) ?? 0) + 1);
    try {
      await pause(seconds * 1000);
    } finally {
      for (const [lane] of held) {
        const left = lanes.get(lane)! - 1;
        if (left > 0) lanes.set(lane, left);
        else lanes.delete(lane);
      }
    }
  };

  return {
    /**
     * Counts a try before the secret is looked at, so that many at once count too, and waits as long as it costs.
     * Throws 429 with the seconds to wait when others of the same kind are waiting already.
     */
    async take(attempt: Attempt): Promise<void> {
      const keys = keysOf(attempt);
      const costs = await Promise.all(
        Object.entries(keys).map(async ([by, key]) => {
          const { consumedPoints } = await counters[by as keyof typeof counters].consume(key);
          return secondsOf(consumedPoints, sizes[by as keyof typeof counters]);
        }),
      );
      const seconds = Math.max(...costs);
      if (seconds > 0) await inLine(keys, seconds);
    },
    /** The secret was right: here it starts afresh, elsewhere the try is given back. */
    async forgive(attempt: Attempt): Promise<void> {
      const keys = keysOf(attempt);
      if ('device' in keys) {
        await counters.device.delete(keys.device);
        return;
      }
      await counters.pair.delete(keys.pair);
      await counters.client.reward(keys.client);
      await counters.account.reward(keys.account);
    },
  };
}

type Keys = { pair: string; client: string; account: string } | { device: string };

function keysOf({ account, client, device }: Attempt): Keys {
  return device === null
    ? { pair: `${account} ${client}`, client, account }
    : { device: `${account} ${device}` };
}

export const signInLimit = makeSignInLimit();

/** One-time links that do not exist: only the client is known, and a wrong one is counted after it was looked up. */
function makeLinkLimit(limit = makeSignInLimit({ ...usual, account: { free: 1e9, most: 0 } })) {
  const attempt = (client: string): Attempt => ({ account: 'link', client, device: null });
  return {
    /** Counts a look at a link; `forgive` it when there was one. */
    take: (client: string) => limit.take(attempt(client)),
    forgive: (client: string) => limit.forgive(attempt(client)),
  };
}

export const linkLimit = makeLinkLimit();

/** Never runs out of points: what the count costs is ours to say. */
function counter(duration: number): RateLimiterMemory {
  return new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration });
}

function secondsOf(tries: number, { free, most }: Pace): number {
  return tries <= free ? 0 : Math.min(most, 2 ** Math.min(tries - free, 10));
}

function tooMany(seconds: number): DomainError {
  return new DomainError(429, { reason: 'account.tooMany', params: { seconds } });
}
