import type { Params } from '~/lib/errors';

/** Something in a cell that must be put right (or chosen) before anything is imported. Codes: `problemCodes`. */
export type CellProblem = {
  sheet: string;
  /** As Excel numbers it; the header's row when the whole column is meant; 0 when no row is. */
  row: number;
  /** Letter of the column, '' when none is meant. */
  column: string;
  /** The header as it stands in the file. */
  header: string;
  code: ProblemCode;
  params: Params;
  /** What the cell holds. */
  value: string;
};

/** Something understood or left out on the clerk's behalf, to be looked over: never an obstacle. */
export type Note = { sheet: string; code: NoteCode; params: Params };

export const problemCodes = [
  'header.missing',
  'header.incomplete',
  'unit.column',
  'encoding.choose',
  'day.swapped',
  'title.choose',
  'cell.formulaError',
  'cell.tooLong',
  'unit.missing',
  'name.missing',
  'name.oneWord',
  'name.strange',
  'day.monthOnly',
  'day.yearOnly',
  'day.monthFirst',
  'day.noSuchMonth',
  'day.noSuchDay',
  'day.year',
  'day.unclear',
  'day.future',
  'day.futureStart',
  'day.two',
  'day.age',
  'day.order',
  'day.beforeBirth',
  'gender.unknown',
  'phone.tooShort',
  'phone.tooLong',
  'phone.two',
  'phone.letters',
  'phone.landline',
  'phone.prefix',
  'phone.foreign',
  'phone.rounded',
  'phone.twice',
  'email.invalid',
  'email.twice',
  'memberCode.twice',
  'row.twice',
  'title.missing',
  'title.unknown',
  'how.unknown',
  'code.missing',
  'code.strange',
  'code.twice',
  'unitName.missing',
  'type.missing',
  'type.unknown',
  'parent.unknown',
  'parent.itself',
  'parent.cycle',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export const noteCodes = [
  'sheet.hidden',
  'sheet.noHeader',
  'rows.title',
  'rows.blank',
  'rows.total',
  'rows.footer',
  'rows.hidden',
  'rows.hiddenRead',
  'rows.section',
  'rows.numbering',
  'rows.header',
  'rows.example',
  'rows.other',
  'column.unknown',
  'column.sensitive',
  'column.twice',
  'column.skipped',
  'column.headless',
  'column.hidden',
  'text.cleaned',
  'cell.peeled',
  'note.leftOut',
  'parentName.leftOut',
  'encoding.converted',
  'day.serial',
  'day.packed',
  'day.instant',
  'day.time',
  'day.exchanged',
  'phone.leadingZero',
  'phone.oldPrefix',
  'phone.words',
  'name.address',
  'contact.missing',
  'name.case',
  'cell.ditto',
] as const;
export type NoteCode = (typeof noteCodes)[number];

const MOST_RANGES = 100;

/** Rows for a sentence, neighbours together: `14, 37–40, 58`; each row of the file can be found in it. */
export function rowList(rows: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const row of rows) {
    const last = ranges.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else ranges.push([row, row]);
  }
  const shown = ranges.slice(0, MOST_RANGES).map(([from, to]) => {
    if (from === to) return String(from);
    return to === from + 1 ? `${from}, ${to}` : `${from}–${to}`;
  });
  return ranges.length > MOST_RANGES ? `${shown.join(', ')} …` : shown.join(', ');
}

/** Notes of one kind gathered into one: how many, where, and the first example. */
export class NoteTally {
  private readonly tallies = new Map<NoteCode, { rows: number[]; before: string; after: string }>();

  add(code: NoteCode, row: number, before = '', after = ''): void {
    const tally = this.tallies.get(code) ?? { rows: [], before, after };
    if (tally.rows.at(-1) !== row) tally.rows.push(row);
    this.tallies.set(code, tally);
  }

  notes(sheet: string): Note[] {
    return [...this.tallies].map(([code, { rows, before, after }]) => ({
      sheet,
      code,
      params: { count: rows.length, rows: rowList([...rows].sort((a, b) => a - b)), before, after },
    }));
  }
}
