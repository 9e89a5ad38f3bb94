import type { Day } from '~/lib/date';
import type { TextEncoding } from '~/lib/legacy-font';
import type { Sheet } from '~/lib/workbook';
import { parseDayCell } from './roster-day';
import type { LegacyColumn } from './sheet-legacy';
import type { CellProblem, Note } from './sheet-problem';
import { type ReadColumn, RowReader, readColumns, readSheetRows, settledProblems } from './sheet-reader';
import { parseUnitType, type UnitField, unitVocabulary } from './unit-columns';

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
};
export type UnitFile = {
  sheets: { name: string; rows: number; columns: ReadColumn<UnitField>[] }[];
  rows: UnitRow[];
  problems: CellProblem[];
  notes: Note[];
  legacy: LegacyColumn[];
};
type Reader = RowReader<UnitField>;

/** What a list of units says. Order does not matter: a unit may stand above its parent. */
export function parseUnits(sheets: readonly Sheet[], options: UnitOptions): UnitFile {
  const { encoding = null, hiddenRows = 'skip' } = options;
  const { readings, problems, notes } = readSheetRows(sheets, unitVocabulary, ['name'], {
    sheets: options.sheets ?? null,
    encoding,
    hiddenRows,
  });
  const read: { row: UnitRow; reader: Reader }[] = [];
  for (const reading of readings) {
    let above = new Map<UnitField, string>();
    for (const data of reading.rows) {
      const reader = new RowReader(reading, data, above);
      read.push({ row: readUnit(reader, reading.sheet), reader });
      above = new Map(
        (['parentCode', 'type', 'from'] as const).map((field) => [field, reader.get(field).text]),
      );
    }
  }
  checkTree(read, options.knownCodes);
  const order = (a: CellProblem, b: CellProblem) => a.row - b.row;
  return {
    sheets: readings.map((reading) => ({
      name: reading.sheet.name,
      rows: reading.rows.length,
      columns: readColumns(reading),
    })),
    rows: read.map(({ row }) => row),
    problems: [...problems, ...readings.flatMap((reading) => settledProblems(reading).sort(order))],
    notes: [
      ...notes,
      ...readings.flatMap((reading) => [...reading.tally.notes(reading.sheet.name), ...reading.notes]),
    ],
    legacy: readings.flatMap((reading) => reading.legacy),
  };
}

function readUnit(reader: Reader, sheet: Sheet): UnitRow {
  const code = reader.get('code').text.replace(/\s+/g, '');
  const name = reader.get('name').text;
  const typed = reader.get('type').text;
  const type = parseUnitType(typed || name);
  const from = readDay(reader, 'from', sheet.epoch1904);
  const to = readDay(reader, 'to', sheet.epoch1904);
  if (code === '') reader.problem('code', 'code.missing');
  else if (!/^[\p{L}\d][\p{L}\d._/-]{0,39}$/u.test(code)) reader.problem('code', 'code.strange');
  if (name === '') reader.problem('name', 'unitName.missing');
  if (type === null)
    reader.problem(reader.has('type') ? 'type' : 'name', typed ? 'type.unknown' : 'type.missing');
  if (from && to && to < from) reader.problem('to', 'day.order');
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
    note: reader.get('note').text,
  };
}

function readDay(reader: Reader, field: 'from' | 'to', epoch1904: boolean): Day | null {
  const { cell, text } = reader.get(field);
  if (text === '' || /^([-–—.]+|nay|hiện nay)$/i.test(text)) return null;
  const parsed = parseDayCell({ ...cell, text }, epoch1904);
  if (!parsed.ok) reader.problem(field, parsed.code, parsed.params);
  else if (parsed.from === 'serial')
    reader.note('day.serial', reader.data.row.number, text, parsed.day.split('-').reverse().join('/'));
  return parsed.ok ? parsed.day : null;
}

/** Codes once each; parents known, not the unit itself, and no way round in a circle within the file. */
function checkTree(read: readonly { row: UnitRow; reader: Reader }[], known: ReadonlySet<string>): void {
  const byCode = new Map<string, UnitRow>();
  for (const { row, reader } of read) {
    const first = byCode.get(row.code);
    if (row.code !== '' && first)
      reader.problem('code', 'code.twice', {
        other: first.row,
        otherSheet: first.sheet === row.sheet ? '' : first.sheet,
      });
    else if (row.code !== '') byCode.set(row.code, row);
  }
  const circular = codesInCircles(byCode);
  for (const { row, reader } of read) {
    if (row.parentCode === '') continue;
    if (row.parentCode === row.code) reader.problem('parentCode', 'parent.itself');
    else if (circular.has(row.code)) reader.problem('parentCode', 'parent.cycle', { parent: row.parentCode });
    else if (!byCode.has(row.parentCode) && !known.has(row.parentCode)) {
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
      code = byCode.get(code)!.parentCode || undefined;
    }
    if (code !== undefined && state.get(code) === 'walking') {
      for (const member of path.slice(path.indexOf(code))) circular.add(member);
    }
    for (const member of path) state.set(member, 'done');
  }
  return circular;
}
