/** Sheets read under the clerk's choices. */
import type { Day } from '~/lib/date';
import type { Sheet } from '~/lib/sheet/workbook';
import type { Vocabulary } from '../sheet/header';
import { rosterVocabulary } from '../sheet/roster-columns';
import { parseRoster, type RosterFile } from '../sheet/roster-sheet';
import { unitVocabulary } from '../sheet/unit-columns';
import { parseUnits, type UnitFile } from '../sheet/unit-sheet';
import type { ImportOptions } from './options';

export function readRoster(sheets: readonly Sheet[], options: ImportOptions, today: Day): RosterFile {
  const { isWhole: _, answers: __, columns, ...choices } = options;
  return parseRoster(sheets, { ...choices, columns: chosenColumns(columns, rosterVocabulary), today });
}

export function readUnits(
  sheets: readonly Sheet[],
  { encoding, sheets: chosen, hiddenRows, answers, columns }: ImportOptions,
  knownCodes: ReadonlySet<string>,
): UnitFile {
  const picked = chosenColumns(columns, unitVocabulary);
  return parseUnits(sheets, { encoding, sheets: chosen, hiddenRows, columns: picked, knownCodes, answers });
}

/** Stored choices as the reader takes them; fields that there are no more are left out. */
function chosenColumns<F extends string>(
  columns: Readonly<Record<string, string>>,
  { fields }: Vocabulary<F>,
): Map<string, F | 'skip'> {
  const known = new Set<string>([...fields.map(({ field }) => field), 'skip']);
  const picked = Object.entries(columns).filter((entry): entry is [string, F | 'skip'] =>
    known.has(entry[1]),
  );
  return new Map(picked);
}

/** Rows that the reading found fault with, as plans name them. Row 0 (the whole file) is not among them. */
export function faultyRows(file: RosterFile | UnitFile): Set<string> {
  return new Set(file.problems.filter(({ row }) => row > 0).map(({ sheet, row }) => `${sheet}|${row}`));
}
