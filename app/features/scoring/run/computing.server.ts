/** Computes a run in a thread of its own, so that the site stays responsive however large the cycle is. */
import { Worker } from 'node:worker_threads';
import { Conflict } from '~/lib/errors';
import { workerPath } from '~/lib/worker.server';
import type { FinishedRun } from './finish.server';
import type { RunMaterial } from './material.server';
import type { RunProgress } from './model';
import type { RunThreadMessage } from './thread.server';

/** A nation's forms fit into it; a fault that eats memory ends the run, not the site. */
const MEMORY = { maxOldGenerationSizeMb: 2048 };

/** Throws `Conflict` when the boxes do not open, and whatever else ended the thread. */
export async function computeInThread(material: RunMaterial, onProgress: RunProgress): Promise<FinishedRun> {
  const worker = new Worker(workerPath('scoring-run'), {
    workerData: material,
    resourceLimits: MEMORY,
    env: {},
    execArgv: [],
  });
  try {
    return await new Promise<FinishedRun>((resolve, reject) => {
      worker.on('message', (message: RunThreadMessage) => {
        if (message.type === 'progress') onProgress(message.stage, message.done, message.total);
        else if (message.type === 'done') resolve(message.output);
        else reject(new Conflict({ reason: message.reason }));
      });
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`The thread of the run ended with code ${code}.`)));
    });
  } finally {
    await worker.terminate();
  }
}
