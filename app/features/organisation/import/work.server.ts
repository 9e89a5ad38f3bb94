/** A file read and set against the database, whole: what the thread does, and what comes back from it. */
import { createHash } from 'node:crypto';
import type { Day } from '~/lib/date';
import type { Sheet } from '~/lib/sheet/workbook';
import { fingerprint, type Outcome } from '../plan/plan';
import { planRoster, type RosterLine } from '../plan/roster-plan';
import { planUnits, type UnitLine } from '../plan/unit-plan';
import type { CellProblem } from '../sheet/problem';
import type { RosterFile } from '../sheet/roster-sheet';
import type { UnitFile } from '../sheet/unit-sheet';
import {
  codesOf,
  type ImportFacts,
  type ImportUnitFacts,
  type RosterFacts,
  rosterState,
  unitState,
  type Wanted,
  wantedOf,
} from './facts';
import type { ImportKind, ImportOptions } from './options';
import type { Question } from './question';
import { faultyRows, readRoster, readUnits } from './reading';
import { type RosterWrites, rosterWrites, type UnitWrites, unitWrites } from './writes';

export type FileTask = {
  kind: ImportKind;
  fileName: string;
  options: ImportOptions;
  today: Day;
};

type Long = 'rows' | 'problems' | 'questions';
/** All of a plan but its long lists. */
export type PlanSummary = {
  counts: Record<Outcome, number>;
  /** Of every choice, every line and every value that will be written: what the clerk agrees to. */
  digest: string;
  /** Of the rows as they were read, for the record: no name stands in it. */
  rowsDigest: string;
  /** Names of the visible sheets. */
  sheetNames: string[];
  /** How long the lists are as text: what keeping them costs. */
  size: number;
} & (
  | { kind: 'roster'; file: Omit<RosterFile, Long>; writes: RosterWrites }
  | { kind: 'unit'; file: Omit<UnitFile, Long>; writes: UnitWrites }
);
/** A stretch of a long list. `asked`: questions of the reading; `questions`: of the plan. */
export type PlanPart =
  | { of: 'lines'; items: (RosterLine | UnitLine)[] }
  | { of: 'problems'; items: CellProblem[] }
  | { of: 'asked' | 'questions'; items: Question[] };

/** Reads and plans. `gather` brings what the database holds that the file may touch. */
export async function makePlan(
  sheets: readonly Sheet[],
  task: FileTask,
  gather: (wanted: Wanted) => Promise<ImportFacts>,
): Promise<{ summary: PlanSummary; parts: PlanPart[] }> {
  const made =
    task.kind === 'roster' ? await makeRoster(sheets, task, gather) : await makeUnits(sheets, task, gather);
  const { rows, problems, questions: asked = [], ...file } = { questions: [], ...made.file };
  const { lines, counts, questions } = made;
  const parts: PlanPart[] = [
    { of: 'lines', items: lines },
    { of: 'problems', items: problems },
    { of: 'asked', items: asked },
    { of: 'questions', items: questions },
  ];
  const summary = {
    kind: made.kind,
    file,
    writes: made.writes,
    counts,
    digest: digestOf([task.options, fingerprint(lines), made.writes]),
    rowsDigest: digestOf(rows),
    sheetNames: sheets.filter(({ hidden }) => !hidden).map(({ name }) => name),
    size: JSON.stringify([parts, made.writes]).length,
  } as PlanSummary;
  return { summary, parts };
}

async function makeRoster(
  sheets: readonly Sheet[],
  { options, today }: FileTask,
  gather: (wanted: Wanted) => Promise<ImportFacts>,
) {
  const file = readRoster(sheets, options, today);
  const state = rosterState((await gather(wantedOf(file.rows))) as RosterFacts, today);
  const plan = planRoster(file.rows, faultyRows(file), state, options);
  const { lines, counts, questions } = plan;
  return { kind: 'roster' as const, file, lines, counts, questions, writes: rosterWrites(plan) };
}

async function makeUnits(
  sheets: readonly Sheet[],
  { options, today }: FileTask,
  gather: (wanted: Wanted) => Promise<ImportFacts>,
) {
  const facts = (await gather(wantedOf([]))) as ImportUnitFacts;
  const file = readUnits(sheets, options, codesOf(facts));
  const state = unitState(facts, file.rows, today);
  const plan = planUnits(file.rows, faultyRows(file), state, options.answers);
  const { lines, counts, questions } = plan;
  return { kind: 'unit' as const, file, lines, counts, questions, writes: unitWrites(plan, state) };
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
