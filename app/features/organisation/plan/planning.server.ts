/** A stored file set against the database as it stands: for the preview, and again when it is imported. */
import type { Db } from '#db/client';
import { dayOf } from '~/lib/date';
import { Conflict, must } from '~/lib/errors';
import type { Act, Actor } from '../actor';
import { type ImportOptions, plainOptions } from '../import/options';
import {
  findImport,
  gatherRosterState,
  gatherUnitState,
  type ImportFileRow,
  listUnitCodes,
} from '../import/queries.server';
import { digestOf, faultyRows, readRoster, readSheets, readUnits } from '../import/reading.server';
import { refuseToManagePeople } from '../organisation-policy';
import type { RosterFile } from '../sheet/roster-sheet';
import type { UnitFile } from '../sheet/unit-sheet';
import { unitById } from '../unit/commands.server';
import { fingerprint } from './plan';
import { planRoster, type RosterPlan } from './roster-plan';
import { planUnits, type UnitPlan } from './unit-plan';

export type ImportPlan =
  | { kind: 'roster'; file: RosterFile; plan: RosterPlan; digest: string }
  | { kind: 'unit'; file: UnitFile; plan: UnitPlan; digest: string };

/** What importing would do now. Changes nothing. */
export async function planImport(db: Db, act: Act, id: string): Promise<ImportPlan & { row: ImportFileRow }> {
  const row = openOnly(await findImport(db, act.actor, id));
  return { ...(await planFile(db, act, row)), row };
}

/** Reads and plans a file that is still open. */
export async function planFile(db: Db, act: Act, row: ImportFileRow): Promise<ImportPlan> {
  const today = dayOf(act.at);
  const scope = await scopeOf(db, act.actor, row.unitId);
  const options = optionsOf(row);
  const sheets = await readSheets(new Uint8Array(row.bytes!), row.fileName);
  if (row.kind === 'roster') {
    const file = readRoster(sheets, options, today);
    const state = await gatherRosterState(db, act.actor, { scope, rows: file.rows, today });
    const plan = planRoster(file.rows, faultyRows(file), state, options);
    return { kind: 'roster', file, plan, digest: digestOfPlan(plan) };
  }
  const file = readUnits(sheets, options, await listUnitCodes(db));
  const state = await gatherUnitState(db, act.actor, { scope, rows: file.rows, today });
  const plan = planUnits(file.rows, faultyRows(file), state);
  return { kind: 'unit', file, plan, digest: digestOfPlan(plan) };
}

/**
 * What the clerk agrees to: every line as it was shown, and every value that will be written. The same file read under other
 * choices (days exchanged, another encoding) adds the same rows with other values.
 */
function digestOfPlan({ lines, counts: _, ...written }: RosterPlan | UnitPlan): string {
  return digestOf([fingerprint(lines), written]);
}

/** What a stored file says under the choices kept with it, without a look at the people and units there are. */
export async function readFile(db: Db, act: Act, row: ImportFileRow): Promise<RosterFile | UnitFile> {
  const sheets = await readSheets(new Uint8Array(row.bytes!), row.fileName);
  const options = optionsOf(row);
  return row.kind === 'roster'
    ? readRoster(sheets, options, dayOf(act.at))
    : readUnits(sheets, options, await listUnitCodes(db));
}

/** The choices stored with a file, whole. */
export function optionsOf(row: ImportFileRow): ImportOptions {
  const options = { ...plainOptions, ...(row.options as Partial<ImportOptions>) };
  // Until one question a column was asked, one answer stood for all of a file: asked again.
  return options.exchangeDays instanceof Object ? options : { ...options, exchangeDays: {} };
}

/** The part of the tree that a file may touch; null (all of it) is the machine's alone. */
export async function scopeOf(db: Db, actor: Actor, unitId: number | null) {
  if (unitId === null) {
    must(actor.kind === 'system' ? null : { reason: 'people.notYours' });
    return null;
  }
  const scope = await unitById(db, unitId);
  must(refuseToManagePeople(actor, scope));
  return scope;
}

/** Throws `Conflict` ('people.importClosed') for a file that is imported or gone. */
export function openOnly(row: ImportFileRow): ImportFileRow {
  if (row.importedAt || row.discarded || !row.bytes) throw new Conflict({ reason: 'people.importClosed' });
  return row;
}
