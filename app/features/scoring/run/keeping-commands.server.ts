/** Writes a computed run as rows, in its caller's transaction. */
import { randomUUID } from 'node:crypto';
import type { Db } from '#db/client';
import { raterSeverity, result, runFlag, scoredPeerForm, scoringRun, unitResult } from '#db/schema/index';
import { type Act, personIdOf } from '~/features/organisation/actor';
import { engineVersion, method } from '../scoring';
import { sealSeverity } from '../severity/seal.server';
import type { FinishedRun } from './finish.server';
import type { RunMaterial } from './material.server';

const slice = 500;

type Computed = { material: RunMaterial; made: FinishedRun; seconds: number; reason: string };

/** The id of the kept run. */
export async function keepRun(
  tx: Db,
  act: Act,
  { material, made, seconds, reason }: Computed,
): Promise<string> {
  const runId = randomUUID();
  await tx.insert(scoringRun).values({
    id: runId,
    cycleId: material.cycleId,
    method,
    engineVersion,
    options: material.options,
    inputHash: made.inputHash,
    outputHash: made.outputHash,
    forms: made.forms,
    summary: made.summary,
    seconds,
    reason,
    byPersonId: personIdOf(act.actor),
    at: act.at,
  });
  await inSlices(made.results, (part) =>
    tx.insert(result).values(part.map(({ ratee, ...row }) => ({ runId, rateeId: ratee, ...row }))),
  );
  // In the order of their ids, which tells nothing.
  const used = [...made.batch].sort((a, b) => (a.form < b.form ? -1 : 1));
  await inSlices(used, (part) =>
    tx
      .insert(scoredPeerForm)
      .values(part.map(({ form, ratee }) => ({ formId: form, rateeId: ratee, runId }))),
  );
  await inSlices(made.units, (part) => tx.insert(unitResult).values(part.map((row) => ({ runId, ...row }))));
  await inSlices(made.flags, (part) => tx.insert(runFlag).values(part.map((row) => ({ runId, ...row }))));
  const dataKey = material.dataKey && Buffer.from(material.dataKey);
  if (dataKey)
    await inSlices(made.severities, (part) =>
      tx.insert(raterSeverity).values(
        part.map(({ personId, own }) => ({
          runId,
          personId,
          box: sealSeverity(dataKey, runId, personId, own),
        })),
      ),
    );
  return runId;
}

async function inSlices<T>(rows: readonly T[], insert: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += slice) await insert(rows.slice(start, start + slice));
}
