/**
 * The entry of the thread in which a run is computed (bundled by `app/commands/backstage/build-workers.ts`). Peer boxes are opened
 * here; what goes back are figures under labels, and each rater's severity, which is sealed again before it is stored.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { DomainError } from '~/lib/errors';
import { finishRun } from './finish.server';
import type { RunMaterial } from './material.server';

export type RunThreadMessage =
  | { type: 'progress'; stage: 'variances' | 'draws'; done: number; total: number }
  | { type: 'done'; output: ReturnType<typeof finishRun> }
  | { type: 'refused'; reason: string };

const post = (message: RunThreadMessage) => parentPort?.postMessage(message);

try {
  const output = finishRun(workerData as RunMaterial, (stage, done, total) =>
    post({ type: 'progress', stage, done, total }),
  );
  post({ type: 'done', output });
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  post({ type: 'refused', reason: error.refusal.reason });
}
