import type { Day } from '~/lib/date';
import type { TextEncoding } from '~/lib/sheet/legacy-font';
import type { Sheet } from '~/lib/sheet/workbook';
import { fold } from '~/lib/text';
import { type Answers, type Question, Questions } from '../import/question';
import { unitKindOf } from '../naming/unit-kind';
import { codeKey } from '../naming/unit-name';
import { unitTypes } from '../organisation';
import { columnNotes, type ReadColumn, readColumns } from './columns';
import type { ChosenColumns } from './header';
import type { LegacyColumn } from './legacy';
import type { CellProblem, Note } from './problem';
import { isDittoWord, RowReader, readDataRows, settledProblems } from './reader';
import { parseDayCell } from './roster-day';
import { type UnitField, unitVocabulary } from './unit-columns';

/** A unit as one row of a list says it. `parentCode` '' : no unit above (or not said). */
export type UnitRow = {
  sheet: string;
  row: number;
  code: string;
  name: string;
  type: string | null;
  parentCode: string;
  from: Day | null;
  to: Day | null;
  note: string;
};
export type UnitOptions = {
  /** Codes of units that exist already, so that a parent need not stand in the file. */
  knownCodes: ReadonlySet<string>;
  sheets?: readonly string[] | null;
  encoding?: TextEncoding | null;
  hiddenRows?: 'skip' | 'read';
  /** What the clerk answered about rows. */
  answers?: Answers;
  /** Fields that the clerk picked for headings. */
  columns?: ChosenColumns<UnitField>;
};
export type UnitFile = {
  sheets: { name: string; rows: number; columns: ReadColumn<UnitField>[] }[];
  rows: UnitRow[];
  problems: CellProblem[];
  notes: Note[];
  legacy: LegacyColumn[];
  questions: Question[];
};
type Reader = RowReader<UnitField>;

/** What a list of units says. Order does not matter: a unit may stand above its parent. */
export function parseUnits(sheets: readonly Sheet[], options: UnitOptions): UnitFile {
  const { encoding = null, hiddenRows = 'skip' } = options;
  const { readings, problems, notes } = readDataRows(sheets, unitVocabulary, ['name'], {
    sheets: options.sheets ?? null,
    encoding,
    hiddenRows,
    columns: options.columns ?? new Map(),
  });
  const questions = new Questions(options.answers ?? {});
  const read: { row: UnitRow; reader: Reader }[] = [];
  for (const reading of readings) {
    if (reading.isIncomplete) continue;
    let above = new Map<UnitField, string>();
    for (const data of reading.rows) {
      const reader = new RowReader(reading, data, above);
      read.push({ row: readUnit(reader, reading.sheet, questions), reader });
      above = new Map(
        (['parentCode', 'type', 'from'] as const).map((field) => [field, reader.get(field).text]),
      );
    }
  }
  const known = new Set([...options.knownCodes].map(codeKey));
  settleDitto(read, known, questions);
  checkTree(read, known);
  const order = (a: CellProblem, b: CellProblem) => a.row - b.row;
  return {
    sheets: readings.map((reading) => ({
      name: reading.sheet.name,
      rows: reading.isIncomplete ? 0 : reading.rows.length,
      columns: readColumns(reading),
    })),
    rows: read.map(({ row }) => row),
    problems: [...problems, ...readings.flatMap((reading) => settledProblems(reading).sort(order))],
    notes: [
      ...notes,
      ...readings
        .filter((reading) => !reading.isIncomplete)
        .flatMap((reading) => [...reading.tally.notes(reading.sheet.name), ...columnNotes(reading)]),
    ],
    legacy: readings.flatMap((reading) => reading.legacy),
    questions: questions.list,
  };
}

function readUnit(reader: Reader, sheet: Sheet, questions: Questions): UnitRow {
  const code = reader.get('code').text.replace(/\s+/g, '');
  const name = reader.get('name').text;
  const from = readDay(reader, 'from', sheet.epoch1904);
  const to = readDay(reader, 'to', sheet.epoch1904);
  if (code === '') reader.problem('code', 'code.missing');
  else if (!/^[\p{L}\d][\p{L}\d._/-]{0,39}$/u.test(code)) reader.problem('code', 'code.strange');
  if (name === '') reader.problem('name', 'unitName.missing');
  const type = readType(reader, { code, name }, questions);
  if (from && to && to < from) reader.problem('to', 'day.order');
  const note = reader.remark('note');
  reader.remark('parentName', 'parentName.leftOut');
  const parentCode = reader.get('parentCode').text.replace(/\s+/g, '');
  return {
    sheet: sheet.name,
    row: reader.data.row.number,
    code,
    name,
    type,
    parentCode,
    from,
    to,
    note,
  };
}

