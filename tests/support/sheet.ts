import { showDay } from '~/lib/date';
import { type Cell, EMPTY_CELL, type Sheet } from '~/lib/sheet/workbook';

type Given = string | number | null | Partial<Cell>;

/** A sheet from a table: texts, numbers, or cells; `hidden` names rows (from 1) that are hidden. */
export function sheetOf(
  table: readonly (readonly Given[])[],
  name = 'Danh sách',
  hidden: number[] = [],
): Sheet {
  const rows = table.flatMap((given, index) => {
    const cells = given.map(cellOf);
    const isEmpty = cells.every((cell) => cell.kind === 'empty');
    return isEmpty ? [] : [{ number: index + 1, hidden: hidden.includes(index + 1), cells }];
  });
  return { name, hidden: false, epoch1904: false, rows };
}

/** A date cell. */
export function dateCell(day: string): Partial<Cell> {
  return { kind: 'date', day, text: showDay(day) };
}

function cellOf(given: Given): Cell {
  if (given === null || given === '') return EMPTY_CELL;
  if (typeof given === 'number') return { kind: 'number', number: given, text: String(given) };
  return typeof given === 'string' ? { kind: 'text', text: given } : { kind: 'text', text: '', ...given };
}
