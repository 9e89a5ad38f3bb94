/** A spreadsheet's way into the database: uploaded, looked at, then imported whole or not at all. */
import { randomUUID } from 'node:crypto';
import { and, desc, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Db } from '#db/client';
import { importFile } from '#db/schema/index';
import { Conflict, Invalid } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import { type Act, personIdOf } from '../actor';
import type { Handover } from '../handover/handover';
import { withConstraints } from '../organisation-constraint.server';
import type { Outcome } from '../plan/plan';
import { type ImportPlan, openOnly, optionsOf, planFile, scopeOf } from '../plan/planning.server';
import { learnedColumns } from './column-commands.server';
import { stateOfRows } from './facts-queries.server';
import { type ImportKind, type ImportOptions, plainOptions } from './options';
import { findImport, type ImportFileRow, storedBytes } from './queries.server';
import { lockRoster, writeRoster } from './roster-commands.server';
import { lockUnits, writeUnits } from './unit-commands.server';

/** Files that one person may leave unfinished; the oldest go. */
const openFiles = 5;

/**
 * Keeps a spreadsheet for preview and answers with its id. `unitId` is the unit whose part of the tree the file may
 * touch (null, the whole tree: only for the machine). Throws `Invalid` on the field `file` when it cannot be read.
 */
export async function uploadFile(
  db: Db,
  act: Act,
  input: {
    kind: ImportKind;
    fileName: string;
    bytes: Uint8Array;
    unitId: number | null;
    options?: Partial<ImportOptions>;
    replaces?: string;
  },
): Promise<string> {
  const { kind, unitId, bytes } = input;
  await scopeOf(db, act.actor, unitId);
  const columns = await learnedColumns(db, kind, unitId);
  const row = {
    id: randomUUID(),
    kind,
    unitId,
    fileName: input.fileName.normalize('NFC').slice(0, 200),
    options: { ...plainOptions, columns, ...input.options },
  };
  // Read and planned before it is kept: what cannot be read is refused here, and the preview finds the plan ready.
  await planFile(db, act, row, async () => bytes);
  const uploadedBy = personIdOf(act.actor);
  return db.transaction(async (tx) => {
    await tx.insert(importFile).values({ ...row, bytes: storedBytes(bytes), uploadedBy, uploadedAt: act.at });
    if (uploadedBy !== null)
      await dropOldFiles(tx as unknown as Db, { uploadedBy, newest: row.id, replaces: input.replaces });
    return row.id;
  });
}

/** The clerk's choices for a file: encoding, sheets, whether it is complete; answers join those given before. */
export async function chooseImportOptions(
  db: Db,
  act: Act,
  input: { id: string; options: Partial<ImportOptions> },
): Promise<void> {
  const row = openOnly(await findImport(db, act.actor, input.id));
  await scopeOf(db, act.actor, row.unitId);
  const before = optionsOf(row);
  const answers = { ...before.answers, ...input.options.answers };
  const options = { ...before, ...input.options, answers };
  await db.update(importFile).set({ options }).where(eq(importFile.id, input.id));
}

/**
 * Writes all of a plan, with one entry in the record and one for each seat of somebody from elsewhere. `seen` is the digest
 * of the preview that the clerk agreed to: when the database has changed the plan since, nothing is written and `Conflict`
 * ('people.importDrift') asks for another look. Throws `Invalid` ('people.importFaulty') while a row is in error. `follow`
 * is told, inside the transaction, which secretaries changed: later steps of the year have something to do then.
 */
export async function confirmImport(
  db: Db,
  act: Act,
  id: string,
  seen?: string,
  follow: (tx: Db, handovers: readonly Handover[]) => Promise<unknown> = async () => undefined,
): Promise<Record<Outcome, number>> {
  for (let tries = 1; ; tries += 1) {
    const row = openOnly(await findImport(db, act.actor, id));
    const made = await planFile(db, act, row);
    if (seen !== undefined && seen !== made.digest) throw new Conflict({ reason: 'people.importDrift' });
    if (made.file.problems.length > 0 || made.plan.counts.error > 0)
      throw new Invalid([{ path: 'file', code: 'people.importFaulty' }], { reason: 'people.importFaulty' });
    try {
      return await writeImport(db, act, { row, made, follow });
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
      if (tries === mostTries) throw new Conflict({ reason: 'people.importDrift' });
    }
  }
}

/** Somebody wrote between planning and writing: the plan is made again, for it may be another one. */
class Overtaken extends Error {}
const mostTries = 4;

/** One transaction, in which nothing is planned: it holds the tables no longer than writing takes. */
async function writeImport(
  db: Db,
  act: Act,
  {
    row,
    made,
    follow,
  }: {
    row: ImportFileRow;
    made: ImportPlan;
    follow: (tx: Db, handovers: readonly Handover[]) => Promise<unknown>;
  },
): Promise<Record<Outcome, number>> {
  return withConstraints(() =>
    decide(db, act, async (tx, record) => {
      if (made.kind === 'roster') await lockRoster(tx);
      else await lockUnits(tx);
      const now = openOnly(await findImport(tx, act.actor, row.id));
      const isChosenAnew = JSON.stringify(optionsOf(now)) !== JSON.stringify(optionsOf(row));
      if (isChosenAnew || (await stateOfRows(tx)) !== made.rowsState) throw new Overtaken();
      if (made.kind === 'roster') {
        await follow(tx, await writeRoster(tx, made.writes));
        // Seats for people of other units stand in the record one by one, for their own unit to find.
        for (const { personId, ...after } of made.writes.elsewhere)
          record({ action: 'organisation.appoint', subject: `person:${personId}`, after });
      } else await writeUnits(tx, made.writes);
      const { rowsDigest } = made;
      const { counts } = made.plan;
      const closed = await tx
        .update(importFile)
        .set({ importedAt: act.at, bytes: null, counts, rowsDigest })
        .where(and(eq(importFile.id, row.id), isNull(importFile.importedAt)))
        .returning({ id: importFile.id });
      if (closed.length === 0) throw new Conflict({ reason: 'people.importClosed' });
      record({
        action: row.kind === 'roster' ? 'organisation.rosterImport' : 'organisation.unitImport',
        subject: `import:${row.id}`,
        after: {
          fileName: row.fileName,
          unitId: row.unitId,
          rows: made.file.rows.length,
          rowsDigest,
          counts,
        },
      });
      return counts;
    }),
  );
}

/** Throws the file away; nothing of it was ever seen by others, so the record says nothing. */
export async function discardImport(db: Db, act: Act, id: string): Promise<void> {
  openOnly(await findImport(db, act.actor, id));
  await db.update(importFile).set({ discarded: true, bytes: null }).where(eq(importFile.id, id));
}

async function dropOldFiles(
  tx: Db,
  { uploadedBy, newest, replaces }: { uploadedBy: number; newest: string; replaces?: string },
): Promise<void> {
  const others = await tx
    .select({ id: importFile.id })
    .from(importFile)
    .where(
      and(
        eq(importFile.uploadedBy, uploadedBy),
        ne(importFile.id, newest),
        isNull(importFile.importedAt),
        eq(importFile.discarded, false),
      ),
    )
    .orderBy(desc(importFile.uploadedAt));
  const old = others.filter((file, index) => index >= openFiles - 1 || file.id === replaces);
  const ids = old.map((file) => file.id);
  if (ids.length > 0)
    await tx.update(importFile).set({ discarded: true, bytes: null }).where(inArray(importFile.id, ids));
}
