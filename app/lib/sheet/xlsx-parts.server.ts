import { hasDoctype, xmlAttribute, xmlTokens } from './xml';
import { Unreadable, type Zip } from './zip.server';

/**
 * How a cell's number is shown: a date, only a part of one, digits padded with zeros (telephone numbers, codes), or as it
 * is.
 */
export type NumberFormat = 'plain' | 'date' | DatePart | { zeros: number };
export type DatePart = 'year' | 'month' | 'dayOfYear';
export type CellStyle = { font: string | undefined; format: NumberFormat };
export type SharedString = { text: string; font?: string };
export type SheetPart = { name: string; hidden: boolean; path: string };
export type WorkbookParts = {
  epoch1904: boolean;
  sheets: SheetPart[];
  strings: SharedString[];
  styles: CellStyle[];
};

const BUILT_IN: Record<number, NumberFormat> = {
  14: 'date',
  15: 'date',
  16: 'dayOfYear',
  17: 'month',
  22: 'date',
};
const isEastern = (id: number) => (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
const MAX_STRINGS = 1_000_000;

/** Everything around the sheets. Throws `Unreadable` for what is no plain .xlsx workbook. */
export function readParts(zip: Zip): WorkbookParts {
  refuseOthers(zip);
  const path = mainPart(zip);
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const relations = readRelations(zip, `${folder}_rels/${path.slice(folder.length)}.rels`);
  const byType = (type: string) => {
    const target = [...relations.values()].find((relation) => relation.type.endsWith(`/${type}`))?.target;
    return target && xmlPart(zip, resolve(folder, target));
  };
  const sheets: SheetPart[] = [];
  let epoch1904 = false;
  for (const token of xmlTokens(xmlPart(zip, path) ?? '')) {
    if (token.type !== 'open') continue;
    if (token.name === 'workbookPr')
      epoch1904 = /^(1|true)$/.test(xmlAttribute(token.attributes, 'date1904') ?? '');
    if (token.name !== 'sheet') continue;
    const relation = relations.get(xmlAttribute(token.attributes, 'id') ?? '');
    if (!relation?.type.endsWith('/worksheet')) continue;
    const hidden = (xmlAttribute(token.attributes, 'state') ?? 'visible') !== 'visible';
    const name = xmlAttribute(token.attributes, 'name') ?? '';
    sheets.push({ name: name.normalize('NFC'), hidden, path: resolve(folder, relation.target) });
  }
  if (sheets.length === 0) throw new Unreadable('notSpreadsheet');
  return {
    epoch1904,
    sheets,
    strings: readStrings(byType('sharedStrings')),
    styles: readStyles(byType('styles')),
  };
}

/** The decoder of a part: XML may be UTF-16, and a document type must not hide in it. */
export function xmlDecoder(head: Uint8Array): TextDecoder {
  if (head[0] === 0xff && head[1] === 0xfe) return new TextDecoder('utf-16le');
  if (head[0] === 0xfe && head[1] === 0xff) return new TextDecoder('utf-16be');
  return new TextDecoder('utf-8');
}

/** A text or a spreadsheet; slides and pictures are neither. */
function openDocument(zip: Zip): 'openDocument' | 'document' | 'notSpreadsheet' {
  const type = xmlPart(zip, 'mimetype') ?? '';
  if (/opendocument\.spreadsheet/.test(type)) return 'openDocument';
  return /opendocument\.text/.test(type) ? 'document' : 'notSpreadsheet';
}

function refuseOthers(zip: Zip): void {
  const names = zip.names.map((name) => name.toLowerCase());
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  // A macro is a part. That a content type is named for them, as some programs do in every file, says nothing.
  if (has(/(^|\/)(vbaproject[^/]*\.bin|macrosheets\/)/)) throw new Unreadable('macro');
  if (has(/^xl\/workbook\.bin$/)) throw new Unreadable('otherExcel');
  if (has(/^index\/.*\.iwa$/)) throw new Unreadable('numbers');
  if (has(/^word\/document\.xml$/)) throw new Unreadable('document');
  if (names.includes('mimetype')) throw new Unreadable(openDocument(zip));
  const types = xmlPart(zip, '[Content_Types].xml');
  if (types === null) throw new Unreadable('notSpreadsheet');
  const isMacro = (type: string) => /ms-office\.vbaProject|ms-excel\.(intl)?macrosheet/i.test(type);
  for (const token of xmlTokens(types)) {
    if (token.type !== 'open' || token.name !== 'Override') continue;
    if (isMacro(xmlAttribute(token.attributes, 'ContentType') ?? '')) throw new Unreadable('macro');
  }
}

function mainPart(zip: Zip): string {
  for (const relation of readRelations(zip, '_rels/.rels').values()) {
    if (!relation.type.endsWith('/officeDocument')) continue;
    const path = resolve('', relation.target);
    if (!/^(word|ppt|visio)\//i.test(path)) return path;
  }
  throw new Unreadable('notSpreadsheet');
}

type Relation = { type: string; target: string };

function readRelations(zip: Zip, path: string): Map<string, Relation> {
  const relations = new Map<string, Relation>();
  for (const token of xmlTokens(xmlPart(zip, path) ?? '')) {
    if (token.type !== 'open' || token.name !== 'Relationship') continue;
    const [id, type, target] = ['Id', 'Type', 'Target'].map(
      (name) => xmlAttribute(token.attributes, name) ?? '',
    );
    relations.set(id!, { type: type!, target: target! });
  }
  return relations;
}

function resolve(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

function xmlPart(zip: Zip, path: string): string | null {
  const bytes = zip.read(path, 40_000_000);
  if (!bytes) return null;
  const xml = xmlDecoder(bytes).decode(bytes);
  if (hasDoctype(xml)) throw new Unreadable('entities');
  return xml;
}

function readStrings(xml: string | null | undefined): SharedString[] {
  const strings: SharedString[] = [];
  let current: SharedString | null = null;
  let inText = false;
  let inPhonetic = false;
  for (const token of xmlTokens(xml ?? '')) {
    if (token.type === 'text') {
      if (inText && !inPhonetic && current) current.text += token.text;
    } else if (token.name === 'si') {
      if (token.type === 'open') current = { text: '' };
      if (current && (token.type === 'close' || token.closed)) strings.push(current);
      if (strings.length > MAX_STRINGS) throw new Unreadable('tooManyCells');
    } else if (token.name === 't') inText = token.type === 'open' && !token.closed;
    else if (token.name === 'rPh') inPhonetic = token.type === 'open' && !token.closed;
    else if (token.name === 'rFont' && token.type === 'open' && current && current.text === '')
      current.font = xmlAttribute(token.attributes, 'val');
  }
  return strings;
}

function readStyles(xml: string | null | undefined): CellStyle[] {
  const fonts: (string | undefined)[] = [];
  const formats = new Map<number, string>();
  const styles: CellStyle[] = [];
  let within = '';
  for (const token of xmlTokens(xml ?? '')) {
    if (token.type === 'text') continue;
    if (['fonts', 'cellXfs', 'cellStyleXfs', 'dxfs'].includes(token.name))
      within = token.type === 'open' ? token.name : '';
    if (token.type !== 'open') continue;
    const number = (name: string) => Number(xmlAttribute(token.attributes, name) ?? 0);
    if (token.name === 'numFmt')
      formats.set(number('numFmtId'), xmlAttribute(token.attributes, 'formatCode') ?? '');
    else if (token.name === 'font' && within === 'fonts') fonts.push(undefined);
    else if (token.name === 'name' && within === 'fonts')
      fonts[fonts.length - 1] = xmlAttribute(token.attributes, 'val');
    else if (token.name === 'xf' && within === 'cellXfs')
      styles.push({ font: fonts[number('fontId')], format: numberFormat(number('numFmtId'), formats) });
  }
  return styles;
}

/** Which parts of a date a format shows: `m` is the minute beside hours or seconds, `ddd` the day of the week. */
function datePart(code: string): 'date' | DatePart | null {
  const day = /(^|[^d])d{1,2}(?!d)/i.test(code);
  const year = /y|e{4}/i.test(code);
  const month = /m/i.test(code) && (day || year || !/[hs]/i.test(code));
  if (day && year) return 'date';
  if (day) return month ? 'dayOfYear' : null;
  if (month) return 'month';
  return year ? 'year' : null;
}

/** What a number format means for reading: its quoted, escaped and bracketed parts say nothing. */
function numberFormat(id: number, formats: Map<number, string>): NumberFormat {
  const code = formats.get(id);
  if (code === undefined) return BUILT_IN[id] ?? (isEastern(id) ? 'date' : 'plain');
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|General|AM\/PM|A\/P/gi, '').split(';')[0]!;
  const part = datePart(bare);
  if (part) return part;
  const zeros = /^[0\s.-]+$/.test(bare) && !bare.includes('.') ? bare.replace(/[^0]/g, '').length : 0;
  return zeros > 1 ? { zeros } : 'plain';
}
