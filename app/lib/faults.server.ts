/**
 * The one door through which faults reach the log: Remix, the server, work in the background, the process. A message, a
 * statement or its values are never written, since they repeat what people typed ('Key (phone)=(…) already exists'): a fault
 * is told by kind, code, table and place. One that comes again is counted, not repeated.
 */
import { causesOf } from './database-fault';
import type { Log } from './log.server';

export type Faults = {
  /** `where` is a fixed word of ours. */
  report: (error: unknown, where: string) => void;
  /** Says what was counted and not yet said. */
  flush: () => void;
};

const quietMs = 60_000;
const mostKinds = 200;
const mostFrames = 6;

type Seen = { told: number; unsaid: number; fault: Described };

export function makeFaults(log: Log, now: () => number = () => performance.now()): Faults {
  const kinds = new Map<string, Seen>();
  return {
    report(error, where) {
      const fault = { where, ...describe(error) };
      const full = `${where} ${fault.kinds.join(' ')} ${fault.frames[0] ?? ''}`;
      const key = kinds.has(full) || kinds.size < mostKinds ? full : 'any other';
      const seen = kinds.get(key);
      if (seen && now() - seen.told < quietMs) {
        seen.unsaid++;
        return;
      }
      log.error({ fault, ...(seen && seen.unsaid > 0 ? { repeated: seen.unsaid } : {}) });
      kinds.set(key, { told: now(), unsaid: 0, fault });
    },
    flush() {
      for (const { unsaid, fault } of kinds.values())
        if (unsaid > 0) log.error({ fault: { ...fault, frames: [] }, repeated: unsaid });
      kinds.clear();
    },
  };
}

type Described = { kinds: string[]; frames: string[] };

/** Kinds from the outermost to the cause ('PostgresError 23505 person.person_phone_key'), and where it was thrown. */
export function describe(error: unknown): Described {
  const causes = causesOf(error);
  return {
    kinds: causes.length > 0 ? causes.map(kindOf) : [typeof error],
    frames: framesOf(causes.at(-1)),
  };
}

function kindOf(error: ReturnType<typeof causesOf>[number]): string {
  const table = word(error.table_name ?? error.table, /^[a-z0-9_]{1,63}$/);
  const constraint = word(error.constraint_name ?? error.constraint, /^[a-z0-9_]{1,63}$/);
  const name = word(error.name, /^[A-Za-z]{1,40}$/) || 'Error';
  const code = word(error.code, /^[A-Z0-9_]{3,40}$/);
  return [name, code, [table, constraint].filter(Boolean).join('.')].filter(Boolean).join(' ');
}

/** Only what has the form of a code or an identifier; anything else may hold a value. */
function word(value: unknown, form: RegExp): string {
  return typeof value === 'string' && form.test(value) ? value : '';
}

/**
 * Lines of the stack behind the message, which may hold anything, also lines that look like those: where the message does not
 * stand at the beginning, as it was thrown, none of the stack is told.
 */
function framesOf(error: ReturnType<typeof causesOf>[number] | undefined): string[] {
  const { stack, message, name, code } = error ?? {};
  if (typeof stack !== 'string' || typeof message !== 'string') return [];
  const names = ['Error', name, `${name} [${code}]`];
  const head = names
    .map((one) => (message ? `${one}: ${message}` : `${one}`))
    .find((one) => stack.startsWith(one));
  if (head === undefined) return [];
  const lines = stack.slice(head.length).split('\n');
  return lines
    .filter((line) => /^\s+at [\x20-\x7e]{1,300}$/.test(line))
    .slice(0, mostFrames)
    .map((line) => line.trim().replace(/(?:file:\/\/)?\/[^\s()]*\/(?=(?:node_modules|build|app|db)\/)/, ''));
}
