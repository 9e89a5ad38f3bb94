import { isDay, showDay } from '../date';
import { type Cell, cellPlace, dayOfSerial, EMPTY_CELL, FILE_LIMITS, type Row } from './workbook';
import { type CellStyle, type DatePart, type WorkbookParts, xmlDecoder } from './xlsx-parts.server';
import { hasDoctype, xmlAttribute, xmlTokens } from './xml';
import { Unreadable, type Zip } from './zip.server';

const ROW = /<(?:\w+:)?row(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g;
const HAS_CONTENT = /<(?:\w+:)?(?:v|is|f)[\s/>]/;
const MAX_PENDING = 8_000_000;
const MAX_MERGED_CELLS = 200_000;

/** What is left of the limits of a whole file. */
type Budget = { rows: number; cells: number };

/** The rows with content of a worksheet, read piece by piece: neither its size nor styled empty rows cost memory. */
export async function readSheetRows(
  zip: Zip,
  path: string,
  parts: WorkbookParts,
  budget: Budget,
): Promise<{ rows: Row[]; hiddenColumns: number[] }> {
  const rows: Row[] = [];
  let hiddenColumns: number[] = [];
  let decoder: TextDecoder | null = null;
  let pending = '';
  let last = 0;
  let isFlat = false;
  for await (const piece of zip.stream(path)) {
    decoder ??= xmlDecoder(piece);
    const from = Math.max(0, pending.length - 10);
    pending += decoder.decode(piece, { stream: true });
    if (hasDoctype(pending.slice(from))) throw new Unreadable('entities');
    isFlat ||= /<(?:\w+:)?sheetFormatPr\s[^>]*zeroHeight\s*=\s*["'](1|true)/.test(pending.slice(0, 20_000));
    hiddenColumns = rows.length === 0 ? columnsHidden(pending) : hiddenColumns;
    let end = 0;
    for (const match of pending.matchAll(ROW)) {
      end = match.index + match[0].length;
      last = Number(xmlAttribute(match[1] ?? '', 'r') ?? last + 1);
      if (!match[2] || !HAS_CONTENT.test(match[2])) continue;
      const cells = readCells(match[2], parts);
      const count = cells.filter((cell) => cell.kind !== 'empty').length;
      if (count === 0) continue;
      budget.rows -= 1;
      budget.cells -= count;
      if (budget.rows < 0) throw new Unreadable('tooManyRows');
      if (budget.cells < 0) throw new Unreadable('tooManyCells');
      rows.push({ number: last, hidden: isHidden(match[1] ?? '', isFlat), cells });
    }
    pending = pending.slice(end);
    if (pending.length > MAX_PENDING) throw new Unreadable('tooComplex');
  }
  if (!/<\/(?:\w+:)?worksheet>\s*$/.test(pending)) throw new Unreadable('cutShort');
  repeatMerged(rows, pending);
  return { rows, hiddenColumns };
}

/** Columns hidden by name or by having no width, of those that are read; they stand before the first row. */
function columnsHidden(head: string): number[] {
  const hidden = new Set<number>();
  const columns = /<(?:\w+:)?cols[\s>][\s\S]*?<\/(?:\w+:)?cols>/.exec(head.slice(0, 100_000))?.[0] ?? '';
  for (const token of xmlTokens(columns)) {
    if (token.type !== 'open' || token.name !== 'col') continue;
    const of = (name: string) => xmlAttribute(token.attributes, name);
    if (!/^(1|true)$/.test(of('hidden') ?? '') && of('width') !== '0') continue;
    const last = Math.min(Number(of('max') ?? 0), FILE_LIMITS.columns);
    for (let column = Math.max(1, Number(of('min') ?? 1)); column <= last; column += 1) hidden.add(column);
  }
  return [...hidden];
}

/** Hidden by name, by a filter, or by having no height; `isFlat`: rows have none unless they say so. */
function isHidden(attributes: string, isFlat: boolean): boolean {
  const hidden = xmlAttribute(attributes, 'hidden');
  if (hidden !== undefined && /^(1|true)$/.test(hidden)) return true;
  const height = xmlAttribute(attributes, 'ht');
  return height === undefined ? isFlat && hidden === undefined : Number(height) < 1;
}

type Draft = {
  column: number;
  type: string;
  style: CellStyle | undefined;
  value: string;
  hasValue: boolean;
  formula: boolean;
  font?: string;
};

function readCells(xml: string, parts: WorkbookParts): Cell[] {
  const cells: Cell[] = [];
  let draft: Draft | null = null;
  let reading = false;
  let phonetic = false;
  let column = 0;
  for (const token of xmlTokens(xml)) {
    if (token.type === 'text') {
      if (reading && !phonetic && draft) draft.value += token.text;
      continue;
    }
    const opens = token.type === 'open';
    if (token.name === 'c') {
      if (opens) {
        const place = cellPlace(xmlAttribute(token.attributes, 'r') ?? '');
        column = place?.column ?? column + 1;
        const style = parts.styles[Number(xmlAttribute(token.attributes, 's') ?? 0)];
        const type = xmlAttribute(token.attributes, 't') ?? 'n';
        draft = { column, type, style, value: '', hasValue: false, formula: false };
      }
      if (draft && (!opens || token.closed)) {
        const cell = finish(draft, parts);
        if (draft.column <= FILE_LIMITS.columns && cell.kind !== 'empty') {
          while (cells.length < draft.column - 1) cells.push(EMPTY_CELL);
          cells[draft.column - 1] = cell;
        }
        draft = null;
      }
    } else if (token.name === 'v' || token.name === 't') {
      reading = opens && !token.closed;
      if (draft && opens) draft.hasValue = true;
    } else if (token.name === 'f' && draft) draft.formula = true;
    else if (token.name === 'rPh') phonetic = opens && !token.closed;
    else if (token.name === 'rFont' && opens && draft) draft.font ??= xmlAttribute(token.attributes, 'val');
  }
  return cells;
}

function finish(draft: Draft, parts: WorkbookParts): Cell {
  const font = draft.font ?? draft.style?.font;
  if (draft.type === 'e') return { text: draft.value, kind: 'formula-error' };
  // A formula that nobody has worked out yet has no value, or an empty one; an empty text (`str`) is a result.
  const isOpen = draft.formula && draft.type !== 'str' && draft.value.trim() === '';
  if (!draft.hasValue || isOpen) return draft.formula ? { text: '', kind: 'formula-error' } : EMPTY_CELL;
  if (draft.type === 's') {
    const shared = parts.strings[Number(draft.value)];
    if (!shared) throw new Unreadable('cutShort');
    return textCell(shared.text, shared.font ?? font);
  }
  if (draft.type === 'inlineStr' || draft.type === 'str') return textCell(draft.value, font);
  if (draft.type === 'b') return { text: draft.value === '1' ? 'TRUE' : 'FALSE', kind: 'bool' };
  if (draft.type === 'd') return dayCell(draft.value);
  if (draft.value.trim() === '') return EMPTY_CELL;
  const number = Number(draft.value);
  // Some programs forget to say that a value is text.
  return Number.isFinite(number)
    ? numberCell(number, draft.style, parts.epoch1904)
    : textCell(draft.value, font);
}

function textCell(text: string, font: string | undefined): Cell {
  if (text.trim() === '') return EMPTY_CELL;
  const cell: Cell = { text: text.normalize('NFC'), kind: 'text' };
  if (font) cell.font = font;
  return cell;
}

function dayCell(value: string): Cell {
  const day = value.slice(0, 10);
  // With a zone it is an instant: whose day it is, is for the reader of days to say.
  if (/T.*(Z|[+-]\d\d:?\d\d)$/i.test(value)) return { text: value, kind: 'text' };
  return isDay(day) ? { text: showDay(day), kind: 'date', day } : { text: value, kind: 'text' };
}

function numberCell(number: number, style: CellStyle | undefined, epoch1904: boolean): Cell {
  const format = style?.format ?? 'plain';
  const day = typeof format === 'string' && format !== 'plain' ? dayOfSerial(number, epoch1904) : null;
  if (day && format === 'date') return { text: showDay(day), kind: 'date', number, day };
  // What the clerk sees has no day (or no year): the rest was made up by the program.
  if (day) return { text: showPart(showDay(day), format as DatePart), kind: 'text' };
  const text = Number.isInteger(number) ? BigInt(number).toString() : String(Number(number.toPrecision(15)));
  return {
    text: typeof format === 'object' ? text.padStart(format.zeros, '0') : text,
    kind: 'number',
    number,
  };
}

function showPart(day: string, part: DatePart): string {
  return part === 'year' ? day.slice(6) : part === 'month' ? day.slice(3) : day.slice(0, 5);
}

/** A merged cell's content stands in its first cell only; here it is repeated under the whole of it. */
function repeatMerged(rows: Row[], tail: string): void {
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  let left = MAX_MERGED_CELLS;
  for (const match of tail.matchAll(/<(?:\w+:)?mergeCell\s([^>]*)>/g)) {
    const [from, to] = (xmlAttribute(match[1]!, 'ref') ?? '').split(':').map(cellPlace);
    const source = from && byNumber.get(from.row)?.cells[from.column - 1];
    if (!source || !to || source.kind === 'empty') continue;
    const lastColumn = Math.min(to.column, FILE_LIMITS.columns);
    const lastRow = Math.min(to.row, rows.at(-1)?.number ?? 0);
    for (let number = from.row; number <= lastRow; number++) {
      left -= 1;
      const row = byNumber.get(number);
      for (let column = from.column; row && column <= lastColumn; column++) {
        if (number === from.row && column === from.column) continue;
        left -= 1;
        while (row.cells.length < column) row.cells.push(EMPTY_CELL);
        row.cells[column - 1] = { ...source, merged: column === from.column ? 'down' : 'across' };
      }
      if (left < 0) throw new Unreadable('tooComplex');
    }
  }
}
