import { type Day, showDay } from '~/lib/date';
import type { Params } from '~/lib/errors';
import type { TextEncoding } from '~/lib/sheet/legacy-font';
import { columnLetter, type Sheet } from '~/lib/sheet/workbook';
import { fold, tidy } from '~/lib/text';
import { joinName } from '../naming/person-name';
import { showPhone } from '../naming/phone';
import { nameKey, nearness } from '../naming/spelling';
import { parseTitle } from '../naming/title-words';
import { codeKey } from '../naming/unit-name';
import { columnNotes, type ReadColumn, readColumns } from './columns';
import type { ChosenColumns } from './header';
import type { LegacyColumn } from './legacy';
import { type CellProblem, type Note, rowList } from './problem';
import { RowReader, readDataRows, type SheetReading, settledProblems } from './reader';
import { type RosterField, rosterVocabulary } from './roster-columns';
import { type DayQuestion, dayQuestions } from './roster-exchange';
import { type RosterRow, type RowSettings, readRosterRow } from './roster-row';
import type { RosterTitle } from './roster-values';

export type RosterOptions = {
  /** The day of reading: a birthday cannot lie after it. */
  today: Day;
  sheets?: readonly string[] | null;
  encoding?: TextEncoding | null;
  hiddenRows?: 'skip' | 'read';
  /** For each column asked about (`DayQuestion.key`): read it the other way round? */
  exchangeDays?: Readonly<Record<string, boolean>>;
  /** Starts that lie ahead are meant so. */
  futureStarts?: boolean;
  /** Fields that the clerk picked for headings. */
  columns?: ChosenColumns<RosterField>;
  /** Everybody's title, for a list without a column for it. */
  title?: RosterTitle | null;
};
export type RosterFile = {
  sheets: { name: string /** Rows of people. */; rows: number; columns: ReadColumn<RosterField>[] }[];
  rows: RosterRow[];
  problems: CellProblem[];
  notes: Note[];
  /** Columns in old fonts, previewed in each encoding. */
  legacy: LegacyColumn[];
  /** Columns whose order of day and month is asked, answered or not. */
  dayQuestions: DayQuestion[];
};

const DITTO = ['unitCode', 'unitName', 'title', 'how', 'fromOn', 'toOn'] as const;
const NAMED = ['fullName', 'hoDem', 'ho', 'dem', 'ten'] as const;

/**
 * What a roster says, without a look at the database. Rows are complete only when there is no problem: nothing may be
 * imported before. Problems stand in the order of the file.
 */
export function parseRoster(sheets: readonly Sheet[], options: RosterOptions): RosterFile {
  const { today, encoding = null, hiddenRows = 'skip', exchangeDays = {}, title = null } = options;
  const columns = options.columns ?? new Map<string, RosterField | 'skip'>();
  const choices = { sheets: options.sheets ?? null, encoding, hiddenRows, columns };
  const { readings, problems, notes } = readDataRows(sheets, rosterVocabulary, NAMED, choices);
  const file: RosterFile = {
    sheets: [],
    rows: [],
    problems: [...problems],
    notes: [...notes],
    legacy: [],
    dayQuestions: [],
  };
  for (const reading of readings) {
    const questions = dayQuestions(reading, sheets.indexOf(reading.sheet), today);
    const rows = reading.isIncomplete ? [] : readSheet(reading, questions, { today, title, exchangeDays });
    if (!options.futureStarts) askForStarts(reading, rows, today);
    file.sheets.push({ name: reading.sheet.name, rows: rows.length, columns: readColumns(reading) });
    file.rows.push(...rows);
    file.problems.push(...settledProblems(reading));
    if (!reading.isIncomplete)
      file.notes.push(...reading.tally.notes(reading.sheet.name), ...columnNotes(reading));
    file.legacy.push(...reading.legacy);
    file.dayQuestions.push(...questions);
  }
  if (!file.problems.some(({ code }) => code === 'encoding.choose'))
    file.problems.push(...findTwice(file.rows, readings));
  return { ...file, problems: inFileOrder(file.problems, readings) };
}

