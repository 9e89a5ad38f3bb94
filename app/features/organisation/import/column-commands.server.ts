/** Which field a heading means, where the clerk knows better: for this file, and remembered for the unit. */
import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { importFile, importHeading } from '#db/schema/index';
import { Invalid } from '~/lib/errors';
import type { Act } from '../actor';
import { openOnly, optionsOf, planFile } from '../plan/planning.server';
import { rosterVocabulary } from '../sheet/roster-columns';
import { unitVocabulary } from '../sheet/unit-columns';
import type { ImportKind } from './options';
import { findImport } from './queries.server';

/** Headings that one unit may have taught; more are not remembered. */
const mostHeadings = 500;

/**
 * Takes the clerk's choice of a field for each column (`headingKey` → field, or `skip`); what differs from the reading
 * so far is kept with the file and for the unit. Throws `Invalid` ('choice.invalid') for a field that there is not.
 */
export async function chooseImportColumns(
  db: Db,
  act: Act,
  { id, columns }: { id: string; columns: Readonly<Record<string, string>> },
): Promise<void> {
  const row = openOnly(await findImport(db, act.actor, id));
  const known = fieldsOf(row.kind);
  const { file } = await planFile(db, act, row);
  const changed: Record<string, string> = {};
  const sheets: readonly { columns: readonly { key: string; field: string | null }[] }[] = file.sheets;
  for (const { key, field } of sheets.flatMap((sheet) => sheet.columns)) {
    const picked = columns[key];
    if (picked === undefined || picked === (field ?? 'skip')) continue;
    if (!known.has(picked)) throw new Invalid([{ path: `columns.${key}`, code: 'choice.invalid' }]);
    changed[key] = picked;
  }
  const options = optionsOf(row);
  await db.transaction(async (tx) => {
    await tx
      .update(importFile)
      .set({ options: { ...options, columns: { ...options.columns, ...changed } } })
      .where(eq(importFile.id, id));
    await remember(tx as unknown as Db, act, row, changed);
  });
}

/** What a unit's clerks have taught about headings, for a new file of theirs. */
export async function learnedColumns(
  db: Db,
  kind: ImportKind,
  unitId: number | null,
): Promise<Record<string, string>> {
  if (unitId === null) return {};
  const rows = await db
    .select({ heading: importHeading.heading, field: importHeading.field })
    .from(importHeading)
    .where(and(eq(importHeading.unitId, unitId), eq(importHeading.kind, kind)))
    .limit(mostHeadings);
  return Object.fromEntries(rows.map(({ heading, field }) => [heading, field]));
}

async function remember(
  tx: Db,
  act: Act,
  { kind, unitId }: { kind: ImportKind; unitId: number | null },
  changed: Readonly<Record<string, string>>,
): Promise<void> {
  // A column without words is known by its place, which says nothing of the next file.
  const headings = Object.entries(changed).filter(([key]) => !key.startsWith('#'));
  if (unitId === null || headings.length === 0) return;
  const chosenAt = act.at;
  await tx
    .insert(importHeading)
    .values(headings.map(([heading, field]) => ({ unitId, kind, heading, field, chosenAt })))
    .onConflictDoUpdate({
      target: [importHeading.unitId, importHeading.kind, importHeading.heading],
      set: { field: sql`excluded.field`, chosenAt },
    });
}

function fieldsOf(kind: ImportKind): Set<string> {
  const { fields } = kind === 'roster' ? rosterVocabulary : unitVocabulary;
  return new Set<string>([...fields.map(({ field }) => field), 'skip']);
}
