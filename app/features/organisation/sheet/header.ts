import { fromTcvn3, fromVni, isSurelyUnicode } from '~/lib/sheet/legacy-font';
import { type Cell, cellPlace, columnLetter, type Row, type Sheet } from '~/lib/sheet/workbook';
import { fold, tidy } from '~/lib/text';

/** Headers a field goes by, folded: `words` the whole header, `holds` words inside it when no whole header fits. */
export type FieldWords<F extends string> = { field: F; words: readonly string[]; holds?: readonly string[] };
export type Vocabulary<F extends string> = {
  fields: readonly FieldWords<F>[];
  /** True when a text is a value that only this field has: a code, a telephone number, a day, a title. */
  isOwn: (field: F, text: string) => boolean;
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
  /** Not read because the clerk said so. */
  skipped: HeaderColumn[];
  /** Parts of a header of several lines that were recognised. */
  parts: number;
};
/** What a clerk has chosen for headings (`headingKey`): a field, or that the column is not read. */
export type ChosenColumns<F extends string> = ReadonlyMap<string, F | 'skip'>;

const NOTHING_CHOSEN: ChosenColumns<never> = new Map();

const SEARCHED_ROWS = 40;
const MOST_LINES = 3;
/** Characters by which a heading is known: it is a field's name in a form. */
const MOST_KEY = 120;
/** A group stands over at most so many columns. */
const MOST_PARTS = 4;

/**
 * The header of a sheet: the one, two or three lines in which most fields are recognised; null when none suffices.
 * Titles above it do not matter. Further lines are read as group + part (`Họ và tên` over `Họ đệm` and `Tên`); between
 * readings of as many fields the one that knows more parts wins, then the one that leaves less unread.
 */
export function findHeader<F extends string>(
  sheet: Sheet,
  vocabulary: Vocabulary<F>,
  chosen: ChosenColumns<F> = NOTHING_CHOSEN,
): Header<F> | null {
  const suffices = ({ columns }: Header<F>) =>
    vocabulary.suffices(new Set(columns.map(({ field }) => field)));
  return best(candidates(sheet, vocabulary, chosen).filter(suffices));
}

/** The line that looks most like a header though it does not suffice: for saying what is missing, and for choosing. */
export function nearestHeader<F extends string>(
  sheet: Sheet,
  vocabulary: Vocabulary<F>,
  chosen: ChosenColumns<F> = NOTHING_CHOSEN,
): Header<F> | null {
  return best(candidates(sheet, vocabulary, chosen).filter(({ columns }) => columns.length >= 2));
}

function candidates<F extends string>(
  sheet: Sheet,
  vocabulary: Vocabulary<F>,
  chosen: ChosenColumns<F>,
): Header<F>[] {
  const rows = sheet.rows.slice(0, SEARCHED_ROWS);
  const found: Header<F>[] = [];
  for (let lines = 1; lines <= MOST_LINES; lines++) {
    for (let first = 0; first + lines <= rows.length; first++) {
      const part = rows.slice(first, first + lines);
      if (part.some((row, at) => row.number !== part[0]!.number + at)) continue;
      const header = readHeader(part, first, vocabulary, chosen);
      if (header) found.push(header);
    }
  }
  return found;
}

function best<F extends string>(headers: Header<F>[]): Header<F> | null {
  const weight = (header: Header<F>) =>
    header.columns.length * 10_000 + header.parts * 100 - header.unknown.length - header.twice.length;
  return headers.reduce<Header<F> | null>(
    (top, header) => (top && weight(top) >= weight(header) ? top : header),
    null,
  );
}