/**
 * What the cell for the type says; where it is empty or only says `Chi đoàn`, what the name says before the proper name.
 * Where neither does, the clerk is asked.
 */
function readType(
  reader: Reader,
  { code, name }: { code: string; name: string },
  questions: Questions,
): string | null {
  const typed = reader.get('type').text;
  const own = unitKindOf(typed);
  const byName = unitKindOf(name);
  const isBare = typed === '' || /^chi doan( co so)?$/.test(fold(typed));
  const type = own.code ?? (isBare ? byName.code : null);
  if (type !== null) return type;
  const answer =
    code === '' || name === ''
      ? null
      : questions.ask({
          key: `type:${codeKey(code)}`,
          code: 'people.askType',
          params: { name, code },
          row: reader.data.row.number,
          choices: unitTypes.map((one) => ({ value: one.code, label: null, params: {} })),
          guess: own.guess ?? byName.guess,
        });
  if (answer !== null) return answer;
  reader.problem(reader.has('type') ? 'type' : 'name', typed ? 'type.unknown' : 'type.missing');
  return null;
}

function readDay(reader: Reader, field: 'from' | 'to', epoch1904: boolean): Day | null {
  const { cell, text } = reader.get(field);
  if (text === '' || /^([-–—.]+|nay|hiện nay)$/i.test(text)) return null;
  const parsed = parseDayCell({ ...cell, text }, epoch1904);
  if (!parsed.ok) reader.problem(field, parsed.code, parsed.params);
  else if (parsed.from === 'serial' || parsed.from === 'packed' || parsed.from === 'instant')
    reader.note(
      `day.${parsed.from}`,
      reader.data.row.number,
      text,
      parsed.day.split('-').reverse().join('/'),
    );
  return parsed.ok ? parsed.day : null;
}

/** `NT` among the codes above: that code when it exists, otherwise asked: it may mean the row above, or be mistyped. */
function settleDitto(
  read: readonly { row: UnitRow; reader: Reader }[],
  known: ReadonlySet<string>,
  questions: Questions,
): void {
  const codes = new Set(read.map(({ row }) => codeKey(row.code)));
  let above: UnitRow | null = null;
  for (const { row, reader } of read) {
    const key = codeKey(row.parentCode);
    if (above && above.sheet === row.sheet && isDittoWord(key) && !codes.has(key) && !known.has(key)) {
      const written = row.parentCode;
      const answer = questions.ask({
        key: `ditto:${key}`,
        code: 'people.askDitto',
        params: { written, above: above.parentCode },
        row: row.row,
        choices: [{ value: 'above', label: 'people.answerAbove', params: {} }],
      });
      if (answer === 'above') {
        row.parentCode = above.parentCode;
        reader.note('cell.ditto', row.row, written, above.parentCode);
      }
    }
    above = row;
  }
}

/** Codes once each; parents known, not the unit itself, and no way round in a circle within the file. */
function checkTree(read: readonly { row: UnitRow; reader: Reader }[], known: ReadonlySet<string>): void {
  const byCode = new Map<string, UnitRow>();
  for (const { row, reader } of read) {
    const first = byCode.get(codeKey(row.code));
    if (row.code !== '' && first)
      reader.problem('code', 'code.twice', {
        other: first.row,
        otherSheet: first.sheet === row.sheet ? '' : first.sheet,
      });
    else if (row.code !== '') byCode.set(codeKey(row.code), row);
  }
  const circular = codesInCircles(byCode);
  for (const { row, reader } of read) {
    if (row.parentCode === '') continue;
    const parent = codeKey(row.parentCode);
    if (parent === codeKey(row.code)) reader.problem('parentCode', 'parent.itself');
    else if (circular.has(codeKey(row.code)))
      reader.problem('parentCode', 'parent.cycle', { parent: row.parentCode });
    else if (!byCode.has(parent) && !known.has(parent)) {
      reader.problem('parentCode', 'parent.unknown', { parent: row.parentCode });
    }
  }
}

/** Codes on a circle of parents. Each unit is walked once. */
function codesInCircles(byCode: ReadonlyMap<string, UnitRow>): Set<string> {
  const state = new Map<string, 'walking' | 'done'>();
  const circular = new Set<string>();
  for (const start of byCode.keys()) {
    const path: string[] = [];
    let code: string | undefined = start;
    while (code !== undefined && byCode.has(code) && !state.has(code)) {
      state.set(code, 'walking');
      path.push(code);
      code = codeKey(byCode.get(code)!.parentCode) || undefined;
    }
    if (code !== undefined && state.get(code) === 'walking') {
      for (const member of path.slice(path.indexOf(code))) circular.add(member);
    }
    for (const member of path) state.set(member, 'done');
  }
  return circular;
}
