import { describe, expect, it } from 'vitest';
import type { RosterOptions } from '~/features/organisation/sheet/roster-sheet';
import { GAM, HEADER, NGHIA, noted, parse, said } from '../../../support/roster';
import { dateCell, sheetOf } from '../../../support/sheet';

describe('a faulty cell', () => {
  const faulty = (
    changes: Record<string, string | number | object>,
    options: Partial<RosterOptions> = {},
  ) => {
    const row = HEADER.map((header, index) => (changes[header] ?? GAM[index]!) as string);
    return parse(sheetOf([HEADER, row]), options);
  };
  it.each([
    [{ 'Số điện thoại': '91834567' }, '2G phone.tooShort', { digits: 8 }],
    [{ 'Giữ chức vụ từ ngày': '31/11/2025' }, '2J day.noSuchDay', { day: 31, month: 11, days: 30 }],
    [{ 'Ngày sinh': '01/2020' }, '2E day.monthOnly', {}],
    [{ 'Ngày sinh': '12/08/2024' }, '2E day.age', { years: 2 }],
    [{ 'Ngày vào Đoàn': '26/03/1990' }, '2L day.beforeBirth', {}],
    [{ 'Ngày vào Đoàn': '26/03/2027' }, '2L day.future', {}],
    [{ 'Họ và tên': 'Gấm' }, '2D name.oneWord', {}],
    [{ 'Họ và tên': '' }, '2D name.missing', {}],
    [{ 'Họ và tên': 'Thạch Thị Gấm (B)' }, '2D name.strange', { character: '(' }],
    [{ 'Mã đơn vị': '', 'Tên chi đoàn': '' }, '2B unit.missing', {}],
    [{ 'Giới tính': 'Kinh' }, '2F gender.unknown', {}],
    [{ Email: 'gam@' }, '2H email.invalid', {}],
    [{ 'Chức vụ': 'Bí thư Chi bộ' }, '2I title.unknown', {}],
    [{ 'Chức vụ': '' }, '2I title.missing', {}],
    [{ 'Hình thức': 'khác' }, '2K how.unknown', {}],
    [{ 'Ngày sinh': { kind: 'formula-error', text: '#REF!' } }, '2E cell.formulaError', {}],
    [{ Email: 'a'.repeat(400) }, '2H cell.tooLong', { length: 400 }],
  ])('%j is said once, where it stands', (changes, place, params) => {
    const file = faulty(changes);
    expect(said(file)).toEqual([place]);
    expect(file.problems[0]!.params).toMatchObject(params);
    expect(file.problems[0]).toMatchObject({ sheet: 'Danh sách', header: HEADER[place.charCodeAt(1) - 65] });
  });

  it('shows what the cell holds', () =>
    expect(faulty({ 'Số điện thoại': '91834567' }).problems[0]!.value).toBe('91834567'));

  it('holds a number that Excel means as a day', () => {
    const file = faulty({ 'Ngày sinh': 36417 });
    expect(file.rows[0]!.bornOn).toBe('1999-09-14');
    expect(file.notes).toEqual([
      {
        sheet: 'Danh sách',
        code: 'day.serial',
        params: { count: 1, rows: '2', before: '36417', after: '14/09/1999' },
      },
    ]);
  });
});

describe('two rows', () => {
  const with_ = (row: string[], changes: Record<number, string>) =>
    row.map((cell, index) => changes[index] ?? cell);
  it('of different people share a number: both are named', () => {
    const file = parse(sheetOf([HEADER, GAM, with_(NGHIA, { 6: '918345670' })]));
    expect(
      file.problems.map(({ row, column, code, params, value }) => [row, column, code, params.other, value]),
    ).toEqual([
      [2, 'G', 'phone.twice', 3, '0918 345 670'],
      [3, 'G', 'phone.twice', 2, '0918 345 670'],
    ]);
  });

  it('of one person in two posts may share it; the same post twice may not', () => {
    expect(
      said(parse(sheetOf([HEADER, GAM, with_(GAM, { 1: '29308', 2: 'Đoàn xã', 8: 'Ủy viên BCH' })]))),
    ).toEqual([]);
    expect(said(parse(sheetOf([HEADER, GAM, GAM])))).toEqual(['3D row.twice']);
  });
});

