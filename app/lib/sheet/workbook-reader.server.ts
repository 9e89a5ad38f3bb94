import { parseDelimited } from './csv';
import { decodeText } from './text-encoding';
import { type Cell, EMPTY_CELL, FILE_LIMITS, type Sheet } from './workbook';
import { readParts } from './xlsx-parts.server';
import { readSheetRows } from './xlsx-sheet.server';
import { Unreadable, Zip } from './zip.server';

/** The sheets of a file, its kind told by its first bytes and never by its name. Hidden sheets are named, not read. */
export async function readSheets(bytes: Buffer): Promise<Sheet[]> {
  if (startsWith(bytes, [0x50, 0x4b, 3, 4])) return readXlsx(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new Unreadable(oleKind(bytes));
  // Excel 2 to 4 wrote their records without a container.
  if (bytes[0] === 9 && [0, 2, 4].includes(bytes[1]!) && (bytes[2] === 4 || bytes[2] === 6) && bytes[3] === 0)
    throw new Unreadable('oldExcel');
  if (isLotus(bytes) || isDataBase(bytes)) throw new Unreadable('otherFormat');
  return readText(bytes);
}

async function readXlsx(bytes: Buffer): Promise<Sheet[]> {
  const zip = Zip.open(bytes);
  const parts = readParts(zip);
  const budget = { rows: FILE_LIMITS.rows, cells: FILE_LIMITS.cells };
  const sheets: Sheet[] = [];
  for (const { name, hidden, path } of parts.sheets) {
    const { epoch1904 } = parts;
    if (hidden) sheets.push({ name, hidden, epoch1904, rows: [] });
    else sheets.push({ name, hidden, epoch1904, ...(await readSheetRows(zip, path, parts, budget)) });
  }
  if (sheets.every((sheet) => sheet.rows.length === 0)) throw new Unreadable('empty');
  return sheets;
}

/** Old Office files and encrypted new ones share a container; the names of its streams are UTF-16. */
function oleKind(bytes: Buffer): 'password' | 'oldExcel' | 'document' | 'notSpreadsheet' {
  const holds = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) return 'password';
  if (holds('WordDocument')) return 'document';
  return holds('Workbook') || holds('Book') ? 'oldExcel' : 'notSpreadsheet';
}

function readText(bytes: Buffer): Sheet[] {
  if (/^\s*(%PDF|\{\\rtf)/.test(bytes.toString('latin1', 0, 64))) throw new Unreadable('document');
  const decoded = decodeText(bytes);
  if (!decoded) throw new Unreadable('notSpreadsheet');
  const other = otherFormat(decoded.text.slice(0, 4_000));
  if (other) throw new Unreadable(other);
  if (
    /^mime-version:/i.test(decoded.text) ||
    /^\s*<(!doctype|html|\?xml|table|meta|head)/i.test(decoded.text)
  )
    throw new Unreadable('webPage');
  if (decoded.text.endsWith('\ufffd')) throw new Unreadable('cutShort');
  const { rows, whole } = parseDelimited(decoded.text, undefined, FILE_LIMITS.rows * 2);
  if (!whole) throw new Unreadable('cutShort');
  const filled = rows.map((row, index) => ({
    number: index + 1,
    hidden: false,
    cells: row.slice(0, FILE_LIMITS.columns).map(textCell),
  }));
  const kept = filled.filter((row) => row.cells.some((cell) => cell.kind !== 'empty'));
  if (kept.length === 0) throw new Unreadable('empty');
  if (kept.length > FILE_LIMITS.rows) throw new Unreadable('tooManyRows');
  if (kept.filter((row) => row.cells.length > 1).length < 2) throw new Unreadable('notSpreadsheet');
  return [{ name: '', hidden: false, epoch1904: false, rows: kept }];
}

function isLotus(bytes: Buffer): boolean {
  return [
    [0, 0, 2, 0],
    [0, 0, 26, 0],
  ].some((magic) => startsWith(bytes, magic));
}

/** dBase and FoxPro begin with a version and the day of writing. */
function isDataBase(bytes: Buffer): boolean {
  const [version = 0, , month = 0, day = 0] = bytes;
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return [0x03, 0x30, 0x83, 0x8b, 0xf5].includes(version) && isDay;
}

/** Spreadsheets as text, but none of ours. */
function otherFormat(head: string): 'openDocument' | 'otherExcel' | 'textTable' | null {
  const holds = (name: string) =>
    new RegExp(`^\\s*<(\\?xml|\\w*:?document|\\w*:?workbook)[\\s\\S]*${name}`, 'i').test(head);
  if (holds('opendocument:xmlns:office')) return 'openDocument';
  if (holds('schemas-microsoft-com:office:spreadsheet')) return 'otherExcel';
  return /^(ID;P|TABLE\r?\n0,1\r?\n)/.test(head) ? 'textTable' : null;
}

function textCell(text: string): Cell {
  return text.trim() === '' ? EMPTY_CELL : { text, kind: 'text' };
}

function startsWith(bytes: Buffer, magic: number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
