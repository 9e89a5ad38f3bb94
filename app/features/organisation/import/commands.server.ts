/** A spreadsheet's way into the database: uploaded, looked at, then imported whole or not at all. */
import { and, desc, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Db } from '#db/client';
import { importFile } from '#db/schema/index';
import { Conflict, Invalid } from '~/lib/errors';
import { decide } from '~/lib/record/audit.server';
import { type Act, personIdOf } from '../actor';
import type { Handover } from '../handover/handover';
import { withConstraints } from '../organisation-constraint.server';
import type { Outcome } from '../plan/plan';
import { openOnly, optionsOf, planFile, scopeOf } from '../plan/planning.server';
import type { RosterPlan } from '../plan/roster-plan';
import { learnedColumns } from './column-commands.server';
import { type ImportKind, type ImportOptions, plainOptions } from './options';
import { findImport } from './queries.server';
import { digestOf, readSheets } from './reading.server';
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
  await scopeOf(db, act.actor, input.unitId);
  await readSheets(input.bytes, input.fileName);
  const uploadedBy = personIdOf(act.actor);
  const columns = await learnedColumns(db, input.kind, input.unitId);
  return db.transaction(async (tx) => {
    const [row] = await tx
      .insert(importFile)
      .values({
        kind: input.kind,
        unitId: input.unitId,
        fileName: input.fileName.normalize('NFC').slice(0, 200),
        bytes: input.bytes,
        options: { ...plainOptions, columns, ...input.options },
        uploadedBy,
        uploadedAt: act.at,
      })
      .returning({ id: importFile.id });
    if (uploadedBy !== null)
      await dropOldFiles(tx as unknown as Db, { uploadedBy, newest: row!.id, replaces: input.replaces });
    return row!.id;
  });
}

/** The clerk's choices for a file: encoding, sheets, whether it is complete; answers join those given before. */
export async function chooseImportOptions(
  db: Db,
  act: Act,
  input: { id: string; options: Partial<ImportOptions> },
): Promise<void> {
  const row = openOnly(await findImport(db, act.actor, input.id));
  const before = optionsOf(row);
  const answers = { ...before.answers, ...input.options.answers };
  const options = { ...before, ...input.options, answers };
  await db.update(importFile).set({ options }).where(eq(importFile.id, input.id));
}

/**
 * Plans again inside the transaction and writes all of it, with one entry in the record and one for each seat of
 * somebody from elsewhere. `seen` is the digest of the preview that the clerk agreed to: when the database has changed
 * since, nothing is written and `Conflict` ('people.importDrift') asks for another look. Throws `Invalid`
 * ('people.importFaulty') while a row is in error. `follow` is told, inside the transaction, which secretaries changed:
 * later steps of the year have something to do then.
 */
export async function confirmImport(
  db: Db,
  act: Act,
  id: string,
  seen?: string,
  follow: (tx: Db, handovers: readonly Handover[]) => Promise<unknown> = async () => undefined,
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
      if (made.kind === 'roster') await follow(tx, await writeRoster(tx, made.plan));
      else await writeUnits(tx, made.plan);
      if (made.kind === 'roster')
        for (const seat of secondSeats(made.plan))
          record({
            action: 'organisation.appoint',
            subject: `person:${seat.person.id}`,
            after: { unitId: seat.unitId, titleCode: seat.titleCode, fromOn: seat.fromOn, toOn: seat.toOn },
          });
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

/** Seats for people of other units: they stand in the record one by one, for their own unit to find. */
function secondSeats(plan: RosterPlan) {
  return plan.seats.flatMap((seat) => (seat.kind === 'add' && !seat.person.isOurs ? [seat] : []));
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
