/** Our own limit of wrong passwords, by account and by socket, in the memory of this process. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError } from '~/lib/errors';

type Sizes = { account: number; socket: number; minutes: number };

/** A commune office shares one socket, so it may miss far more often than one account. */
const usual: Sizes = { account: 5, socket: 60, minutes: 15 };

export type SignInLimit = ReturnType<typeof makeSignInLimit>;

export function makeSignInLimit({ account, socket, minutes }: Sizes = usual) {
  const duration = minutes * 60;
  const byAccount = new RateLimiterMemory({ points: account, duration });
  const bySocket = new RateLimiterMemory({ points: socket, duration });
  return {
    /** Counts a try before the password is looked at, so that many at once count too. Throws 429 with the minutes to wait. */
    async take(accountKey: string, socketKey: string): Promise<void> {
      await orWait(byAccount, accountKey);
      await orWait(bySocket, socketKey);
    },
    /** The password was right: the account starts afresh and the socket gets its try back. */
    async forgive(accountKey: string, socketKey: string): Promise<void> {
      await byAccount.delete(accountKey);
      await bySocket.reward(socketKey);
    },
  };
}

export const signInLimit = makeSignInLimit();

async function orWait(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const minutes = Math.max(1, Math.ceil(refused.msBeforeNext / 60_000));
    throw new DomainError(429, { reason: 'account.tooMany', params: { minutes } });
  }
}