type Reading = SheetReading<RosterField>;

function readSheet(
  reading: Reading,
  questions: DayQuestion[],
  {
    today,
    title,
    exchangeDays,
  }: { today: Day; title: RosterTitle | null; exchangeDays: Readonly<Record<string, boolean>> },
): RosterRow[] {
  const open = questions.filter(({ key }) => exchangeDays[key] === undefined);
  for (const { sheet, row, column, header, shown, kind, count } of open) {
    const place = { sheet, row, column, header };
    reading.problems.push({ ...place, code: 'day.swapped', params: { shown, kind, count }, value: shown });
  }
  const isMissing = !reading.header.columns.some((column) => column.field === 'title');
  if (isMissing && title === null) askForTitle(reading);
  return readRows(reading, {
    today,
    title,
    pending: new Set(open.map(({ field }) => field)),
    exchanged: new Map(
      questions.filter(({ key }) => exchangeDays[key]).map(({ field, kind }) => [field, kind]),
    ),
  });
}

/** Starts still to come are asked about once: they may be meant so, or be a slip of the pen. */
function askForStarts(reading: Reading, rows: readonly RosterRow[], today: Day): void {
  const ahead = rows.filter(({ fromOn }) => fromOn !== null && fromOn > today);
  const [first] = ahead;
  const isAsked = reading.problems.some(
    ({ code, column }) => code === 'day.swapped' && column === startColumn(),
  );
  function startColumn() {
    const column = reading.columns.get('fromOn');
    return column ? columnLetter(column.index + 1) : '';
  }
  if (!first || isAsked) return;
  const column = reading.columns.get('fromOn')!;
  reading.problems.push({
    sheet: reading.sheet.name,
    row: first.row,
    column: startColumn(),
    header: column.header,
    code: 'day.futureStart',
    params: {
      count: ahead.length,
      rows: rowList(ahead.map(({ row }) => row)),
      shown: showDay(first.fromOn!),
    },
    value: showDay(first.fromOn!),
  });
}

function readRows(
  reading: Reading,
  settings: Pick<RowSettings, 'today' | 'title' | 'exchanged' | 'pending'>,
): RosterRow[] {
  const { sheet } = reading;
  const spill = spilledColumn(reading);
  if (spill !== null) reading.readAlso.add(spill);
  const asksUnit = saysUnits(reading);
  if (!asksUnit) complainOfSheet(reading, 'unit.column');
  let above = new Map<RosterField, string>();
  return reading.rows.map((data) => {
    const reader = new RowReader(reading, data, above);
    const spilled = spill === null ? undefined : data.row.cells[spill];
    const row = readRosterRow(reader, {
      ...settings,
      asksUnit,
      sheet: sheet.name,
      epoch1904: sheet.epoch1904,
      spilled: spilled && spill !== null && spilled.merged !== 'across' ? reading.text(spilled, spill) : '',
    });
    above = new Map(DITTO.map((field) => [field, reader.get(field).text]));
    return row;
  });
}

/** `Họ và tên` over two columns, family and middle names in the first, given names in the second. */
function spilledColumn({ header, rows, sheet }: Reading): number | null {
  const name = header.columns.find((column) => column.field === 'fullName');
  if (!name || header.columns.some((column) => column.field === 'ten')) return null;
  const next = name.index + 1;
  const lines = sheet.rows.slice(header.first, header.below).map((row) => row.cells[next]);
  const isFree = lines.every((cell) => !cell || cell.kind === 'empty' || cell.merged === 'across');
  const others = [...header.columns, ...header.unknown, ...header.sensitive, ...header.twice];
  const isOwn = others.some((column) => column.index === next && tidy(column.header) !== tidy(name.header));
  const filled = rows.filter(({ row }) =>
    /^\S{1,12}(\s\S{1,12})?$/.test(tidy(row.cells[next]?.text ?? '')),
  ).length;
  return isFree && !isOwn && filled > rows.length / 2 ? next : null;
}

