/** A stored file set against the database as it stands: for the preview, and again when it is imported. */
import type { Db } from '#db/client';
import { type Day, dayOf } from '~/lib/date';
import { Conflict, must } from '~/lib/errors';
import { inFileThread } from '~/lib/file/thread.server';
import type { Act, Actor } from '../actor';
import type { ImportFacts, Wanted } from '../import/facts';
import {
  gatherRosterFacts,
  gatherUnitFacts,
  type ImportScope,
  stateOfRows,
} from '../import/facts-queries.server';
import { keptPlan } from '../import/kept.server';
import { type ImportOptions, plainOptions } from '../import/options';
import { bytesOfImport, findImport, type ImportFileRow } from '../import/queries.server';
import type { Question } from '../import/question';
import type { ImportThreadMessage } from '../import/thread.server';
import type { FileTask, PlanPart, PlanSummary } from '../import/work.server';
import type { RosterWrites, UnitWrites } from '../import/writes';
import { refuseToManagePeople } from '../organisation-policy';
import type { RosterFile } from '../sheet/roster-sheet';
import type { UnitFile } from '../sheet/unit-sheet';
import { unitById } from '../unit/commands.server';
import type { Outcome } from './plan';
import type { RosterLine } from './roster-plan';
import type { UnitLine } from './unit-plan';

type Planned<Line> = { lines: Line[]; counts: Record<Outcome, number>; questions: Question[] };
/** `rowsState`: the state of the database (`stateOfRows`) that it was made from. */
export type ImportPlan = Pick<PlanSummary, 'digest' | 'rowsDigest' | 'sheetNames' | 'size'> & {
  rowsState: string;
} & (
    | { kind: 'roster'; file: RosterFile; plan: Planned<RosterLine>; writes: RosterWrites }
    | { kind: 'unit'; file: UnitFile; plan: Planned<UnitLine>; writes: UnitWrites }
  );

/** A file as far as planning asks. */
type PlannedFile = Pick<ImportFileRow, 'id' | 'kind' | 'unitId' | 'fileName' | 'options'>;

/** What importing would do now. Changes nothing. */
export async function planImport(db: Db, act: Act, id: string): Promise<ImportPlan & { row: ImportFileRow }> {
  const row = openOnly(await findImport(db, act.actor, id));
  return { ...(await planFile(db, act, row)), row };
}

/**
 * Reads and plans a file, in a thread of its own and once for as long as nothing changes: the file under its options,
 * people, posts and units, who asks and the day. `bytes` are fetched unless given.
 */
export async function planFile(
  db: Db,
  act: Act,
  row: PlannedFile,
  bytes: () => Promise<Uint8Array> = () => bytesOfImport(db, row.id),
): Promise<ImportPlan> {
  const scope = await scopeOf(db, act.actor, row.unitId);
  const today = dayOf(act.at);
  const key = (rowsState: string) => JSON.stringify([row.id, optionsOf(row), act.actor, today, rowsState]);
  return keptPlan(key(await stateOfRows(db)), async () => {
    const plan = await makePlan(db, act, row, { scope, today, bytes: await bytes() });
    return { plan, key: key(plan.rowsState) };
  });
}

async function makePlan(
  db: Db,
  { actor }: Act,
  row: PlannedFile,
  { scope, today, bytes }: { scope: ImportScope; today: Day; bytes: Uint8Array },
): Promise<ImportPlan> {
  const { kind, fileName } = row;
  const task: FileTask = { kind, fileName, options: optionsOf(row), today };
  const parts: { [Of in PlanPart['of']]: unknown[] } = { lines: [], problems: [], asked: [], questions: [] };
  const found: { summary?: PlanSummary; rowsState?: string } = {};
  await inFileThread<ImportThreadMessage>('import', { ...task, bytes }, async (message) => {
    if (message.type === 'summary') found.summary = message.summary;
    else if (message.type === 'part')
      for (const item of message.part.items) parts[message.part.of].push(item);
    else {
      const gathered = await gather(db, actor, { kind, scope, today, wanted: message.wanted });
      found.rowsState = gathered.rowsState;
      return gathered.facts;
    }
  });
  const { lines, problems, asked, questions } = parts;
  const { file, counts, ...rest } = found.summary!;
  const rows = (lines as RosterLine[]).filter((line) => line.row > 0).map((line) => line.read);
  return {
    ...rest,
    file: { ...file, rows, problems, ...(kind === 'unit' ? { questions: asked } : {}) },
    plan: { lines, counts, questions },
    rowsState: found.rowsState!,
  } as ImportPlan;
}

/** Facts of one moment: gathered again while somebody writes in between. */
async function gather(
  db: Db,
  actor: Actor,
  { kind, ...asked }: { kind: ImportFileRow['kind']; scope: ImportScope; today: Day; wanted: Wanted },
): Promise<{ facts: ImportFacts; rowsState: string }> {
  for (let before = await stateOfRows(db), tries = 1; ; tries += 1) {
    const facts =
      kind === 'roster' ? await gatherRosterFacts(db, actor, asked) : await gatherUnitFacts(db, actor, asked);
    const rowsState = await stateOfRows(db);
    // Where writing never stops, importing will plan once more: what it writes is bound to one state.
    if (rowsState === before || tries === 3) return { facts, rowsState: before };
    before = rowsState;
  }
}

/** The choices stored with a file, whole. */
export function optionsOf(row: Pick<ImportFileRow, 'options'>): ImportOptions {
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
  if (row.importedAt || row.discarded || !row.isKept) throw new Conflict({ reason: 'people.importClosed' });
  return row;
}
