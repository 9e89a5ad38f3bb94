import type { Day } from '~/lib/date';
import { type Answers, type Question, Questions } from '../import/question';
import { codeKey } from '../naming/unit-name';
import type { UnitLevel } from '../organisation';
import type { UnitRow } from '../sheet/unit-sheet';
import { countOutcomes, type Outcome, outcomeOf, type PlanLine } from './plan';
import { StartDay } from './start-day';
import { UnitTree } from './unit-tree';

/** A unit as the database holds it. */
export type StandingUnit = {
  id: number;
  code: string;
  name: string;
  typeCode: string;
  parentId: number | null;
  validFrom: Day;
  validTo: Day | null;
};

/** What the database holds that a list of units may touch, at one moment. */
export type UnitState = {
  today: Day;
  /** The unit imported for, and all below it. `rootId` null: the whole tree, for the machine. */
  rootId: number | null;
  units: readonly StandingUnit[];
  outsideCodes: ReadonlySet<string>;
  /** May the actor change the unit imported for itself? */
  mayChangeRoot: boolean;
  levelOf: ReadonlyMap<string, UnitLevel>;
  /** Units right above the one imported for, up to the top. */
  above?: readonly { id: number; code: string; name: string; level: UnitLevel }[];
  /** A province's board importing for its province: it may name the centre above, and provinces that are no more. */
  isBoard?: boolean;
  /** Of `units`: those of provinces that are no more. They are named, never changed. */
  history?: ReadonlySet<number>;
};

/** A unit as it will stand; `parent` is an existing id or another target of the file. */
export type UnitTarget = {
  id: number | null;
  code: string;
  name: string;
  typeCode: string;
  parent: UnitTarget | number | null;
  validFrom: Day;
  validTo: Day | null;
  isChanged: boolean;
};

export type UnitLine = PlanLine<UnitRow>;
export type UnitPlan = {
  lines: UnitLine[];
  counts: Record<Outcome, number>;
  /** New and changed units, a parent always before what hangs below it. */
  units: UnitTarget[];
  questions: Question[];
};

/**
 * Sets a list of units against the tree. A unit without a parent's code hangs under the one imported for; one that is
 * known keeps its place. What is a province or a district by its name is settled by the unit above. Pure, as `planRoster`.
 */
export function planUnits(
  rows: readonly UnitRow[],
  faulty: ReadonlySet<string>,
  state: UnitState,
  answers: Answers = {},
): UnitPlan {
  const questions = new Questions(answers);
  const given = rows.map(({ from }) => from);
  const tree = new UnitTree(state, new StartDay(given, state.today, questions, 'unit'));
  const planned = rows.map((read): { line: UnitLine; target: UnitTarget | null } => {
    const line = blank(read);
    if (faulty.has(`${read.sheet}|${read.row}`) || read.type === null) {
      tree.miss(read.code);
      return { line: { ...line, outcome: 'error' }, target: null };
    }
    const above = tree.above(read.code);
    if (above) {
      line.notes.push({ code: 'people.noteAbove', params: { name: above.name } });
      return { line: { ...line, outcome: 'skip' }, target: null };
    }
    if (!tree.known(read.code) && state.outsideCodes.has(codeKey(read.code)))
      line.problems.push({ field: 'code', code: 'people.codeOutside', params: {}, value: read.code });
    return { line, target: tree.place(read, state.today, line) };
  });
  for (const { line, target } of planned) if (target) tree.hang(target, line);
  for (const { line, target } of planned) if (target) tree.settle(target, line);
  for (const { line, target } of tree.fromTop(planned)) tree.check(target, line);
  const lines = planned.map(({ line, target }) => {
    if (!target) return line;
    const ended = line.changes.some((change) => change.field === 'validTo' && change.before === null);
    const isNew = target.id === null;
    return {
      ...line,
      outcome: outcomeOf({ problems: line.problems, isNew, isEnded: ended, changes: line.changes }),
    };
  });
  return { lines, counts: countOutcomes(lines), units: tree.inOrder(), questions: questions.list };
}

function blank(read: UnitRow): UnitLine {
  return {
    sheet: read.sheet,
    row: read.row,
    outcome: 'same',
    read,
    match: null,
    changes: [],
    problems: [],
    notes: [],
  };
}
