/** A run's rows as they stand in the database, in the one text that a repeat compares with what it computed anew. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { raterSeverity, result, runFlag, scoredPeerForm, scoringRun, unitResult } from '#db/schema/index';
import type { OwnSeverity } from '../scoring';
import { openSeverity } from '../severity/seal.server';
import { canonical } from './digest';
import type { FinishedRun } from './finish.server';

type Kept = Pick<FinishedRun, 'results' | 'batch' | 'units' | 'flags' | 'summary' | 'severities'>;

/** Whether the stored rows of a run say what computing it again gives. Throws `Conflict` when a severity does not open. */
export async function isStoredAs(
  db: Db,
  runId: string,
  made: Kept,
  dataKey: Uint8Array | null,
): Promise<boolean> {
  return (await storedText(db, runId, dataKey)) === textOf({ ...made, isSealed: dataKey !== null });
}

async function storedText(db: Db, runId: string, dataKey: Uint8Array | null): Promise<string> {
  const [run] = await db.select().from(scoringRun).where(eq(scoringRun.id, runId));
  const results = await db.select().from(result).where(eq(result.runId, runId));
  const units = await db.select().from(unitResult).where(eq(unitResult.runId, runId));
  const flags = await db.select().from(runFlag).where(eq(runFlag.runId, runId));
  const used = await db.select().from(scoredPeerForm).where(eq(scoredPeerForm.runId, runId));
  const boxes = await db.select().from(raterSeverity).where(eq(raterSeverity.runId, runId));
  const key = dataKey && Buffer.from(dataKey);
  return textOf({
    results: results.map(({ runId: _, rateeId: ratee, ...row }) => ({ ratee, ...row })),
    batch: used.map(({ formId: form, rateeId: ratee }) => ({ form, ratee })),
    units: units.map(({ runId: _, ...row }) => row),
    flags: flags.map(({ runId: _, id: __, ...row }) => row),
    summary: run!.summary,
    severities: key
      ? boxes.map(({ personId, box }) => ({ personId, own: openSeverity(key, runId, personId, box) }))
      : [],
    isSealed: key !== null,
  });
}

type Written = { [part in Exclude<keyof Kept, 'severities' | 'summary'>]: readonly object[] } & {
  severities: readonly { personId: number; own: OwnSeverity }[];
  summary: unknown;
  isSealed: boolean;
};

/** Rows in no order of storage, figures as exact as their columns; how many forms were asked for may have grown. */
function textOf({ results, batch, units, flags, summary, severities, isSealed }: Written): string {
  return canonical({
    results: sorted(results),
    batch: sorted(batch),
    units: sorted(units),
    flags: sorted(flags),
    summary,
    // Who was asked later has a box with nothing in it, or none yet.
    severities: isSealed ? sorted(severities.filter(({ own }) => own.forms > 0)) : [],
  });
}

const exact = new Set(['total', 'points', 'low', 'high']);

function sorted(rows: readonly object[]): string[] {
  return rows.map((row) => canonical(plain(row))).sort();
}

function plain(value: unknown, key = ''): unknown {
  if (typeof value === 'number') return exact.has(key) ? Number(value.toFixed(6)) : value;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((part) => plain(part));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, part]) => part !== null && part !== undefined && name !== 'received')
      .map(([name, part]) => [name, plain(part, name)]),
  );
}
