import pino from 'pino';

export type Log = pino.Logger;

/** Structured lines on standard output; never a name, a number or an address of a person. */
export function makeLog(): Log {
  return pino({
    level: process.env.LOG_LEVEL ?? 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}
