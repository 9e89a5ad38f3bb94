/** Patience with a database that is away for a moment. */
import { setTimeout as setTimeoutPromise } from 'node:timers/promises';
import { isAway } from '../database-fault';

const pauseMs = 250;

/** Does `work` again while the database is away, for up to `patienceMs`; then, or for any other fault, throws what it threw. */
export async function whenBack<T>(work: () => Promise<T>, patienceMs = 30_000): Promise<T> {
  for (const until = performance.now() + patienceMs; ; ) {
    try {
      return await work();
    } catch (error) {
      if (!isAway(error) || performance.now() > until) throw error;
      await setTimeoutPromise(pauseMs);
    }
  }
}
