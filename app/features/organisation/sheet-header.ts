import { fromTcvn3, fromVni, isSurelyUnicode } from '~/lib/legacy-font';
import { fold, tidy } from '~/lib/text';
import type { Cell, Row, Sheet } from '~/lib/workbook';

/** Headers a field goes by, folded: `words` the whole header, `holds` words inside it when no whole header fits. */
export type FieldWords<F extends string> = { field: F; words: readonly string[]; holds?: readonly string[] };
export type Vocabulary<F extends string> = {
  fields: readonly FieldWords<F>[];
  /** Words of columns that are not to be collected; found inside a header. */
  sensitive: readonly string[];
  /** True when these fields make a header. */
  suffices: (fields: ReadonlySet<F>) => boolean;
};
export type HeaderColumn = { /** From 0. */ index: number; header: string };
export type Header<F extends string> = {
  /** Index in `sheet.rows` of the first line of the header, and of the first row below it. */
  first: number;
  below: number;
  columns: (HeaderColumn & { field: F })[];
  unknown: HeaderColumn[];
  sensitive: HeaderColumn[];
  /** A second column of a field already found: not read. */
  twice: HeaderColumn[];
};

const SEARCHED_ROWS = 40;
/** A group stands over at most so many columns. */
const MOST_PARTS = 4;

/**
 * The header of a sheet: the line, or two lines, in which most fields are recognised; null when none suffices. Titles
 * above it do not matter. Two-line headers are read as group + part (`Họ và tên` over `Họ đệm` and `Tên`).
 */
export function findHeader<F extends string>(sheet: Sheet, vocabulary: Vocabulary<F>): Header<F> | null {
  let best: Header<F> | null = null;
  const rows = sheet.rows.slice(0, SEARCHED_ROWS);
  for (const lines of [1, 2]) {
    for (let first = 0; first + lines <= rows.length; first++) {
      if (lines === 2 && rows[first + 1]!.number !== rows[first]!.number + 1) continue;
      const header = readHeader(rows.slice(first, first + lines), first, vocabulary);
      if (!header || !vocabulary.suffices(new Set(header.columns.map((column) => column.field)))) continue;
      if (!best || header.columns.length > best.columns.length) best = header;
    }
  }
  return best;
}

/** The header in words to compare: folded, without brackets and signs; old fonts read in each way they may be meant. */
export function headerKeys(text: string): string[] {
  const readings =
    isSurelyUnicode(text) || !/[\u00a1-\u00ff\u00ad]/.test(text)
      ? [text]
      : [text, fromTcvn3(text), fromVni(text)];
  return readings.map((reading) => {
    const whole = fold(reading.replace(/\u00ad/g, ''));
    const outside = whole.replace(/\(.*?\)|\[.*?\]/g, ' ');
    return (/[a-z]/.test(outside) ? outside : whole).replace(/[^a-z0-9]+/g, ' ').trim();
  });
}

function readHeader<F extends string>(
  lines: Row[],
  first: number,
  vocabulary: Vocabulary<F>,
): Header<F> | null {
  const below = first + lines.length;
  const header: Header<F> = { first, below, columns: [], unknown: [], sensitive: [], twice: [] };
  const parts = { all: 0, known: 0 };
  for (const { index, group, part, span } of headings(lines)) {
    const column = { index, header: tidy(`${group} ${part}`) };
    const byPart = part === '' ? undefined : exactField([`${group} ${part}`, part], vocabulary);
    if (part !== '') parts.all += 1;
    if (byPart) parts.known += 1;
    const { field, sensitive } = byPart
      ? { field: byPart, sensitive: false }
      : recognise(part === '' || span === 1 ? group : '', vocabulary);
    if (sensitive) header.sensitive.push(column);
    else if (!field) header.unknown.push(column);
    else if (header.columns.some((known) => known.field === field)) header.twice.push(column);
    else header.columns.push({ ...column, field });
  }
  // A row of people under a one-line header is not its second line, whatever one of its cells may say.
  return parts.known * 2 < parts.all ? null : header;
}

type Heading = {
  index: number;
  group: string;
  part: string /** Columns the group stands over. */;
  span: number;
};

/** The columns of a header of one or two lines. A title that stands over the whole table is no group. */
function headings([top, bottom]: Row[]): Heading[] {
  const found: Heading[] = [];
  let group = '';
  for (let index = 0; index < Math.max(top!.cells.length, bottom?.cells.length ?? 0); index++) {
    const upper = textOf(top!.cells[index]);
    const lower = textOf(bottom?.cells[index]);
    const isPart = upper === '' && lower !== '' && textOf(bottom?.cells[index - 1]) !== '';
    group = upper || (isPart ? group : '');
    if (group !== '' || lower !== '')
      found.push({ index, group, part: lower === group ? '' : lower, span: 1 });
  }
  for (const heading of found) {
    heading.span = found.filter((other) => other.group === heading.group && other.group !== '').length;
  }
  const isTitle = ({ group: text, span }: Heading) => span > MOST_PARTS || fold(text).startsWith('danh sach');
  return bottom
    ? found.map((heading) => (isTitle(heading) ? { ...heading, group: '', span: 1 } : heading))
    : found;
}

function exactField<F extends string>(texts: string[], { fields }: Vocabulary<F>): F | undefined {
  const keys = texts.flatMap(headerKeys).filter((key) => key !== '');
  for (const key of keys) {
    const found = fields.find(({ words }) => words.includes(key));
    if (found) return found.field;
  }
  return undefined;
}

function recognise<F extends string>(
  text: string,
  vocabulary: Vocabulary<F>,
): { field?: F; sensitive?: boolean } {
  const exact = exactField([text], vocabulary);
  if (exact) return { field: exact };
  const keys = headerKeys(text).map((key) => ` ${key} `);
  const holds = (words: readonly string[] = []) =>
    words.some((word) => keys.some((key) => key.includes(` ${word} `)));
  if (holds(vocabulary.sensitive)) return { sensitive: true };
  return { field: vocabulary.fields.find((words) => holds(words.holds))?.field };
}

function textOf(cell: Cell | undefined): string {
  return cell && cell.kind === 'text' ? tidy(cell.text) : '';
}
