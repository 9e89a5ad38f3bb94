import { type Day, dayOf, isDay } from '~/lib/date';
import { type Cell, dayOfSerial } from '~/lib/sheet/workbook';
import { tidy } from '~/lib/text';

type DayCode =
  | 'day.monthOnly'
  | 'day.yearOnly'
  | 'day.monthFirst'
  | 'day.noSuchMonth'
  | 'day.noSuchDay'
  | 'day.year'
  | 'day.unclear';
type Params = { day: number; month: number; year: number; days: number };
type ParsedDay =
  | {
      ok: true;
      day: Day;
      /**
       * How it stood: `text` with the day first (which may be wrong), `clear` when there is one way of reading it; the
       * others need showing.
       */
      from: 'text' | 'clear' | 'date' | 'serial' | 'packed' | 'instant';
    }
  | { ok: false; code: DayCode; params: Params };

const NONE: Params = { day: 0, month: 0, year: 0, days: 0 };
const THIS_CENTURY_BELOW = 50;

/** The day a cell means: a date cell as it is, a bare number as Excel's day number, a text day first. */
export function parseDayCell(cell: Cell, epoch1904 = false): ParsedDay {
  if (cell.kind === 'date' && cell.day) return { ok: true, day: cell.day, from: 'date' };
  if (cell.kind === 'number') return fromSerial(cell.number ?? Number.NaN, cell.text, epoch1904);
  return parseDay(cell.text, epoch1904);
}

/**
 * A day as Vietnamese clerks write it: dd/MM/yyyy, d-M-yy (00–49 are this century), dd.MM.yyyy, "ngày 5 tháng 3 năm
 * 2020", yyyy-MM-dd with or without a time, an Excel day number. Never guesses: half a date is refused with a reason.
 */
export function parseDay(text: string, epoch1904 = false): ParsedDay {
  const plain = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (plain) return fromParts(Number(plain[1]), Number(plain[2]), Number(plain[3]));
  const instant = instantDay(text);
  if (instant) return { ok: true, day: instant, from: 'instant' };
  const clean = tidy(text)
    .toLowerCase()
    .replace(/^'/, '')
    .replace(/^ngày\s*/, '')
    .replace(/\s*(tháng|năm)\s*/g, '/')
    .replace(/[,;]?\s*\d{1,2}:\d{2}(:\d{2})?(\.\d+)?(\s*[ap]m)?z?$|t\d{2}:\d{2}.*$/, '')
    .trim();
  const iso = /^(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})$/.exec(clean);
  if (iso) return fromParts(Number(iso[3]), Number(iso[2]), Number(iso[1]), 'clear');
  const parts = /^(\d{1,2})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{4}|\d{2})$/.exec(clean);
  const isSpelled = /th[aá]ng/i.test(text.normalize('NFC'));
  if (parts)
    return fromParts(Number(parts[1]), Number(parts[2]), fullYear(parts[3]!), isSpelled ? 'clear' : 'text');
  const month = /^(\d{1,2})\s*[-/.]\s*(\d{4})$/.exec(clean);
  if (month) return fail('day.monthOnly', { month: Number(month[1]), year: Number(month[2]) });
  const packed = /^(\d{2})(\d{2})((?:19|20)\d{2})$/.exec(clean);
  if (packed) return fromParts(Number(packed[1]), Number(packed[2]), Number(packed[3]), 'packed');
  if (/^\d{7}$/.test(clean)) return parseDay(clean.padStart(8, '0'));
  return /^\d{4,5}$/.test(clean) ? fromSerial(Number(clean), clean, epoch1904) : fail('day.unclear');
}

/** The same day with day and month exchanged, as an Excel set to English reads 03/04/2026; null when there is none. */
export function swapDay(day: Day): Day | null {
  const swapped = `${day.slice(0, 4)}-${day.slice(8, 10)}-${day.slice(5, 7)}`;
  return isDay(swapped) ? swapped : null;
}

function fromParts(
  day: number,
  month: number,
  year: number,
  from: 'text' | 'clear' | 'packed' = 'text',
): ParsedDay {
  if (month > 12 && month <= 31 && day >= 1 && day <= 12) return fail('day.monthFirst', { day, month, year });
  if (month < 1 || month > 12) return fail('day.noSuchMonth', { month });
  if (year < 1900 || year > 2100) return fail('day.year', { year });
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day < 1 || day > days) return fail('day.noSuchDay', { day, month, year, days });
  const two = (n: number) => String(n).padStart(2, '0');
  return { ok: true, day: `${year}-${two(month)}-${two(day)}`, from };
}

/** The day in Vietnam of an instant with a zone (`1996-03-04T17:00:00Z` is 05/03/1996), as programs write dates. */
function instantDay(text: string): Day | null {
  const match =
    /^\s*(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(?:[.,]\d+)?\s*(Z|[+-]\d{2}:?\d{2})\s*$/i.exec(text);
  if (!match || !isDay(match[1]!)) return null;
  const zone = match[4]!.toUpperCase().replace(/^([+-]\d{2}):?(\d{2})$/, '$1:$2');
  const at = new Date(`${match[1]}T${match[2]}${match[3] ?? ':00'}${zone}`);
  return Number.isNaN(at.getTime()) ? null : dayOf(at);
}

function fromSerial(number: number, text: string, epoch1904: boolean): ParsedDay {
  if (Number.isInteger(number) && number >= 1900 && number <= 2100)
    return fail('day.yearOnly', { year: number });
  if (/^\d{7,8}$/.test(text)) return parseDay(text.padStart(8, '0'));
  const day = number >= 3_000 ? dayOfSerial(number, epoch1904) : null;
  return day && day < '2101' ? { ok: true, day, from: 'serial' } : fail('day.unclear');
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year < THIS_CENTURY_BELOW ? 2000 + year : 1900 + year;
}

function fail(code: DayCode, params: Partial<Params> = {}): ParsedDay {
  return { ok: false, code, params: { ...NONE, ...params } };
}
