import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildWorkers } from '~/commands/backstage/build-workers';
import { parseRoster } from '~/features/organisation/sheet/roster-sheet';
import { rosterTemplate, unitTemplate } from '~/features/organisation/sheet/roster-template.server';
import { parseUnits } from '~/features/organisation/sheet/unit-sheet';
import { readWorkbook } from '../../../support/workbook';

beforeAll(() => buildWorkers());

/** The template filled in from its fourth row on. */
async function filled(bytes: Uint8Array, rows: (string | null)[][]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  rows.forEach((row, index) => {
    row.forEach((value, column) => {
      workbook.worksheets[0]!.getCell(4 + index, column + 1).value = value;
    });
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

describe('the templates', () => {
  it('of the roster reads as an empty roster, its example left out', async () => {
    const file = parseRoster(await readWorkbook(await rosterTemplate(), 'mau.xlsx'), { today: '2026-11-25' });
    expect(file).toMatchObject({ rows: [], problems: [], legacy: [] });
    expect(file.sheets[0]!.columns.every(({ field }) => field !== null)).toBe(true);
    expect(file.notes.map(({ code }) => code)).toEqual(['sheet.noHeader', 'rows.title', 'rows.example']);
  });

  it('of the roster, filled in, reads back without a problem', async () => {
    const row = [
      '1',
      '29341-02',
      'Chi đoàn ấp Hai',
      'Thạch Sô Phi',
      '01/02/2000',
      'Nam',
      '0907000231',
      null,
      'Phó Bí thư',
      '01/06/2024',
      null,
      'Chỉ định',
      null,
      'DV7',
      null,
    ];
    const file = parseRoster(await readWorkbook(await filled(await rosterTemplate(), [row]), 'a.xlsx'), {
      today: '2026-11-25',
    });
    expect(file.problems).toEqual([]);
    expect(file.rows).toMatchObject([
      {
        row: 4,
        ho: 'Thạch',
        bornOn: '2000-02-01',
        phone: '+84907000231',
        title: 'DEPUTY_SECRETARY',
        how: 'appointed',
      },
    ]);
  });

  it('of units reads as an empty list, and filled in as a unit', async () => {
    const options = { knownCodes: new Set(['86']) };
    expect(parseUnits(await readWorkbook(await unitTemplate(), 'mau.xlsx'), options)).toMatchObject({
      rows: [],
      problems: [],
    });
    const row = ['1', '29341', 'Đoàn xã Tiểu Cần', 'Đoàn xã', '86', '01/07/2025', null];
    const file = parseUnits(await readWorkbook(await filled(await unitTemplate(), [row]), 'a.xlsx'), options);
    expect(file).toMatchObject({
      problems: [],
      rows: [{ code: '29341', type: 'COMMUNE', parentCode: '86', from: '2025-07-01' }],
    });
  });

  it('keep days and telephone numbers as text, so that Excel changes nothing', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await rosterTemplate()) as unknown as ArrayBuffer);
    const sheet = workbook.worksheets[0]!;
    for (const cell of ['E4', 'G4', 'J400']) expect(sheet.getCell(cell).numFmt).toBe('@');
    expect(sheet.getCell('F4').dataValidation).toMatchObject({ type: 'list' });
    expect(workbook.worksheets[1]!.name).toBe('Hướng dẫn');
  });
});
