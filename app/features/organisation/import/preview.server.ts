/** A plan as the preview shows it: sentences, one page of lines, only the columns that matter. */
import { m } from '~/paraglide/messages';
import type { Match, Outcome, PlanField, PlanLine, PlanNote, PlanProblem } from '../plan/plan';
import type { ImportPlan } from '../plan/planning.server';
import type { EndedRow } from '../plan/roster-plan';
import { fieldPlaces, headingsOf, readValue } from '../plan/values';
import type { ColumnFate, ReadColumn } from '../sheet/columns';
import type { CellProblem } from '../sheet/problem';
import type { RosterRow } from '../sheet/roster-row';
import { sayNote, sayPlace, sayProblem } from '../sheet/roster-words.server';
import type { UnitRow } from '../sheet/unit-sheet';
import { sayPlanCode, viewQuestions } from './question-view.server';
import { importFieldName, showValue } from './words';

export const linesPerPage = 50;
const summaryLength = 10;

export type Names = { titles: ReadonlyMap<string, string>; types: ReadonlyMap<string, string> };
export type PreviewShow = Outcome | 'all';
export type CellView = {
  field: PlanField;
  text: string;
  faults: string[];
  value: string;
  before: string | null;
};
export type LineView = {
  id: string;
  row: string;
  outcome: Outcome;
  cells: CellView[];
  /** Faults that belong to no cell shown. */
  faults: string[];
  notes: string[];
};
export type PreviewView = ReturnType<typeof viewPlan>;

type Read = RosterRow | EndedRow | UnitRow;
type Line = PlanLine<Read>;

/** One page of a preview. `show` is the outcome asked for; faults first when there are any. */
export function viewPlan(
  made: ImportPlan,
  names: Names,
  { show, page }: { show: PreviewShow | null; page: number },
) {
  const lines: Line[] = made.plan.lines;
  const { counts } = made.plan;
  const shown = show ?? (counts.error > 0 ? 'error' : 'all');
  const sheets = made.file.sheets.map((sheet) => sheet.name);
  const several = sheets.length > 1;
  const problems = byPlace(made);
  const idOf = (line: { sheet: string; row: number }) =>
    `d${Math.max(0, sheets.indexOf(line.sheet))}-${line.row}`;
  const chosen = shown === 'all' ? lines : lines.filter((line) => line.outcome === shown);
  const some = chosen.slice((page - 1) * linesPerPage, page * linesPerPage);
  const headings = headingsOf(made.file.sheets);
  const fields = fieldsOf(made, some, problems, headings);
  const questions = viewQuestions(made, names);
  const asked = new Set(questions.openRows);
  const faults = [
    ...made.file.problems.map((problem) => ({
      id:
        problem.code === 'header.incomplete'
          ? 'columns'
          : problem.row === 0 || isChoice(problem)
            ? 'reading'
            : asked.has(problem.row) && problem.code !== 'type.unknown'
              ? 'questions'
              : idOf(problem),
      row: problem.row,
      say: () => [sayPlace(problem, several), sayProblem(problem)].filter(Boolean).join(': '),
    })),
    ...lines.flatMap((line) =>
      line.problems.map((problem) => ({
        id:
          isStart(problem.code) || (asked.has(line.row) && isAsked(problem.code)) ? 'questions' : idOf(line),
        row: line.row,
        say: () => `${placeOf(line, problem, headings)}: ${sayPlanCode(problem.code, problem.params)}`,
      })),
    ),
  ].sort((a, b) => a.row - b.row);
  return {
    kind: made.kind,
    sheets: made.file.sheets.map(({ name, rows, columns }) => ({
      name,
      rows,
      columns: columns.length,
    })),
    columns: columnsOf(made),
    isIncomplete: made.file.problems.some(({ code }) => code === 'header.incomplete'),
    dayQuestions: made.kind === 'roster' ? made.file.dayQuestions : [],
    legacy: made.file.legacy,
    hasHiddenRows: made.file.notes.some((note) => note.code.startsWith('rows.hidden')),
    questions,
    isOnlyAsking: faults.every(({ id }) => id === 'reading' || id === 'questions'),
    asks: made.file.problems.filter(isChoice).map(({ code, params }) => ({ code, params })),
    counts,
    rows: made.file.rows.length,
    faults: faults.slice(0, summaryLength).map(({ say, ...fault }) => ({ ...fault, text: say() })),
    faultCount: faults.length,
    headings: fields.map((field) => ({ field, label: headings.get(field) ?? importFieldName(field) })),
    lines: some.map((line, index) => viewLine(line, index, fields, problems, names, idOf(line))),
    show: shown,
    page,
    total: chosen.length,
    notes: [...made.file.notes.map(sayNote), ...planNotes(lines)],
    digest: made.digest,
    mayConfirm: faults.length === 0 && counts.create + counts.change + counts.end > 0,
  };
}

/** Every fault of a file, for a list to work through in a spreadsheet. */
export function listFaults(made: ImportPlan): string[][] {
  const headings = headingsOf(made.file.sheets);
  return [
    ...made.file.problems.map((problem) => [
      problem.sheet,
      String(problem.row || ''),
      problem.header,
      problem.value,
      sayProblem(problem),
    ]),
    ...(made.plan.lines as Line[]).flatMap((line) =>
      line.problems.map((problem) => [
        line.sheet,
        String(line.row || ''),
        headings.get(problem.field) ?? importFieldName(problem.field),
        problem.value,
        sayPlanCode(problem.code, problem.params),
      ]),
    ),
  ];
}