/** The header in words to compare: folded, without brackets and signs; old fonts read in each way they may be meant. */
function headerKeys(text: string): string[] {
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
  chosen: ChosenColumns<F>,
): Header<F> | null {
  const below = first + lines.length;
  const header: Header<F> = {
    first,
    below,
    parts: 0,
    columns: [],
    unknown: [],
    sensitive: [],
    twice: [],
    skipped: [],
  };
  const isData = (cell: Cell) => /number|date|bool|error/.test(cell.kind) || /\d{4}/.test(cell.text);
  if (lines.slice(1).some(isNumbering)) return null;
  // People are no line of a heading, neither below nor above one that is repeated.
  if (lines.length > 1 && lines.some((line) => line.cells.some((cell) => !cell.merged && isData(cell))))
    return null;
  const parts = { all: 0, known: 0, grouped: 0, strange: 0 };
  const found = headings(lines).map((heading) => {
    const { index, group, part, last, span } = heading;
    const column = { index, header: tidy(`${group} ${part}`) };
    const byPart = part === '' ? undefined : exactField([`${group} ${part}`, part, last], vocabulary);
    if (part !== '') parts.all += 1;
    if (byPart) parts.known += 1;
    if (byPart && group !== '') parts.grouped += 1;
    if (part !== '' && !byPart && span === 1 && exactField([group], vocabulary)) parts.strange += 1;
    const said = byPart
      ? { field: byPart, sensitive: false }
      : recognise(part === '' || span === 1 ? group : '', vocabulary);
    return { column, choice: chosen.get(headingKey(column)), ...said };
  });
  // What the clerk has chosen goes before what we recognise.
  for (const { column, choice } of found)
    if (choice && choice !== 'skip') {
      const isTaken = header.columns.some((known) => known.field === choice);
      if (isTaken) header.twice.push(column);
      else header.columns.push({ ...column, field: choice });
    }
  for (const { column, choice, field, sensitive } of found) {
    if (choice && choice !== 'skip') continue;
    if (choice === 'skip') header.skipped.push(column);
    else if (sensitive) header.sensitive.push(column);
    else if (!field) header.unknown.push(column);
    else if (header.columns.some((known) => known.field === field)) header.twice.push(column);
    else header.columns.push({ ...column, field });
  }
  for (const [key, choice] of chosen) {
    const index =
      key.startsWith('#') && choice !== 'skip' ? (cellPlace(`${key.slice(1)}1`)?.column ?? 0) - 1 : -1;
    const isFree = !found.some(({ column }) => column.index === index);
    if (index >= 0 && isFree && choice !== 'skip' && !header.columns.some(({ field }) => field === choice))
      header.columns.push({ index, header: '', field: choice });
  }
  header.columns.sort((a, b) => a.index - b.index);
  header.parts = parts.grouped;
  if (lines.length === 1) return header;
  // A row of people under a header is not its next line, whatever one of its cells may say.
  const isPeople = parts.known * 2 < parts.all || (parts.strange > 0 && parts.strange * 2 >= parts.all);
  return parts.grouped === 0 || isPeople ? null : header;
}

/** `(1) (2) (3)`, `A B C`: the columns' numbers. */
function isNumbering({ cells }: Row): boolean {
  return cells.every(({ kind, text }) => kind === 'empty' || /^\(?([A-Z]|\d{1,2})\)?$/.test(text.trim()));
}

/** How a clerk's choice for a column is kept: by the words of its heading, or by its place when it has none. */
export function headingKey({ header, index }: HeaderColumn): string {
  const key = (headerKeys(header)[0] ?? '').slice(0, MOST_KEY);
  return key === '' ? `#${columnLetter(index + 1)}` : key;
}

type Heading = {
  index: number;
  group: string;
  part: string;
  /** The lowest line alone. */
  last: string /** Columns the group stands over. */;
  span: number;
};

/**
 * The columns of a header of one to three lines. A title that stands over the whole table is no group, and a cell that
 * only repeats the one above or beside it (merged) is no part. Of three lines the two that say something count.
 */
function headings(lines: Row[]): Heading[] {
  const width = Math.max(...lines.map((line) => line.cells.length));
  const found: Heading[] = [];
  let group = '';
  for (let index = 0; index < width; index++) {
    const cells = lines.map((line) => line.cells[index]);
    const texts = cells.map((cell) => (cell?.merged === 'down' ? '' : textOf(cell)));
    // The whole of a merged block: only its first line speaks.
    const own = texts.filter((text, at) => text !== '' && text !== texts.slice(0, at).findLast(Boolean));
    const upper = texts[0] ?? '';
    const lower = own.slice(upper === '' ? 0 : 1).join(' ');
    const before = lines.slice(1).some((line) => textOf(line.cells[index - 1]) !== '');
    group = upper || (lower !== '' && before ? group : '');
    if (group !== '' || lower !== '')
      found.push({ index, group, part: lower === group ? '' : lower, last: own.at(-1) ?? '', span: 1 });
  }
  for (const heading of found) {
    heading.span = found.filter((other) => other.group === heading.group && other.group !== '').length;
  }
  const isTitle = ({ group: text, span }: Heading) => span > MOST_PARTS || fold(text).startsWith('danh sach');
  return lines.length > 1
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
