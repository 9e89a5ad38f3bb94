import { columnLetter } from '~/lib/sheet/workbook';
import { tidy } from '~/lib/text';
import { type HeaderColumn, headingKey } from './header';
import type { Note } from './problem';
import type { SheetReading } from './reader';

/** What became of a column: read as a field, or why it is not read. */
export type ColumnFate = 'read' | 'unknown' | 'sensitive' | 'twice' | 'headless' | 'skipped';
export type ReadColumn<F> = {
  column: string;
  header: string;
  field: F | null;
  fate: ColumnFate;
  /** By which a clerk's choice for it is kept. */
  key: string;
  /** The first value in it. */
  sample: string;
};
type Fated<F> = HeaderColumn & { field: F | null; fate: ColumnFate };

/** How the columns were understood, in the order of the sheet; those without a heading that hold something too. */
export function readColumns<F extends string>(reading: SheetReading<F>): ReadColumn<F>[] {
  return fates(reading).map(({ index, header, field, fate }) => ({
    column: columnLetter(index + 1),
    header,
    field,
    fate,
    key: headingKey({ index, header }),
    sample: fate === 'sensitive' ? '' : sampleOf(reading, index),
  }));
}

/** The columns that are not read, one note a reason, and those read though nobody sees them. */
export function columnNotes<F extends string>(reading: SheetReading<F>): Note[] {
  const all = fates(reading);
  const hidden = new Set(reading.sheet.hiddenColumns ?? []);
  const unseen = all.filter(({ fate, index }) => fate === 'read' && hidden.has(index + 1));
  const groups = (['unknown', 'sensitive', 'twice', 'skipped', 'headless'] as const).map((fate) => ({
    fate,
    some: all.filter((column) => column.fate === fate),
  }));
  return [...groups, { fate: 'hidden' as const, some: unseen }].flatMap(({ fate, some }) => {
    if (some.length === 0) return [];
    const headers = some
      .map(({ header, index }) => (header === '' ? columnLetter(index + 1) : `“${header}”`))
      .join(', ');
    return [
      { sheet: reading.sheet.name, code: `column.${fate}` as const, params: { count: some.length, headers } },
    ];
  });
}

function fates<F extends string>(reading: SheetReading<F>): Fated<F>[] {
  const { header } = reading;
  const of = (columns: readonly HeaderColumn[], fate: ColumnFate) =>
    columns.map((column): Fated<F> => ({ ...column, field: null, fate }));
  const known: Fated<F>[] = [
    ...header.columns.map((column): Fated<F> => ({ ...column, fate: 'read' })),
    ...of(header.unknown, 'unknown'),
    ...of(header.sensitive, 'sensitive'),
    ...of(header.twice, 'twice'),
    ...of(header.skipped, 'skipped'),
  ];
  const taken = new Set([...known.map(({ index }) => index), ...reading.readAlso]);
  return [...known, ...of(headless(reading, taken), 'headless')].sort((a, b) => a.index - b.index);
}

function headless<F extends string>({ rows }: SheetReading<F>, taken: ReadonlySet<number>): HeaderColumn[] {
  const filled = new Set<number>();
  for (const { row } of rows)
    row.cells.forEach((cell, index) => {
      if (cell.kind !== 'empty' && cell.merged !== 'across' && !taken.has(index)) filled.add(index);
    });
  return [...filled].map((index) => ({ index, header: '' }));
}

function sampleOf<F extends string>({ rows, text }: SheetReading<F>, index: number): string {
  for (const { row } of rows) {
    const cell = row.cells[index];
    const sample = cell && cell.kind !== 'empty' ? tidy(text(cell, index)) : '';
    if (sample !== '') return sample.length > 40 ? `${sample.slice(0, 40)}…` : sample;
  }
  return '';
}
