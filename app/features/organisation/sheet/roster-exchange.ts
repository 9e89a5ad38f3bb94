import type { Day } from '~/lib/date';
import { type Cell, columnLetter } from '~/lib/sheet/workbook';
import type { SheetReading } from './reader';
import { type DayField, dayFields, type RosterField } from './roster-columns';
import { parseDayCell, swapDay } from './roster-day';

/**
 * A column in which day and month may stand the other way round, to be asked of the clerk once for all of it: `text`, cells
 * typed month first; `date`, what an Excel set to English made of days typed day first.
 */
export type DayQuestion = {
  /** By which the answer is kept. */
  key: string;
  field: DayField;
  kind: 'text' | 'date';
  sheet: string;
  row: number;
  column: string;
  header: string;
  /** A cell that makes one ask, as it stands. */
  shown: string;
  /** Cells that would be read the other way. */
  count: number;
};

const NEVER_FUTURE: readonly DayField[] = ['bornOn', 'bornOnMale', 'bornOnFemale', 'joinedUnionOn', 'fromOn'];

/** The questions of a sheet, at most one a column; `place` is the place of the sheet in its file. */
export function dayQuestions(reading: SheetReading<RosterField>, place: number, today: Day): DayQuestion[] {
  return dayFields.flatMap((field) => {
    const column = reading.columns.get(field);
    if (!column) return [];
    const cells = reading.rows.flatMap(({ row }) => {
      const cell = row.cells[column.index];
      return cell && cell.merged !== 'across' && cell.kind !== 'empty' ? [{ row: row.number, cell }] : [];
    });
    const found = suspicion(cells, NEVER_FUTURE.includes(field) ? today : null, reading.sheet.epoch1904);
    if (!found) return [];
    const at = { sheet: reading.sheet.name, column: columnLetter(column.index + 1), header: column.header };
    return [{ key: `s${place}-${field}`, field, ...at, ...found }];
  });
}

type Placed = { row: number; cell: Cell };

/**
 * What in a column speaks for the other order. A second part above 12 is the month's place taken by a day: one such text
 * is enough. Date cells none of which lies after the 12th, beside texts that all do, are what could be exchanged and
 * what could not. A day still to come that would be past the other way round is a hint as well.
 */
function suspicion(
  cells: readonly Placed[],
  today: Day | null,
  epoch1904: boolean,
): Pick<DayQuestion, 'kind' | 'row' | 'shown' | 'count'> | null {
  const read = cells.map(({ row, cell }) => ({ row, cell, parsed: parseDayCell(cell, epoch1904) }));
  const monthFirst = read.filter(({ parsed }) => !parsed.ok && parsed.code === 'day.monthFirst');
  const of = (from: 'text' | 'date') =>
    read.flatMap(({ row, cell, parsed }) =>
      parsed.ok && parsed.from === from ? [{ row, cell, day: parsed.day }] : [],
    );
  const [texts, dates] = [of('text'), of('date')];
  const late = ({ day }: { day: Day }) => Number(day.slice(8)) > 12;
  const turns = ({ day }: { day: Day }) => swapDay(day) !== null && swapDay(day) !== day;
  const isHint = ({ day }: { day: Day }) =>
    today !== null && day > today && (swapDay(day) ?? day) <= today && swapDay(day) !== day;
  const ask = (kind: 'text' | 'date', { row, cell }: Placed, count: number) => ({
    kind,
    row,
    shown: cell.text.trim(),
    count,
  });
  const turningTexts = texts.filter(turns).length;
  const turningDates = dates.filter(turns).length;
  if (monthFirst[0]) return ask('text', monthFirst[0], monthFirst.length + turningTexts);
  const firstTurning = dates.find(turns);
  if (firstTurning && !dates.some(late) && texts.some(late)) return ask('date', firstTurning, turningDates);
  const hintDate = dates.find(isHint);
  if (hintDate) return ask('date', hintDate, turningDates);
  const hintText = texts.some(late) ? undefined : texts.find(isHint);
  return hintText ? ask('text', hintText, turningTexts) : null;
}
