import type { Params } from '~/lib/errors';
import type { TextEncoding } from '~/lib/sheet/legacy-font';
import { type Cell, columnLetter, EMPTY_CELL, type Sheet } from '~/lib/sheet/workbook';
import { fold, isRewritten, nfc, tidy } from '~/lib/text';
import {
  type ChosenColumns,
  findHeader,
  type Header,
  type HeaderColumn,
  nearestHeader,
  type Vocabulary,
} from './header';
import { type LegacyColumn, legacyReader, suspectColumns } from './legacy';
import type { CellProblem, Note, NoteTally, ProblemCode } from './problem';
import { type DataRow, sortRows } from './rows';

/** What the clerk has chosen; null where nothing has been chosen yet. */
type SheetChoices<F extends string = string> = {
  /** Fields that the clerk picked for headings. */
  columns: ChosenColumns<F>;
  /** Names of the sheets to read; null: every visible one with a header. */
  sheets: readonly string[] | null;
  encoding: TextEncoding | null;
  hiddenRows: 'skip' | 'read';
};
/** A sheet in which a header was found, its rows below it. */
export type SheetReading<F extends string> = {
  sheet: Sheet;
  header: Header<F>;
  columns: ReadonlyMap<F, HeaderColumn>;
  rows: DataRow[];
  /** Columns that are read though their heading does not say so. */
  readAlso: Set<number>;
  /** The heading lacks what a list needs: its rows are not read. */
  isIncomplete: boolean;
  legacy: LegacyColumn[];
  /** Read from TCVN3, whose small letters have no capitals with a tone. */
  isTcvn3: boolean;
  problems: CellProblem[];
  notes: Note[];
  tally: NoteTally;
  text: (cell: Cell, index: number) => string;
};
type Field = { text: string; cell: Cell; column: HeaderColumn | undefined };

const MAX_TEXT = 300;
const codeFields: ReadonlySet<string> = new Set(['unitCode', 'code', 'parentCode']);

/** `nt`, `n/t`, `như trên`: letters that say “as above”, and might as well be a code. */
export function isDittoWord(text: string): boolean {
  return /^(nt|n\/t|nhu ?tren)$/.test(fold(text).replace(/^-|-$/g, '').trim());
}

/** The sheets to read, each with its header, columns and rows; the rest only in notes. */
export function readDataRows<F extends string>(
  sheets: readonly Sheet[],
  vocabulary: Vocabulary<F>,
  named: readonly F[],
  choices: SheetChoices<F>,
): { readings: SheetReading<F>[]; problems: CellProblem[]; notes: Note[] } {
  const notes: Note[] = [];
  const readings: SheetReading<F>[] = [];
  for (const sheet of sheets) {
    if (choices.sheets && !choices.sheets.includes(sheet.name)) continue;
    const header = sheet.hidden ? null : findHeader(sheet, vocabulary, choices.columns);
    if (header) readings.push(readOne(sheet, header, vocabulary, named, choices));
    else if (sheet.hidden || sheet.rows.length > 0)
      notes.push({
        sheet: sheet.name,
        code: sheet.hidden ? 'sheet.hidden' : 'sheet.noHeader',
        params: { name: sheet.name },
      });
  }
  if (readings.length > 0) return { readings, problems: [], notes };
  for (const sheet of sheets) {
    const header = sheet.hidden ? null : nearestHeader(sheet, vocabulary, choices.columns);
    if (header) return { ...incomplete(sheet, header, vocabulary, named, choices), notes };
  }
  const sheet = sheets.find((candidate) => !candidate.hidden)?.name ?? '';
  const missing = {
    sheet,
    row: 0,
    column: '',
    header: '',
    code: 'header.missing' as const,
    params: {},
    value: '',
  };
  return { readings, problems: [missing], notes };
}

/** A sheet whose heading lacks something: its columns are shown for choosing, nothing is read. */
function incomplete<F extends string>(
  sheet: Sheet,
  header: Header<F>,
  vocabulary: Vocabulary<F>,
  named: readonly F[],
  choices: SheetChoices<F>,
): { readings: SheetReading<F>[]; problems: CellProblem[] } {
  const reading = readOne(sheet, header, vocabulary, named, choices);
  const row = sheet.rows[header.below - 1]!.number;
  const headers = header.columns.map((column) => `“${column.header}”`).join(', ');
  const place = { sheet: sheet.name, row, column: '', header: '' };
  const problem = { ...place, code: 'header.incomplete' as const, params: { headers }, value: '' };
  return { readings: [{ ...reading, isIncomplete: true, notes: [], problems: [] }], problems: [problem] };
}

/** The cells of a row by field, and the problems found in them. */
export class RowReader<F extends string> {
  private readonly columns: ReadonlyMap<F, HeaderColumn>;
  private readonly read = new Map<F, Field>();
  constructor(
    private readonly reading: SheetReading<F>,
    readonly data: DataRow,
    private readonly above: ReadonlyMap<F, string> = new Map(),
  ) {
    this.columns = reading.columns;
  }

  get isTcvn3(): boolean {
    return this.reading.isTcvn3;
  }

  has(field: F): boolean {
    return this.columns.has(field);
  }

  /** The text of a field ('' when empty or in error); cells merged across from a neighbour count as empty. */
  get(field: F): Field {
    const known = this.read.get(field);
    if (known) return known;
    const value = this.readField(field);
    this.read.set(field, value);
    return value;
  }