function viewLine(
  line: Line,
  index: number,
  fields: PlanField[],
  problems: Map<string, Placed[]>,
  names: Names,
  id: string,
): LineView {
  const cellProblems = problems.get(`${line.sheet}|${line.row}`) ?? [];
  const faultsOf = (field: PlanField) => [
    ...cellProblems
      .filter((problem) => problem.field === field)
      .map((problem) => ({ text: sayProblem(problem), value: problem.value })),
    ...line.problems
      .filter((problem) => problem.field === field)
      .map((problem) => ({ text: sayPlanCode(problem.code, problem.params), value: problem.value })),
  ];
  return {
    id: line.row === 0 ? `left-${index}` : id,
    row: line.row === 0 ? '–' : String(line.row),
    outcome: line.outcome,
    cells: fields.map((field) => {
      const faults = faultsOf(field);
      const change = line.changes.find((one) => one.field === field);
      return {
        field,
        text: showValue(field, change ? change.after : readValue(line.read, field), names),
        faults: faults.map((fault) => fault.text),
        value: faults[0]?.value ?? '',
        before: change ? showValue(field, change.before, names) || m.people_plan_nothing() : null,
      };
    }),
    faults: cellProblems
      .filter((problem) => !problem.field || !fields.includes(problem.field))
      .map(sayProblem),
    notes: [...matchNote(line.match), ...line.notes.map(sayPlanNote)],
  };
}

/** The usual columns, and whatever else has a fault or a change on this page. */
function fieldsOf(
  made: ImportPlan,
  lines: Line[],
  problems: Map<string, Placed[]>,
  headings: ReadonlyMap<PlanField, string>,
): PlanField[] {
  const usual: PlanField[] =
    made.kind === 'unit'
      ? ['code', 'name', 'type', 'parentCode', 'validFrom', 'validTo']
      : [
          headings.has('unitCode') ? 'unitCode' : 'unitName',
          'fullName',
          'bornOn',
          'phone',
          'title',
          'fromOn',
        ];
  const more = new Set<PlanField>();
  for (const line of lines) {
    for (const { field } of [...line.problems, ...line.changes]) more.add(field);
    for (const { field } of problems.get(`${line.sheet}|${line.row}`) ?? []) if (field) more.add(field);
  }
  return [...usual, ...[...more].filter((field) => !usual.includes(field))];
}

type Placed = CellProblem & { field: PlanField | null };

function byPlace({ file }: ImportPlan): Map<string, Placed[]> {
  const out = new Map<string, Placed[]>();
  const place = fieldPlaces(file.sheets);
  for (const problem of file.problems) {
    const key = `${problem.sheet}|${problem.row}`;
    const placed = { ...problem, field: place(problem.sheet, problem.column) };
    const others = out.get(key);
    if (others) others.push(placed);
    else out.set(key, [placed]);
  }
  return out;
}

/** The faults that an answer on the page cures. */
function isAsked(code: string): boolean {
  return code.startsWith('people.ask') || code === 'people.unitSeveral';
}
/** One question for the whole file. */
function isStart(code: string): boolean {
  return code === 'people.startMissing';
}
const choiceCodes: ReadonlySet<CellProblem['code']> = new Set([
  'encoding.choose',
  'day.swapped',
  'day.futureStart',
  'title.choose',
]);

/** The faults that a choice on the page cures, not the spreadsheet. */
function isChoice({ code }: CellProblem): boolean {
  return choiceCodes.has(code);
}

export type ColumnView = {
  key: string;
  column: string;
  header: string;
  /** A field, or `skip`. */
  field: string;
  fate: ColumnFate;
  sample: string;
};

/** Each heading once: sheets of one file have their columns in common. */
function columnsOf({ file }: ImportPlan): ColumnView[] {
  const byKey = new Map<string, ColumnView>();
  for (const { field, ...column } of (file.sheets as { columns: ReadColumn<string>[] }[]).flatMap(
    (sheet) => sheet.columns,
  )) {
    if (!byKey.has(column.key)) byKey.set(column.key, { ...column, field: field ?? 'skip' });
  }
  return [...byKey.values()];
}

function placeOf(line: Line, problem: PlanProblem, headings: ReadonlyMap<PlanField, string>): string {
  const column = headings.get(problem.field)?.replace(/^[A-Z]+ · /, '') ?? importFieldName(problem.field);
  return m.organisation_file_place_cell({ row: line.row, column });
}

function planNotes(lines: readonly Line[]): string[] {
  const assumed = lines.filter((line) =>
    line.notes.some((note) => note.code === 'people.noteFromAssumed'),
  ).length;
  const skipped = lines.filter((line) => line.outcome === 'skip').length;
  return [
    ...(assumed > 0 ? [m.people_plan_assumed({ count: assumed })] : []),
    ...(skipped > 0 ? [m.people_plan_skipped({ count: skipped })] : []),
  ];
}

function sayPlanNote({ code, params }: PlanNote): string {
  return sayPlanCode(code, params);
}

function matchNote(match: Match | null): string[] {
  const notes: Record<Match, () => string> = {
    memberCode: m.people_match_member_code,
    phone: m.people_match_phone,
    email: m.people_match_email,
    nameBirth: m.people_match_name_birth,
    nameUnit: m.people_match_name_unit,
  };
  return match ? [notes[match]()] : [];
}