describe('a choice', () => {
  it('of the encoding is asked for, previewed, and obeyed', () => {
    const header = ['Hä vµ tªn', 'M· ®¬n vÞ', 'Chøc vô', 'Ghi chó'];
    const font = '.VnTime';
    const rows = [
      header.map((text) => ({ text, font })),
      [{ text: 'NguyÔn ThÞ H»ng', font }, 'A1', { text: 'BÝ th\u00ad', font }, 'Chữ Unicode'],
      [{ text: 'trÇn v¨n tó', font: '.VnTimeH' }, 'A2', { text: 'ñy viªn BCH', font }, ''],
    ];
    const asked = parse(sheetOf(rows));
    expect(said(asked)).toEqual(['1A encoding.choose']);
    expect(asked.problems[0]!.params).toEqual({ guess: 'TCVN3', columns: 'A, C' });
    expect(asked.legacy[0]).toMatchObject({
      column: 'A',
      guess: 'tcvn3',
      samples: [
        { row: 2, before: 'NguyÔn ThÞ H»ng', tcvn3: 'Nguyễn Thị Hằng' },
        { row: 3, tcvn3: 'TRẦN VĂN TÚ' },
      ],
    });
    const read = parse(sheetOf(rows), { encoding: 'tcvn3' });
    expect(said(read)).toEqual([]);
    expect(read.rows.map((row) => [row.ho, row.dem, row.ten, row.title, row.note])).toEqual([
      ['Nguyễn', 'Thị', 'Hằng', 'SECRETARY', 'Chữ Unicode'],
      ['Trần', 'Văn', 'Tú', 'COMMITTEE_MEMBER', ''],
    ]);
    expect(noted(read)['encoding.converted']).toBe('2, 3');
    expect(said(parse(sheetOf(rows), { encoding: 'unicode' }))).toContain('2A name.strange');
  });

  it('of VNI without any font, as in text files', () => {
    const rows = [
      ['Hoï vaø teân', 'Maõ ñôn vò', 'Chöùc vuï'],
      ['Nguyeãn Thò Höõu', 'A1', 'Bí thö'],
    ];
    expect(parse(sheetOf(rows)).problems[0]).toMatchObject({
      code: 'encoding.choose',
      params: { guess: 'VNI' },
    });
    expect(parse(sheetOf(rows), { encoding: 'vni' }).rows[0]).toMatchObject({
      ho: 'Nguyễn',
      ten: 'Hữu',
      title: 'SECRETARY',
    });
  });

  it('of day and month is asked for when Excel seems to have exchanged them', () => {
    const rows = [
      ['Họ và tên', 'Mã đơn vị', 'Chức vụ', 'Ngày sinh'],
      ...['1999-03-04', '1998-05-06', '2000-01-12'].map((day, i) => [
        `Lê Văn ${'ABC'[i]}`,
        'A',
        'BT',
        dateCell(day),
      ]),
      ['Lê Văn Đê', 'A', 'BT', '25/04/1999'],
    ];
    expect(said(parse(sheetOf(rows)))).toEqual(['2D day.swapped']);
    expect(parse(sheetOf(rows), { exchangeDays: { 's0-bornOn': false } }).rows[0]!.bornOn).toBe('1999-03-04');
    const back = parse(sheetOf(rows), { exchangeDays: { 's0-bornOn': true } });
    expect(back.rows.map((row) => row.bornOn)).toEqual([
      '1999-04-03',
      '1998-06-05',
      '2000-12-01',
      '1999-04-25',
    ]);
    expect(noted(back)).toEqual({ 'day.exchanged': '2–4', 'contact.missing': '2–5' });
  });

  it('of the title is asked for when no column has it, with a guess from the heading', () => {
    const rows = [
      ['DANH SÁCH BÍ THƯ CHI ĐOÀN'],
      ['Họ và tên', 'Mã đơn vị', 'SĐT'],
      ['Lê An', 'A', '0918345670'],
    ];
    expect(parse(sheetOf(rows)).problems).toMatchObject([
      { row: 2, code: 'title.choose', params: { guess: 'SECRETARY' } },
    ]);
    expect(parse(sheetOf(rows), { title: 'SECRETARY' })).toMatchObject({
      problems: [],
      rows: [{ title: 'SECRETARY' }],
    });
  });
});
