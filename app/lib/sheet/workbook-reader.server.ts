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
  return readText(bytes);
}

async function readXlsx(bytes: Buffer): Promise<Sheet[]> {
  const zip = Zip.open(bytes);
  const parts = readParts(zip);
  const budget = { rows: FILE_LIMITS.rows, cells: FILE_LIMITS.cells };
  const sheets: Sheet[] = [];
  for (const { name, hidden, path } of parts.sheets) {
    const rows = hidden ? [] : await readSheetRows(zip, path, parts, budget);
    sheets.push({ name, hidden, epoch1904: parts.epoch1904, rows });
  }
  if (sheets.every((sheet) => sheet.rows.length === 0)) throw new Unreadable('empty');
  return sheets;
}

/** Old Office files and encrypted new ones share a container; the names of its streams are UTF-16. */
function oleKind(bytes: Buffer): 'password' | 'oldExcel' | 'notSpreadsheet' {
  const holds = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) return 'password';
  return holds('Workbook') || holds('Book') ? 'oldExcel' : 'notSpreadsheet';
}

function readText(bytes: Buffer): Sheet[] {
  if (/^\s*(%PDF|\{\\rtf)/.test(bytes.toString('latin1', 0, 64))) throw new Unreadable('notSpreadsheet');
  const decoded = decodeText(bytes);
  if (!decoded) throw new Unreadable('notSpreadsheet');
  if (isOtherFormat(decoded.text.slice(0, 4_000))) throw new Unreadable('otherFormat');
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

/** A flat OpenDocument, an Excel 2003 XML or a SYLK file: spreadsheets, but none of ours. */
function isOtherFormat(head: string): boolean {
  return (
    /^\s*<(\?xml|\w*:?document|\w*:?workbook)[\s\S]*(opendocument:xmlns:office|schemas-microsoft-com:office:spreadsheet)/i.test(
      head,
    ) || /^ID;P/.test(head)
  );
}

function textCell(text: string): Cell {
  return text.trim() === '' ? EMPTY_CELL : { text, kind: 'text' };
}

function startsWith(bytes: Buffer, magic: number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
