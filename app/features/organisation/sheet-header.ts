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
      if (!vocabulary.suffices(new Set(header.columns.map((column) => column.field)))) continue;
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

function readHeader<F extends string>(lines: Row[], first: number, vocabulary: Vocabulary<F>): Header<F> {
  const header: Header<F> = {
    first,
    below: first + lines.length,
    columns: [],
    unknown: [],
    sensitive: [],
    twice: [],
  };
  const width = Math.max(...lines.map((line) => line.cells.length));
  const [top, bottom] = lines as [Row, Row?];
  let group = '';
  for (let index = 0; index < width; index++) {
    const upper = textOf(top.cells[index]);
    const lower = textOf(bottom?.cells[index]);
    const isPart = upper === '' && lower !== '' && textOf(bottom?.cells[index - 1]) !== '';
    group = upper || (isPart ? group : '');
    const part = lower === group ? '' : lower;
    const texts = part === '' ? [group] : group === '' ? [part] : [`${group} ${part}`, part, group];
    const column = { index, header: tidy(`${group} ${part}`) };
    if (column.header === '') continue;
    const { field, sensitive } = recognise(texts, vocabulary);
    if (sensitive) header.sensitive.push(column);
    else if (!field) header.unknown.push(column);
    else if (header.columns.some((known) => known.field === field)) header.twice.push(column);
    else header.columns.push({ ...column, field });
  }
  return header;
}

function recognise<F extends string>(
  texts: string[],
  { fields, sensitive }: Vocabulary<F>,
): { field?: F; sensitive?: boolean } {
  const readings = texts.map(headerKeys);
  const find = (fits: (words: FieldWords<F>, key: string) => boolean) => {
    for (const keys of readings) {
      const found = fields.find((words) => keys.some((key) => key !== '' && fits(words, key)));
      if (found) return found.field;
    }
    return undefined;
  };
  const exact = find((words, key) => words.words.includes(key));
  if (exact) return { field: exact };
  const holds = (key: string, word: string) => ` ${key} `.includes(` ${word} `);
  if (readings.some((keys) => keys.some((key) => sensitive.some((word) => holds(key, word)))))
    return { sensitive: true };
  return { field: find((words, key) => (words.holds ?? []).some((word) => holds(key, word))) };
}

function textOf(cell: Cell | undefined): string {
  return cell && cell.kind === 'text' ? tidy(cell.text) : '';
}