/** A title line above the header may say whose list it is: “DANH SÁCH BÍ THƯ CHI ĐOÀN”. */
function askForTitle(reading: Reading): void {
  const { sheet, header } = reading;
  const lines = sheet.rows.slice(0, header.first).flatMap((row) => row.cells.map((cell) => fold(cell.text)));
  const line = lines
    .find((text) => text.includes('danh sach'))
    ?.replace(/^.*danh sach( trich ngang)?( cac)?( dong chi)?/, '');
  const guess = (line && parseTitle(line)) || '';
  complainOfSheet(reading, 'title.choose', { guess });
}

function saysUnits({ header, rows }: Reading): boolean {
  const hasColumn = header.columns.some(({ field }) => field === 'unitCode' || field === 'unitName');
  return hasColumn || rows.some(({ section }) => section !== '');
}

function complainOfSheet(
  { sheet, header, problems }: Reading,
  code: CellProblem['code'],
  params: Params = {},
): void {
  const row = sheet.rows[header.below - 1]!.number;
  problems.push({ sheet: sheet.name, row, column: '', header: '', code, params, value: '' });
}

/** Telephone, e-mail and member code belong to one person; the same person may stand in two rows with two posts. */
function findTwice(rows: readonly RosterRow[], readings: readonly Reading[]): CellProblem[] {
  const isSame = (a: RosterRow, b: RosterRow) =>
    nearness(joinName(a), joinName(b)) !== null && (!a.bornOn || !b.bornOn || a.bornOn === b.bornOn);
  const problems: CellProblem[] = [];
  const complain = (
    row: RosterRow,
    other: RosterRow,
    field: RosterField,
    code: CellProblem['code'],
    value: string,
  ) => {
    const reading = readings.find(({ sheet }) => sheet.name === row.sheet);
    const column = reading?.header.columns.find((known) => known.field === field);
    const place = { column: column ? columnLetter(column.index + 1) : '', header: column?.header ?? '' };
    const params = { other: other.row, otherSheet: other.sheet === row.sheet ? '' : other.sheet };
    problems.push({ sheet: row.sheet, row: row.row, ...place, code, params, value });
  };
  for (const [field, code] of [
    ['phone', 'phone.twice'],
    ['email', 'email.twice'],
    ['memberCode', 'memberCode.twice'],
  ] as const) {
    for (const group of groups(rows, (row) => row[field])) {
      for (const row of group) {
        const other = group.find((candidate) => candidate !== row && !isSame(candidate, row));
        if (other) complain(row, other, field, code, field === 'phone' ? showPhone(row.phone!) : row[field]!);
      }
    }
  }
  const post = (row: RosterRow) =>
    [
      nameKey(joinName(row)),
      row.bornOn,
      row.phone,
      codeKey(row.unitCode),
      nameKey(row.unitName),
      row.title,
      row.fromOn,
    ].join('|');
  for (const [first, ...again] of groups(rows, post)) {
    for (const row of again) complain(row, first!, 'fullName', 'row.twice', joinName(row));
  }
  return problems;
}

function groups(rows: readonly RosterRow[], key: (row: RosterRow) => string | null): RosterRow[][] {
  const byKey = new Map<string, RosterRow[]>();
  for (const row of rows) {
    const value = key(row);
    if (!value) continue;
    const group = byKey.get(value);
    if (group) group.push(row);
    else byKey.set(value, [row]);
  }
  return [...byKey.values()].filter((group) => group.length > 1);
}

/** By sheet, row and column; a cell read twice complains once. */
function inFileOrder(problems: CellProblem[], readings: readonly Reading[]): CellProblem[] {
  const sheets = readings.map(({ sheet }) => sheet.name);
  const width = (column: string) => column.length * 1000 + (column.charCodeAt(column.length - 1) || 0);
  const seen = new Set<string>();
  return problems
    .filter(({ sheet, row, column, code }) => {
      const key = `${sheet}|${row}|${column}|${code}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort(
      (a, b) =>
        sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) ||
        a.row - b.row ||
        width(a.column) - width(b.column),
    );
}
