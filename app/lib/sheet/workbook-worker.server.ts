/**
 * The entry of the worker thread in which files of strangers are read (bundled by `app/commands/build-workers.ts`). Rows
 * go back a thousand at a time, so that taking them over never holds up the server.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { FileRefusalCode, Row, Sheet } from './workbook';
import { readSheets } from './workbook-reader.server';
import { Unreadable } from './zip.server';

export type WorkerMessage =
  | { type: 'sheet'; sheet: Sheet }
  | { type: 'rows'; rows: Row[] }
  | { type: 'refused'; code: FileRefusalCode }
  | { type: 'done' };

const CHUNK = 1000;
const post = (message: WorkerMessage) => parentPort?.postMessage(message);

try {
  for (const sheet of await readSheets(Buffer.from((workerData as { bytes: ArrayBuffer }).bytes))) {
    post({ type: 'sheet', sheet: { ...sheet, rows: [] } });
    for (let from = 0; from < sheet.rows.length; from += CHUNK) {
      post({ type: 'rows', rows: sheet.rows.slice(from, from + CHUNK) });
    }
  }
  post({ type: 'done' });
} catch (error) {
  // Whatever else goes wrong in here, it is this file that cannot be read.
  post({ type: 'refused', code: error instanceof Unreadable ? error.code : 'cutShort' });
}
