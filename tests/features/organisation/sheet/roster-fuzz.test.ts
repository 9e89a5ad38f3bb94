/** Whatever stands in a sheet, reading it ends in rows, problems and notes that can all be said: never in an exception. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sayNote, sayPlace, sayProblem } from '~/features/organisation/sheet/roster-words.server';
import { parseUnits } from '~/features/organisation/sheet/unit-sheet';
import type { Cell } from '~/lib/sheet/workbook';
import { GAM, HEADER, parse } from '../../../support/roster';
import { sheetOf } from '../../../support/sheet';

const words = [
  ...HEADER,
  ...GAM,
  'Họ đệm',
  'Tên',
  'Loại',
  'Mã đơn vị cấp trên',
  'Tổng cộng',
  'Ví dụ',
  'nt',
  'NguyÔn ThÞ',
  'Höõu',
  '31/02/2020',
  'x',
  '(1)',
];
const cell: fc.Arbitrary<string | number | null | Partial<Cell>> = fc.oneof(
  fc.constantFrom(...words),
  fc.constant(null),
  fc.integer({ min: -5, max: 2_000_000_000 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom<Partial<Cell>>(
    { kind: 'formula-error', text: '#N/A' },
    { kind: 'bool', text: 'TRUE' },
    { kind: 'date', text: '04/03/2026', day: '2026-03-04' },
    { kind: 'text', text: 'trÇn', font: '.VnTimeH' },
    { kind: 'text', text: 'Họ và tên', merged: 'across' },
  ),
);
const row = fc.oneof(
  { weight: 3, arbitrary: fc.array(cell, { maxLength: 14 }) },
  { weight: 1, arbitrary: fc.constant(HEADER) },
);
const table = fc.array(row, { maxLength: 12 });

it('any sheet', () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(null, 'tcvn3', 'vni', 'unicode'),
      fc.boolean(),
      (rows, encoding, isExchanged) => {
        const exchangeDays: Record<string, boolean> = isExchanged
          ? { 's0-bornOn': true, 's0-fromOn': false }
          : {};
        const sheet = sheetOf(rows);
        const roster = parse(sheet, { encoding, exchangeDays, hiddenRows: 'read' });
        const units = parseUnits([sheet], { knownCodes: new Set(), encoding });
        const said = [...roster.problems, ...units.problems].flatMap((problem) => [
          sayPlace(problem, true),
          sayProblem(problem),
        ]);
        said.push(...[...roster.notes, ...units.notes].map(sayNote));
        expect(said.filter((text) => text.includes('undefined'))).toEqual([]);
        expect(roster.rows.every(({ ten, row: number }) => typeof ten === 'string' && number > 0)).toBe(true);
      },
    ),
    { numRuns: 1_500 },
  );
});
