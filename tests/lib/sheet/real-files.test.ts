/**
 * Files that other programs wrote (tests/fixtures/sheet), each with the same two people: SheetJS 0.18.5, xlsx-populate 1.21,
 * excel4node 1.8, write-excel-file, openpyxl 3.0, XlsxWriter 3.0, LibreOffice 7.4.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRoster } from '~/features/organisation/sheet/roster-sheet';
import { readSheets } from '~/lib/sheet/workbook-reader.server';

const sheetsOf = (name: string) => readSheets(readFileSync(`tests/fixtures/sheet/${name}`));
const rosterOf = async (name: string, hiddenRows: 'skip' | 'read' = 'skip') =>
  parseRoster(await sheetsOf(name), { today: '2026-11-25', hiddenRows });

const people = [
  {
    unitCode: '84-01-01',
    ...{ ho: 'Thạch', dem: 'Thị Hồng', ten: 'Gấm', bornOn: '1999-02-03', phone: '+84912345671' },
    ...{ email: 'gam@example.vn', title: 'SECRETARY', fromOn: '2023-03-15' },
  },
  {
    unitCode: '84-01-02',
    ...{ ho: 'Nguyễn', dem: 'Hữu', ten: 'Nghĩa', bornOn: '1996-12-31', phone: '+84976000310' },
    ...{ email: 'nghia@example.vn', title: 'DEPUTY_SECRETARY', fromOn: '2022-01-01' },
  },
];

describe('a file of another program', () => {
  it.each([
    ['sheetjs.xlsx', []],
    ['excel4node.xlsx', []],
    ['write-excel-file.xlsx', []],
    // Each has a formula in error among the remarks, which are left out and said.
    ['xlsx-populate.xlsx', []],
    ['libreoffice.xlsx', []],
    ['xlsxwriter.xlsx', []],
  ])('%s is read cell by cell', async (name, problems) => {
    const file = await rosterOf(name, 'read');
    expect(file.rows).toMatchObject(people);
    expect(file.problems.map(({ row, column, code }) => `${row}${column} ${code}`)).toEqual(problems);
  });

  it.each([
    ['xlsx-populate.xlsx', '3'],
    ['libreoffice.xlsx', '2'],
  ])('%s says which remarks are left out', async (name, row) => {
    const { notes } = await rosterOf(name, 'read');
    expect(notes.find(({ code }) => code === 'note.leftOut')?.params).toMatchObject({
      rows: expect.stringContaining(row),
    });
  });

  it('says which columns and rows nobody sees', async () => {
    const noteOf = async (name: string, code: string) =>
      (await rosterOf(name)).notes.find((note) => note.code === code)?.params;
    expect(await noteOf('sheetjs.xlsx', 'column.hidden')).toMatchObject({ headers: '“Ngày sinh”' });
    expect(await noteOf('xlsxwriter.xlsx', 'column.hidden')).toMatchObject({ headers: '“Email”' });
    expect(await noteOf('xlsxwriter.xlsx', 'rows.hidden')).toMatchObject({ rows: '3' });
  });

  it.each([
    // Nobody has worked the formula out, and then LibreOffice has.
    ['openpyxl-merged.xlsx', ['3G day.swapped', '4C day.swapped', '5G cell.formulaError']],
    ['libreoffice-merged.xlsx', ['3G day.swapped', '4C day.swapped']],
  ])('%s: two lines of headings, days month first, a formula', async (name, problems) => {
    const file = await rosterOf(name);
    expect(file.problems.map(({ row, column, code }) => `${row}${column} ${code}`)).toEqual(problems);
    const exchangeDays = { 's0-bornOnMale': true, 's0-fromOn': true };
    const { rows } = parseRoster(await sheetsOf(name), { today: '2026-11-25', exchangeDays });
    expect(rows.map(({ bornOn, gender, phone, fromOn }) => [bornOn, gender, phone, fromOn])).toEqual([
      ['1999-02-03', 'female', '+84912345671', '2023-03-15'],
      ['1996-12-31', 'male', '+84912345672', '2022-01-05'],
      [null, null, '+84912345673', name.startsWith('libre') ? '2022-01-05' : null],
    ]);
  });

  it.each([
    ['libreoffice.ods', 'openDocument'],
    ['libreoffice.fods', 'openDocument'],
    ['sheetjs.xls', 'oldExcel'],
    ['sheetjs.dif', 'textTable'],
    ['sheetjs.wk3', 'otherFormat'],
    ['sheetjs.dbf', 'otherFormat'],
  ])('%s is refused by its name', async (name, code) => {
    await expect(sheetsOf(name)).rejects.toMatchObject({ code });
  });
});