  /** What a column says that is left out, which is said: nothing in it, a formula in error least of all, is in anybody's way. */
  remark(field: F, code: 'note.leftOut' | 'parentName.leftOut' = 'note.leftOut'): string {
    const column = this.columns.get(field);
    const cell = (column && this.data.row.cells[column.index]) ?? EMPTY_CELL;
    if (!column || cell.merged === 'across') return '';
    const text = cell.kind === 'formula-error' ? cell.text || '=…' : this.reading.text(cell, column.index);
    if (text !== '') this.note(code, this.data.row.number, text.slice(0, MAX_TEXT));
    return text;
  }

  private readField(field: F): Field {
    const column = this.columns.get(field);
    const cell = (column && this.data.row.cells[column.index]) ?? EMPTY_CELL;
    if (!column || cell.merged === 'across') return { text: '', cell: EMPTY_CELL, column };
    if (cell.kind === 'formula-error') {
      this.problem(field, 'cell.formulaError', {}, cell.text);
      return { text: '', cell: EMPTY_CELL, column };
    }
    const text = this.bare(cell, this.reading.text(cell, column.index));
    if (text.length <= MAX_TEXT) return { text: this.ditto(field, text), cell, column };
    this.problem(field, 'cell.tooLong', { length: text.length, limit: MAX_TEXT }, `${text.slice(0, 60)}…`);
    return { text: '', cell: EMPTY_CELL, column };
  }

  /** Without what only a spreadsheet needs (`="09…"`, `'09…`); what was cleaned away is said. */
  private bare(cell: Cell, text: string): string {
    if (cell.kind !== 'text') return text;
    const bare = text
      .replace(/^="(.*)"$/, '$1')
      .replace(/^'(?=[\d+=@-])/, '')
      .trim();
    if (bare !== text) this.note('cell.peeled', this.data.row.number, text, bare);
    else if (isRewritten(cell.text) && text === tidy(cell.text))
      this.note('text.cleaned', this.data.row.number, nfc(cell.text).trim(), text);
    return bare;
  }

  problem(field: F, code: ProblemCode, params: Params = {}, value?: string): void {
    const column = this.columns.get(field);
    const cell = column && this.data.row.cells[column.index];
    this.reading.problems.push({
      sheet: this.reading.sheet.name,
      row: this.data.row.number,
      column: column ? columnLetter(column.index + 1) : '',
      header: column?.header ?? '',
      code,
      params,
      value: value ?? (cell ? this.reading.text(cell, column.index) : ''),
    });
  }

  note(...args: Parameters<NoteTally['add']>): void {
    this.reading.tally.add(...args);
  }

  /** `nt`, `như trên`, `"`: the same as in the row above. */
  private ditto(field: F, text: string): string {
    if (text.length > 9 || !/^(["”〃]|''|-?\s*nt\s*-?|n\/t|nhu tren)$/.test(fold(text))) return text;
    const same = this.above.get(field);
    // `NT` may be a code of its own: what it means in a column of codes is settled where codes are known.
    if (same === undefined || (codeFields.has(field) && isDittoWord(text))) return text;
    this.note('cell.ditto', this.data.row.number, text, same);
    return same;
  }
}

/** The problems of a sheet; while an encoding is to be chosen, what stands in those columns is not judged. */
export function settledProblems<F extends string>({ problems, legacy }: SheetReading<F>): CellProblem[] {
  const isPending = problems.some(({ code }) => code === 'encoding.choose');
  const open = new Set(isPending ? legacy.map(({ column }) => column) : []);
  return problems.filter(({ code, column }) => code === 'encoding.choose' || !open.has(column));
}

function readOne<F extends string>(
  sheet: Sheet,
  header: Header<F>,
  vocabulary: Vocabulary<F>,
  named: readonly F[],
  choices: SheetChoices<F>,
): SheetReading<F> {
  const { data, tally } = sortRows(sheet, header, named, vocabulary.isOwn, choices);
  const rows = data.map(({ row }) => row);
  const suspects = suspectColumns(sheet.name, header.columns, rows);
  const reading: SheetReading<F> = {
    sheet,
    header,
    columns: new Map(header.columns.map((column) => [column.field, column])),
    rows: data,
    legacy: suspects.map(({ index: _, byText: __, ...column }) => column),
    readAlso: new Set(),
    isIncomplete: false,
    isTcvn3: choices.encoding === 'tcvn3' && suspects.length > 0,
    problems: [],
    notes: [],
    tally,
    text: legacyReader(suspects, choices.encoding),
  };
  const [suspect] = suspects;
  if (suspect && choices.encoding === null) {
    reading.problems.push({
      sheet: sheet.name,
      row: sheet.rows[header.below - 1]!.number,
      column: suspect.column,
      header: suspect.header,
      code: 'encoding.choose',
      params: {
        guess: suspect.guess === 'vni' ? 'VNI' : 'TCVN3',
        columns: suspects.map((each) => each.column).join(', '),
      },
      value: suspect.samples[0]?.before ?? '',
    });
  }
  if (suspect && choices.encoding !== null && choices.encoding !== 'unicode') {
    const [first] = suspect.samples;
    for (const { row } of data) {
      const changed = suspects.some(({ index }) => {
        const cell = row.cells[index];
        return cell && reading.text(cell, index) !== cell.text.trim();
      });
      if (changed) tally.add('encoding.converted', row.number, first?.before, first?.[choices.encoding]);
    }
  }
  return reading;
}
