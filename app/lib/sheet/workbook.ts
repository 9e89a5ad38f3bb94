import { addDays, type Day } from '../date';

/** What a spreadsheet holds, as plain data: the same for .xlsx and for delimited text. */
export type CellKind = 'text' | 'number' | 'date' | 'bool' | 'formula-error' | 'empty';
export type Cell = {
  /** As shown, in NFC, ends untouched; a date as dd/MM/yyyy; the error value of a formula. */
  text: string;
  kind: CellKind;
  number?: number;
  day?: Day;
  /** The font's name, where the file gives one. */
  font?: string;
  /** The cell lies under a merged one, whose content is repeated here: `down` its first column, or `across`. */
  merged?: 'down' | 'across';
};
export type Row = {
  /** From 1, as the spreadsheet program shows it. */ number: number;
  hidden: boolean;
  cells: Cell[];
};
/** Rows without content are left out. `epoch1904`: day numbers count from 1904 (old Macs). */
export type Sheet = {
  name: string;
  hidden: boolean;
  epoch1904: boolean;
  rows: Row[];
  /** Columns that nobody sees, from 1. */
  hiddenColumns?: readonly number[];
};

export const EMPTY_CELL: Cell = Object.freeze({ text: '', kind: 'empty' });

/** Limits of a file: bytes as sent, rows with content (all sheets), cells with content, columns read. */
export const FILE_LIMITS = {
  bytes: 5 * 1024 * 1024,
  rows: 20_000,
  cells: 1_000_000,
  columns: 256,
  inflated: 200_000_000,
};

/** Why a file is not read. A reason is `organisation.file.` + one of these. */
export const FILE_REFUSALS = [
  'empty',
  'notSpreadsheet',
  'webPage',
  'oldExcel',
  'otherExcel',
  'openDocument',
  'numbers',
  'textTable',
  'document',
  'otherFormat',
  'password',
  'macro',
  'tooLarge',
  'tooManyRows',
  'tooManyCells',
  'bomb',
  'entities',
  'cutShort',
  'timeout',
  'tooComplex',
] as const;
export type FileRefusalCode = (typeof FILE_REFUSALS)[number];

/**
 * The calendar day of an Excel day number (its time of day is dropped), or null outside 1900–2199. The 1900 system
 * counts a 29/02/1900 that never was: day 60 is no day, and days before it are one off. The last minute of a day is the
 * midnight after it: programs that reckon with the old local time of a place write days some seconds short.
 */
export function dayOfSerial(serial: number, epoch1904 = false): Day | null {
  const whole = Math.floor(serial + 1 / 1440);
  if (epoch1904) return whole >= 0 && whole < 108_000 ? addDays('1904-01-01', whole) : null;
  if (whole < 1 || whole === 60 || whole > 109_574) return null;
  return addDays(whole < 60 ? '1899-12-31' : '1899-12-30', whole);
}

/** A column's letters, from 1: 1 → A, 28 → AB. */
export function columnLetter(column: number): string {
  let rest = column;
  let letters = '';
  while (rest > 0) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
}

/** The column (from 1) and row of a reference such as `AB12`; null when it is none. */
export function cellPlace(reference: string): { column: number; row: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (!match) return null;
  const column = [...match[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { column, row: Number(match[2]) };
}
