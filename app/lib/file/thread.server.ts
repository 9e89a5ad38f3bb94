/** A thread for one file of a stranger: bounded memory and time, one file after the other. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Invalid } from '../errors';
import { FILE_LIMITS, type FileRefusalCode } from '../sheet/workbook';
import { workerPath } from '../worker.server';

const MEMORY = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
const TIMEOUT_MS = 60_000;

/** The last words of a thread; whatever else it says is its owner's. */
export type LastWords = { type: 'done' } | { type: 'refused'; code: FileRefusalCode };

/** The memory of one thread is the memory of all. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Runs the bundle `name` over a file. The thread waits for the answer of `hear` to each of its messages, and the server
 * takes a turn in between: a long list that comes back in parts never holds it up. `timeoutMs` bounds the thread's own work
 * between two messages. Throws `Invalid` with an `organisation.file.…` code for the field `file` when the file is refused.
 */
export function inFileThread<Message extends { type: string }>(
  name: string,
  { bytes, ...data }: { bytes: Uint8Array } & Record<string, unknown>,
  hear: (message: Message) => unknown,
  { timeoutMs = TIMEOUT_MS } = {},
): Promise<void> {
  if (bytes.byteLength === 0) return Promise.reject(refuse('empty'));
  if (bytes.byteLength > FILE_LIMITS.bytes) return Promise.reject(refuse('tooLarge'));
  const result = turn.then(() => run(name, { bytes, ...data }, hear, timeoutMs));
  turn = result.catch(() => undefined);
  return result;
}

async function run<Message extends { type: string }>(
  name: string,
  { bytes, ...data }: { bytes: Uint8Array } & Record<string, unknown>,
  hear: (message: Message) => unknown,
  timeoutMs: number,
): Promise<void> {
  const copy = new Uint8Array(bytes).buffer;
  const worker = new Worker(workerPath(name), {
    workerData: { ...data, bytes: copy },
    transferList: [copy],
    resourceLimits: MEMORY,
    env: {},
    execArgv: [],
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const wait = () => {
        timer = setTimeout(() => reject(refuse('timeout')), timeoutMs);
      };
      const take = async (message: Message | LastWords) => {
        clearTimeout(timer);
        if (isLast(message)) return message.type === 'done' ? resolve() : reject(refuse(message.code));
        const answer = await hear(message);
        await nextTurn();
        worker.postMessage(answer);
        wait();
      };
      wait();
      worker.on('message', (message: Message | LastWords) => void take(message).catch(reject));
      worker.on('error', () => reject(refuse('tooComplex')));
      // What it said last may still be on its way.
      worker.on('exit', () => setImmediate(() => reject(refuse('tooComplex'))));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function isLast(message: { type: string }): message is LastWords {
  return message.type === 'done' || message.type === 'refused';
}

function refuse(code: FileRefusalCode): Invalid {
  const reason = `organisation.file.${code}`;
  return new Invalid([{ path: 'file', code: reason }], { reason });
}
