import {
  fromLegacy,
  guessEncoding,
  isSurelyUnicode,
  type LegacyEncoding,
  legacyFont,
  type TextEncoding,
} from '~/lib/sheet/legacy-font';
import { type Cell, columnLetter, type Row } from '~/lib/sheet/workbook';
import { tidy } from '~/lib/text';
import type { HeaderColumn } from './header';

/** A column in an old font, with what its cells would read in each encoding: the clerk looks and chooses. */
export type LegacyColumn = {
  sheet: string;
  column: string;
  header: string;
  guess: LegacyEncoding;
  samples: { row: number; before: string; tcvn3: string; vni: string }[];
};
type Suspect = LegacyColumn & {
  index: number /** By its words, not only by the name of a font. */;
  byText: boolean;
};
const SAMPLES = 5;

/** The columns whose text seems to be stored for an old font. */
export function suspectColumns(
  sheet: string,
  columns: readonly HeaderColumn[],
  rows: readonly Row[],
): Suspect[] {
  return columns.flatMap(({ index, header }) => {
    const cells = rows.flatMap((row) => {
      const cell = row.cells[index];
      return cell?.kind === 'text' && mayBeLegacy(cell.text) ? [{ row: row.number, cell }] : [];
    });
    const inFont = cells.filter(({ cell }) => legacyFont(cell.font));
    const guess = guessEncoding(cells.map(({ cell }) => cell.text).join(' '));
    const hasUnicode = rows.some((row) => isSurelyUnicode(row.cells[index]?.text ?? ''));
    if (guess === 'unicode' && (inFont.length === 0 || hasUnicode)) return [];
    const encoding = inFont[0] ? legacyFont(inFont[0].cell.font)!.encoding : (guess as LegacyEncoding);
    const samples = (inFont.length > 0 ? inFont : cells).slice(0, SAMPLES).map(({ row, cell }) => ({
      row,
      before: tidy(cell.text),
      tcvn3: decode(cell, 'tcvn3'),
      vni: decode(cell, 'vni'),
    }));
    return [
      {
        sheet,
        column: columnLetter(index + 1),
        header,
        index,
        guess: encoding,
        samples,
        byText: guess !== 'unicode' && inFont.length === 0,
      },
    ];
  });
}

/** Reads a cell under the clerk's choice: Unicode cells, and cells in a Unicode font beside old ones, stay as they are. */
export function legacyReader(
  suspects: readonly Suspect[],
  choice: TextEncoding | null,
): (cell: Cell, index: number) => string {
  const byIndex = new Map(suspects.map((suspect) => [suspect.index, suspect]));
  return (cell, index) => {
    const suspect = choice === null || choice === 'unicode' ? undefined : byIndex.get(index);
    const isMeant =
      suspect && cell.kind === 'text' && mayBeLegacy(cell.text) && (suspect.byText || legacyFont(cell.font));
    return isMeant ? decode(cell, choice as LegacyEncoding) : tidy(cell.text);
  };
}

function decode(cell: Cell, encoding: LegacyEncoding): string {
  return tidy(fromLegacy(cell.text, encoding, legacyFont(cell.font)?.capitals));
}

function mayBeLegacy(text: string): boolean {
  return /[\u00a1-\u00ff\u00ad]/.test(text) && !isSurelyUnicode(text);
}
