import { fold, tidy } from '~/lib/text';
import type { Cell, Row, Sheet } from '~/lib/workbook';
import type { Header } from './sheet-header';
import { NoteTally } from './sheet-problem';

export type DataRow = {
  row: Row /** Text of the last section heading above (`Chi đoàn ấp Rạch Sâu`), '' when none. */;
  section: string;
};
export type RowChoice = { hiddenRows: 'skip' | 'read' };
type Kind =
  | 'data'
  | 'weak'
  | 'blank'
  | 'total'
  | 'numbering'
  | 'header'
  | 'example'
  | 'hidden'
  | 'section'
  | 'other';

const TOTAL = /^(tổng( cộng| số| hợp)?|cộng|tong cong|tong so|total)(?=[\s:.]|$)/;

/**
 * Parts the rows below a header into data and what only looks like it: totals, signatures, section headings, column
 * numbers, repeated headers, examples, hidden rows. Whatever is left out is noted with its rows.
 */
export function sortRows<F extends string>(
  sheet: Sheet,
  header: Header<F>,
  named: readonly F[],
  { hiddenRows }: RowChoice,
): { data: DataRow[]; tally: NoteTally } {
  const tally = new NoteTally();
  for (const row of sheet.rows.slice(0, header.first)) tally.add('rows.title', row.number);
  const below = sheet.rows.slice(header.below);
  const kinds = below.map((row, index) => kindOf(row, index, header, named, hiddenRows));
  const last = kinds.lastIndexOf('data');
  const data: DataRow[] = [];
  let section = '';
  below.forEach((row, index) => {
    const kind = kinds[index]!;
    if (row.hidden && hiddenRows === 'read' && kind === 'data') tally.add('rows.hiddenRead', row.number);
    if (kind === 'data' || (kind === 'weak' && index < last)) data.push({ row, section });
    else if (
      kind === 'hidden' ||
      kind === 'total' ||
      kind === 'example' ||
      kind === 'header' ||
      kind === 'numbering'
    )
      tally.add(`rows.${kind}`, row.number, firstText(row));
    else if (kind === 'blank') tally.add('rows.blank', row.number);
    else if (index > last) tally.add('rows.footer', row.number, firstText(row));
    else {
      if (kind === 'section') section = tidy(firstText(row).replace(/^([IVXLC]+|\d+|[A-Z])\s*[.)/-]\s*/, ''));
      tally.add(kind === 'section' ? 'rows.section' : 'rows.other', row.number, firstText(row));
    }
  });
  countGaps(below.slice(0, last + 1), tally);
  return { data, tally };
}

function kindOf<F extends string>(
  row: Row,
  index: number,
  header: Header<F>,
  named: readonly F[],
  hiddenRows: string,
): Kind {
  if (row.hidden && hiddenRows === 'skip') return 'hidden';
  const first = firstText(row);
  if (/^[vme]/i.test(first) && /^(vi du|mau|example)\b/.test(fold(first))) return 'example';
  const filled = row.cells.filter((cell) => cell.kind !== 'empty');
  if (
    index === 0 &&
    filled.length >= 3 &&
    filled.every((cell) => /^\(?(\d{1,2}|[A-Z])\)?$/.test(cell.text.trim()))
  )
    return 'numbering';
  const at = (field: string) => {
    const column = header.columns.find((known) => known.field === field);
    const cell = column && row.cells[column.index];
    return cell && cell.kind !== 'empty' && cell.merged !== 'across' ? cell : undefined;
  };
  const cells = header.columns
    .filter((column) => column.field !== 'position')
    .map((column) => ({ column, cell: at(column.field) }));
  const known = cells.filter(({ cell }) => cell);
  if (known.length >= 3 && known.every(({ column, cell }) => column.header.endsWith(tidy(cell!.text))))
    return 'header';
  if (
    isTotal(
      first,
      named.map((field) => at(field)?.text ?? ''),
    )
  )
    return 'total';
  const numbered = /^\d{1,5}\.?$/.test(at('position')?.text.trim() ?? '');
  if (known.length >= 3 || (numbered && known.length >= 1)) return 'data';
  const isNamed = named.some((field) => at(field));
  const texts = new Set(filled.map((cell) => tidy(cell.text)));
  if (texts.size === 1 && (!isNamed || /đoàn|^([IVXLC]+|[A-Z])[.)] /i.test(first)) && /\p{L}/u.test(first))
    return 'section';
  if (known.length === 0) return filled.length === 1 && numbered ? 'blank' : 'other';
  return 'weak';
}

function isTotal(first: string, names: string[]): boolean {
  return [first, ...names].some((text) => TOTAL.test(tidy(text).toLowerCase()));
}

/** The first content of a row, for showing. */
function firstText(row: Row): string {
  return tidy(row.cells.find((cell: Cell) => cell.kind !== 'empty')?.text ?? '');
}

/** Rows without any content never reach us: they are the gaps in the numbers. */
function countGaps(rows: Row[], tally: NoteTally): void {
  for (let i = 1; i < rows.length; i++) {
    for (
      let number = rows[i - 1]!.number + 1;
      number < rows[i]!.number && number - rows[i - 1]!.number < 1000;
      number++
    ) {
      tally.add('rows.blank', number);
    }
  }
}
