/** A spreadsheet's way into the database: uploaded, looked at, then imported whole or not at all. */
import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { importFile } from '#db/schema/index';
import { decide } from '~/lib/audit.server';
import { dayOf } from '~/lib/date';
import { Conflict, Invalid, must } from '~/lib/errors';
import { type Act, type Actor, personIdOf } from './actor';
import { type ImportKind, type ImportOptions, plainOptions } from './import-options';
import { fingerprint, type Outcome } from './import-plan';
import {
  findImport,
  gatherRosterState,
  gatherUnitState,
  type ImportFileRow,
  listUnitCodes,
} from './import-queries.server';
import { digestOf, faultyRows, readRoster, readSheets, readUnits } from './import-reading.server';
import { lockRoster, writeRoster } from './import-roster-commands.server';
import { planRoster, type RosterPlan } from './import-roster-plan';
import { lockUnits, writeUnits } from './import-unit-commands.server';
import { planUnits, type UnitPlan } from './import-unit-plan';
import { withConstraints } from './organisation-constraint.server';
import { refuseToManagePeople } from './organisation-policy';
import { unitById } from './organisation-unit-commands.server';
import type { RosterFile } from './roster-sheet';
import type { UnitFile } from './unit-sheet';

/** Files that one person may leave unfinished; the oldest go. */
const openFiles = 5;

export type ImportPlan =
  | { kind: 'roster'; file: RosterFile; plan: RosterPlan; digest: string }
  | { kind: 'unit'; file: UnitFile; plan: UnitPlan; digest: string };

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
  await scopeOf(db, act.actor, input.unitId);
  await readSheets(input.bytes, input.fileName);
  const uploadedBy = personIdOf(act.actor);
  return db.transaction(async (tx) => {
    const [row] = await tx
      .insert(importFile)
      .values({
        kind: input.kind,
        unitId: input.unitId,
        fileName: input.fileName.normalize('NFC').slice(0, 200),
        bytes: input.bytes,
        options: { ...plainOptions, ...input.options },
        uploadedBy,
        uploadedAt: act.at,
      })
      .returning({ id: importFile.id });
    if (uploadedBy !== null) await dropOldFiles(tx as unknown as Db, uploadedBy, input.replaces);
    return row!.id;
  });
}

/** The clerk's choices for a file: encoding, sheets, whether it is complete. */
export async function chooseImportOptions(
  db: Db,
  act: Act,
  input: { id: string; options: ImportOptions },
): Promise<void> {
  openOnly(await findImport(db, act.actor, input.id));
  await db.update(importFile).set({ options: input.options }).where(eq(importFile.id, input.id));
}

/** What importing would do now. Changes nothing. */
export async function planImport(db: Db, act: Act, id: string): Promise<ImportPlan & { row: ImportFileRow }> {
  const row = openOnly(await findImport(db, act.actor, id));
  return { ...(await planFile(db, act, row)), row };
}

/**
 * Plans again inside the transaction and writes all of it, with one entry in the record. `seen` is the digest of the
 * preview that the clerk agreed to: when the database has changed since, nothing is written and `Conflict`
 * ('people.importDrift') asks for another look. Throws `Invalid` ('people.importFaulty') while a row is in error.
 */
export async function confirmImport(
  db: Db,
  act: Act,
  id: string,
  seen?: string,
): Promise<Record<Outcome, number>> {
  return withConstraints(() =>
    decide(db, act, async (tx, record) => {
      const row = openOnly(await findImport(tx, act.actor, id));
      if (row.kind === 'roster') await lockRoster(tx);
      else await lockUnits(tx);
      const made = await planFile(tx, act, row);
      if (seen !== undefined && seen !== made.digest) throw new Conflict({ reason: 'people.importDrift' });
      if (made.file.problems.length > 0 || made.plan.counts.error > 0)
        throw new Invalid([{ path: 'file', code: 'people.importFaulty' }], { reason: 'people.importFaulty' });
      if (made.kind === 'roster') await writeRoster(tx, made.plan);
      else await writeUnits(tx, made.plan);
      const { counts } = made.plan;
      const rowsDigest = digestOf(made.file.rows);
      const closed = await tx
        .update(importFile)
        .set({ importedAt: act.at, bytes: null, counts, rowsDigest })
        .where(and(eq(importFile.id, id), isNull(importFile.importedAt)))
        .returning({ id: importFile.id });
      if (closed.length === 0) throw new Conflict({ reason: 'people.importClosed' });
      record({
        action: row.kind === 'roster' ? 'organisation.rosterImport' : 'organisation.unitImport',
        subject: `import:${id}`,
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

async function planFile(db: Db, act: Act, row: ImportFileRow): Promise<ImportPlan> {
  const today = dayOf(act.at);
  const scope = await scopeOf(db, act.actor, row.unitId);
  const options: ImportOptions = { ...plainOptions, ...(row.options as Partial<ImportOptions>) };
  const sheets = await readSheets(new Uint8Array(row.bytes!), row.fileName);
  if (row.kind === 'roster') {
    const file = readRoster(sheets, options, today);
    const state = await gatherRosterState(db, act.actor, { scope, rows: file.rows, today });
    const plan = planRoster(file.rows, faultyRows(file), state, options);
    return { kind: 'roster', file, plan, digest: digestOf(fingerprint(plan.lines)) };
  }
  const file = readUnits(sheets, options, await listUnitCodes(db));
  const state = await gatherUnitState(db, act.actor, { scope, rows: file.rows, today });
  const plan = planUnits(file.rows, faultyRows(file), state);
  return { kind: 'unit', file, plan, digest: digestOf(fingerprint(plan.lines)) };
}

async function scopeOf(db: Db, actor: Actor, unitId: number | null) {
  if (unitId === null) {
    must(actor.kind === 'system' ? null : { reason: 'people.notYours' });
    return null;
  }
  const scope = await unitById(db, unitId);
  must(refuseToManagePeople(actor, scope));
  return scope;
}

function openOnly(row: ImportFileRow): ImportFileRow {
  if (row.importedAt || row.discarded || !row.bytes) throw new Conflict({ reason: 'people.importClosed' });
  return row;
}

async function dropOldFiles(tx: Db, uploadedBy: number, replaces?: string): Promise<void> {
  const open = await tx
    .select({ id: importFile.id })
    .from(importFile)
    .where(
      and(
        eq(importFile.uploadedBy, uploadedBy),
        isNull(importFile.importedAt),
        eq(importFile.discarded, false),
      ),
    )
    .orderBy(desc(importFile.uploadedAt));
  const old = open.filter((file, index) => index >= openFiles || file.id === replaces).map((file) => file.id);
  if (old.length > 0)
    await tx.update(importFile).set({ discarded: true, bytes: null }).where(inArray(importFile.id, old));
}
