import { describe, expect, it } from 'vitest';
import { parseUnits, type UnitOptions } from '~/features/organisation/sheet/unit-sheet';
import { sheetOf } from '../../../support/sheet';

const HEADER = ['STT', 'Mã đơn vị', 'Tên đơn vị', 'Loại', 'Mã đơn vị cấp trên', 'Từ ngày', 'Đến ngày'];
const parse = (rows: (string | null)[][], options: Partial<UnitOptions> = {}) =>
  parseUnits([sheetOf([['DANH SÁCH ĐƠN VỊ'], HEADER, ...rows])], { knownCodes: new Set(), ...options });
const said = (file: ReturnType<typeof parse>) =>
  file.problems.map(({ row, column, code }) => `${row}${column} ${code}`);

it('says for which rows the name of the unit above is not used', () => {
  const header = ['STT', 'Mã đơn vị', 'Tên đơn vị', 'Loại', 'Mã đơn vị cấp trên', 'Tên đơn vị cấp trên'];
  const rows = [
    ['1', 'A1', 'Chi đoàn ấp Một', 'Chi đoàn ấp, khóm', '86', 'Đoàn xã Tiểu Cần'],
    ['2', 'A2', 'Chi đoàn ấp Hai', 'Chi đoàn ấp, khóm', '86', null],
    [
      '4',
      'A4',
      'Chi đoàn ấp Bốn',
      'Chi đoàn ấp, khóm',
      '86',
      { kind: 'formula-error' as const, text: '#N/A' },
    ],
    ['3', 'A3', 'Chi đoàn ấp Ba', 'Chi đoàn ấp, khóm', null, 'Đoàn xã Hùng Hòa'],
  ];
  const { notes, problems } = parseUnits([sheetOf([['DANH SÁCH ĐƠN VỊ'], header, ...rows])], {
    knownCodes: new Set(['86']),
  });
  expect(notes.find(({ code }) => code === 'parentName.leftOut')?.params).toMatchObject({
    count: 3,
    rows: '3, 5, 6',
    before: 'Đoàn xã Tiểu Cần',
  });
  expect(problems).toEqual([]);
});

describe('a list of units', () => {
  it('is read in any order, its district ended', () => {
    const file = parse([
      ['1', '29341-01', 'Chi đoàn ấp Một', 'Chi đoàn ấp, khóm', '29341', '01/07/2025', null],
      ['2', '29341', 'Đoàn xã Tiểu Cần', null, '86', '01/07/2025', null],
      ['3', '86', 'Tỉnh Đoàn Vĩnh Long', 'PROVINCE', null, '01/07/2025', null],
      ['4', 'TC', 'Huyện Đoàn Tiểu Cần', 'Huyện', '86', '26/03/1992', '30/06/2025'],
      [null, 'Tổng số: 4'],
    ]);
    expect(said(file)).toEqual([]);
    expect(
      file.rows.map(({ code, type, parentCode, from, to }) => [code, type, parentCode, from, to]),
    ).toEqual([
      ['29341-01', 'BRANCH_RESIDENTIAL', '29341', '2025-07-01', null],
      ['29341', 'COMMUNE', '86', '2025-07-01', null],
      ['86', 'PROVINCE', '', '2025-07-01', null],
      ['TC', 'DISTRICT', '86', '1992-03-26', '2025-06-30'],
    ]);
  });

  it('says what is wrong where', () => {
    const file = parse(
      [
        ['1', 'A', 'Đoàn xã A', 'Đoàn xã', 'B', '31/06/2025', null],
        ['2', 'B', 'Đoàn xã B', 'Đoàn xã', 'C', null, null],
        ['3', 'C', 'Đoàn xã C', 'Đoàn xã', 'A', '01/07/2025', '30/06/2025'],
        ['4', 'D', 'Đoàn xã D', 'Đoàn xã', 'D', null, null],
        ['5', 'E', 'Đoàn xã E', 'lạ', 'X', null, null],
        ['6', 'E', 'Đoàn xã F', 'Đoàn xã', 'KNOWN', null, null],
        ['7', null, 'Chi đoàn', null, 'A', null, null],
        ['8', 'a b?', null, 'Đoàn xã', null, null, null],
      ],
      { knownCodes: new Set(['KNOWN']) },
    );
    expect(said(file)).toEqual([
      '3F day.noSuchDay',
      '3E parent.cycle',
      '4E parent.cycle',
      '5G day.order',
      '5E parent.cycle',
      '6E parent.itself',
      '7D type.unknown',
      '7E parent.unknown',
      '8B code.twice',
      '9B code.missing',
      '9D type.missing',
      '10B code.strange',
      '10C unitName.missing',
    ]);
  });

  it('a chain of 10,000 units is read to its end', () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => [
      `${i}`,
      `U${i}`,
      `Đoàn xã ${i}`,
      'Xã',
      i === 0 ? null : `U${i - 1}`,
      null,
      null,
    ]);
    expect(said(parse(rows))).toEqual([]);
  });
});
