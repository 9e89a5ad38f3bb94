/** Faults of the database told apart by their codes, however deep the layers above have wrapped them. */

const away = new Set([
  // The driver's own words for a connection that is lost or never came about.
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  // The network's.
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
  ],
  // PostgreSQL's: shut down by an operator, after a crash, not started yet, no connection free.
  ...['57P01', '57P02', '57P03', '53300'],
]);

/** Whether the database could not be asked at all: nothing is wrong with what was asked, and it may be asked again. */
export function isAway(error: unknown): boolean {
  return causesOf(error).some(
    ({ code }) => typeof code === 'string' && (away.has(code) || /^08\w{3}$/.test(code)),
  );
}

const LATE_WRITE =
  /^\s+at (?:Immediate\.)?nextWrite \(.*[/\\]postgres[/\\](?:src|cjs[/\\]src)[/\\]connection\.js:\d+:\d+\)/m;

/**
 * The one fault of the driver that ends a process: it writes to a connection that was closed a moment before
 * (porsager/postgres issues 1066, 1154, 1208). Nothing waits for that write: its statement was refused already, and the pool
 * that lost the connection is given no new work.
 */
export function isLateWrite(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    error.message === "Cannot read properties of null (reading 'write')" &&
    LATE_WRITE.test(error.stack ?? '')
  );
}

/** An error and what caused it, as far as one looks. */
export function causesOf(error: unknown): Partial<Error & Record<string, unknown>>[] {
  const found: Partial<Error & Record<string, unknown>>[] = [];
  for (let one = error; typeof one === 'object' && one !== null && found.length < 5; ) {
    found.push(one);
    one = (one as { cause?: unknown }).cause;
  }
  return found;
}
