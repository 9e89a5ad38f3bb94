import type { Cell, Row, Sheet } from '~/lib/sheet/workbook';
import { tidy } from '~/lib/text';
import type { Header } from './header';
import { NoteTally } from './problem';

export type DataRow = {
  row: Row /** Text of the last section heading above (`Chi đoàn ấp Rạch Sâu`), '' when none. */;
  section: string;
};
type RowChoice = { hiddenRows: 'skip' | 'read' };
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

const TOTAL = /^(tổng( cộng| số| hợp)?|cộng( dồn)?|tong cong|tong so|total|sum)(?=[\s:.]|$)/;
/** What may stand beside the word in a total: what is counted. `Tổng Cọt` and `Cộng Hòa` are names. */
const COUNTED =
  /^(danh|sách|này|có|gồm|toàn|xã|huyện|tỉnh|đoàn|phường|các|là|số|lượng|đồng|chí|đ|c|người|cán|bộ|viên|đơn|vị|chi|bí|thư|phó|ủy|nam|nữ|trong|đó|dòng|and|of|people)$/;

/**
 * Parts the rows below a header into data and what only looks like it: totals, signatures, section headings, column
 * numbers, repeated headers, examples, hidden rows. Whatever is left out is noted with its rows.
 */
export function sortRows<F extends string>(
  sheet: Sheet,
  header: Header<F>,
  named: readonly F[],
  isOwn: (field: F, text: string) => boolean,
  { hiddenRows }: RowChoice,
): { data: DataRow[]; tally: NoteTally } {
  const tally = new NoteTally();
  for (const row of sheet.rows.slice(0, header.first)) tally.add('rows.title', row.number);
  const below = sheet.rows.slice(header.below);
  const kinds = below.map((row, index) => kindOf(row, index, header, named, isOwn, hiddenRows));
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
  isOwn: (field: F, text: string) => boolean,
  hiddenRows: string,
): Kind {
  if (row.hidden && hiddenRows === 'skip') return 'hidden';
  const first = firstText(row);
  // The mark of our own template; a person, a place or a code may begin with any word.
  if (/^ví dụ$/i.test(first)) return 'example';
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
  if (known.length >= 2 && known.every(({ column, cell }) => isHeading(column.header, tidy(cell!.text))))
    return 'header';
  const own = known.filter(({ column, cell }) => isOwn(column.field, tidy(cell!.text))).length;
  const names = named.map((field) => at(field)?.text ?? '');
  if (own === 0 && [first, ...names].some(isTotal)) return 'total';
  const numbered = /^\d{1,5}\.?$/.test(at('position')?.text.trim() ?? '');
  const isNamed = names.some(Boolean);
  if (known.length >= 3 || (numbered && known.length >= 1)) return 'data';
  if (own >= 2 || (own >= 1 && isNamed)) return 'data';
  const texts = new Set(filled.map((cell) => tidy(cell.text)));
  if (texts.size === 1 && (!isNamed || /đoàn|^([IVXLC]+|[A-Z])[.)] /i.test(first)) && /\p{L}/u.test(first))
    return 'section';
  if (known.length === 0) return filled.length === 1 && numbered ? 'blank' : 'other';
  return 'weak';
}

/** A cell that repeats its column's heading, or one line of it. */
function isHeading(header: string, text: string): boolean {
  return header === text || header.endsWith(` ${text}`) || header.startsWith(`${text} `);
}

/** The word for a total, with nothing beside it but figures and what is counted. */
function isTotal(text: string): boolean {
  const line = tidy(text).toLowerCase();
  const rest = TOTAL.test(line) ? line.replace(TOTAL, '') : 'x';
  return rest
    .split(/[^\p{L}\p{M}]+/u)
    .filter(Boolean)
    .every((word) => COUNTED.test(word));
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
