/**
 * The entry of the thread in which a file is read and set against the database (bundled by
 * `app/commands/backstage/build-workers.ts`): it asks once for what the database holds, and answers in parts.
 */
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import type { LastWords } from '~/lib/file/thread.server';
import { readSheets } from '~/lib/sheet/workbook-reader.server';
import { Unreadable } from '~/lib/sheet/zip.server';
import type { ImportFacts, Wanted } from './facts';
import { type FileTask, makePlan, type PlanPart, type PlanSummary } from './work.server';

export type ImportThreadMessage =
  | { type: 'wanted'; wanted: Wanted }
  | { type: 'part'; part: PlanPart }
  | { type: 'summary'; summary: PlanSummary };

/** Things of one message: few enough that taking them over holds up nobody. */
const chunk = 500;

const task = workerData as FileTask & { bytes: ArrayBuffer };
try {
  const sheets = await readSheets(Buffer.from(task.bytes));
  const { summary, parts } = await makePlan(
    sheets.map((sheet) => ({ ...sheet, name: sheet.name || task.fileName.normalize('NFC') })),
    task,
    async (wanted) => (await tell({ type: 'wanted', wanted })) as ImportFacts,
  );
  for (const { of, items } of parts)
    for (let at = 0; at < items.length; at += chunk)
      await tell({ type: 'part', part: { of, items: items.slice(at, at + chunk) } as PlanPart });
  await tell({ type: 'summary', summary });
  end({ type: 'done' });
} catch (error) {
  // Whatever else goes wrong in here, it is this file that cannot be read.
  end({ type: 'refused', code: error instanceof Unreadable ? error.code : 'cutShort' });
}

async function tell(message: ImportThreadMessage): Promise<unknown> {
  const answer = once(parentPort!, 'message');
  parentPort!.postMessage(message);
  return (await answer)[0];
}

function end(words: LastWords): void {
  parentPort!.postMessage(words);
}
