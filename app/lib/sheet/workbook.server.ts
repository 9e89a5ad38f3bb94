import { Worker } from 'node:worker_threads';
import { Invalid } from '../errors';
import { workerPath } from '../worker.server';
import { FILE_LIMITS, type FileRefusalCode, type Row, type Sheet } from './workbook';
import type { WorkerMessage } from './workbook-worker.server';

const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };
const TIMEOUT_MS = 20_000;

/** Files are read one after the other: the memory of one worker is the memory of all. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * The sheets of a spreadsheet (.xlsx, or delimited text in UTF-8, UTF-16 or Windows-1258), read in a worker thread with
 * bounded memory and time. Throws `Invalid` with an `organisation.file.…` code for the field `file` when it is refused. A text
 * file has one sheet, named as the file.
 */
export function readWorkbook(
  bytes: Uint8Array,
  fileName: string,
  { timeoutMs = TIMEOUT_MS } = {},
): Promise<Sheet[]> {
  if (bytes.byteLength === 0) return Promise.reject(refuse('empty'));
  if (bytes.byteLength > FILE_LIMITS.bytes) return Promise.reject(refuse('tooLarge'));
  const result = turn.then(() => readInWorker(bytes, timeoutMs));
  turn = result.catch(() => undefined);
  return result.then((sheets) =>
    sheets.map((sheet) => ({ ...sheet, name: sheet.name || fileName.normalize('NFC') })),
  );
}

async function readInWorker(bytes: Uint8Array, timeoutMs: number): Promise<Sheet[]> {
  const copy = new Uint8Array(bytes).buffer;
  const worker = new Worker(workerPath('workbook'), {
    workerData: { bytes: copy },
    transferList: [copy],
    resourceLimits: MEMORY,
    env: {},
    execArgv: [],
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Sheet[]>((resolve, reject) => {
      const sheets: Sheet[] = [];
      timer = setTimeout(() => reject(refuse('timeout')), timeoutMs);
      worker.on('message', (message: WorkerMessage) => {
        if (message.type === 'sheet') sheets.push(message.sheet);
        else if (message.type === 'rows') append(sheets, message.rows);
        else if (message.type === 'done') resolve(sheets);
        else reject(refuse(message.code));
      });
      worker.on('error', () => reject(refuse('tooComplex')));
      worker.on('exit', () => reject(refuse('tooComplex')));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function append(sheets: Sheet[], rows: Row[]): void {
  const sheet = sheets.at(-1);
  for (const row of rows) sheet?.rows.push(row);
}

function refuse(code: FileRefusalCode): Invalid {
  const reason = `organisation.file.${code}`;
  return new Invalid([{ path: 'file', code: reason }], { reason });
}
