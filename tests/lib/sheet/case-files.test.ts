/** Files as clerks really sent them (tests/fixtures/case; the people are invented): what each says, read without a loss. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseRoster } from '~/features/organisation/sheet/roster-sheet';
import { parseUnits } from '~/features/organisation/sheet/unit-sheet';
import { readSheets } from '~/lib/sheet/workbook-reader.server';

const sheetsOf = (name: string) => readSheets(readFileSync(`tests/fixtures/case/${name}`));
type Said = { row: number; column: string; code: string };
const said = (problems: readonly Said[]) =>
  problems.map(({ row, column, code }) => `${row}${column} ${code}`);

async function people(name: string) {
  const file = parseRoster(await sheetsOf(name), { today: '2026-11-25' });
  const rows = file.rows.map(({ ho, dem, ten, bornOn, phone, title, unitCode, unitName }) =>
    [[ho, dem, ten].join(' '), bornOn, phone, title, unitCode || unitName].join(' | '),
  );
  return { rows, problems: said(file.problems), notes: file.notes.map(({ code }) => code) };
}

const three = [
  'Trần Văn An | 1996-03-05 | +84907000231 | SECRETARY | Chi đoàn ấp Mẫu',
  'Lê Thị Bình | 1998-09-12 | +84907000232 | DEPUTY_SECRETARY | Chi đoàn ấp Mẫu',
  'Võ Văn Cường | 1999-11-20 | +84907000233 | COMMITTEE_MEMBER | Chi đoàn ấp Mẫu',
];

describe('a roster', () => {
  it.each<[file: string, rows: string[], notes: string[]]>([
    // Birthdays stand under “Nam” and “Nữ”, which stand under “Ngày sinh”.
    ['two-line-header-merged.xlsx', three, ['rows.title']],
    ['two-line-header-not-merged.xlsx', three, ['rows.title']],
    [
      'branch-first-column.csv',
      [
        'Trần Văn Tám | 1996-03-05 | +84907000231 | SECRETARY | Tổng kho Xăng dầu Rạch Sâu',
        'Lê Thị Hạnh | 1997-03-05 | +84907000232 | SECRETARY | Mẫu giáo Hoa Sen',
        'Võ Thị Lan | 1998-03-05 | +84907000233 | SECRETARY | Mầm non Hoa Mai',
      ],
      [],
    ],
    [
      'given-name-cong.csv',
      [
        'Trần Văn Cộng | 1996-03-05 | +84907000231 | SECRETARY | A01',
        'Lê Thị Hạnh | 1997-03-05 | +84907000232 | DEPUTY_SECRETARY | A01',
      ],
      [],
    ],
    [
      'code-nt-people.csv',
      [
        'Trần Văn Mẫu | 1996-03-05 | +84907111501 | COMMITTEE_MEMBER | 84-846-01-02',
        'Lê Thị Mẫu | 1997-03-05 | +84907111502 | COMMITTEE_MEMBER | NT',
      ],
      [],
    ],
    [
      'title-with-place.csv',
      [
        'Trần Văn Một | 1996-03-05 | +84907000231 | SECRETARY | A01',
        'Lê Thị Hai | 1997-03-05 | +84907000232 | SECRETARY | A02',
        'Võ Văn Ba | 1998-03-05 | +84907000233 | SECRETARY | A03',
      ],
      [],
    ],
    [
      'birthday-utc.csv',
      [
        'Trần Văn Một | 1996-03-05 | +84907000231 | SECRETARY | A01',
        'Lê Thị Hai | 1998-01-01 | +84907000232 | SECRETARY | A02',
      ],
      ['day.instant'],
    ],
    ['other-d-heading.csv', ['Đặng Thị Mẫu | 1996-03-05 | +84907000231 | SECRETARY | A01'], ['text.cleaned']],
    [
      'other-d.csv',
      ['Đỗ Công Duy | 1999-08-19 |  | COMMITTEE_MEMBER | 84-846-07-05'],
      ['contact.missing', 'text.cleaned'],
    ],
    ['other-u.csv', ['Lương Thị Hương | 1998-03-05 | +84907000233 | SECRETARY | A03'], ['text.cleaned']],
    [
      'invisible.csv',
      [
        'Trần Văn Bảy | 1998-03-05 | +84907000234 | SECRETARY | A04',
        'Lê Thị Tám | 1998-03-05 | +84907000235 | SECRETARY | A05',
        'Võ Văn Chín | 1998-03-05 | +84907000236 | SECRETARY | A06',
      ],
      ['text.cleaned'],
    ],
    [
      'zip64.xlsx',
      [
        'Trần Văn Một | 1996-03-05 | +84907000231 | SECRETARY | A01',
        'Lê Thị Hai | 1996-03-06 | +84907000232 | SECRETARY | A02',
      ],
      [],
    ],
  ])('%s', async (file, rows, notes) => {
    expect(await people(file)).toEqual({ rows, problems: [], notes });
  });

  it('month-or-year-only.xlsx: a day that the file does not give is nobody’s guess', async () => {
    expect((await people('month-or-year-only.xlsx')).problems).toEqual([
      '2C day.yearOnly',
      '2G day.monthOnly',
      '3C day.monthOnly',
      '3G day.monthOnly',
      '4G day.unclear',
    ]);
  });
});

describe('a list of units', () => {
  it.each<[file: string, rows: string[], problems: string[]]>([
    [
      'unit-names.csv',
      ['C1 Tổng Cọt', 'C2 Cộng Hòa', 'C3 Mậu A', 'C4 Mẫu Sơn', 'C5 Hồng Hà'].map(
        (unit) => `${unit} | COMMUNE | TINH`,
      ),
      [],
    ],
    [
      'code-nt.csv',
      [
        'LD Đoàn xã Lộc Mẫu | COMMUNE | 84-846',
        'NT Đoàn xã Nam Mẫu | COMMUNE | 84-846',
        'LD-01 Chi đoàn ấp Một | BRANCH_RESIDENTIAL | LD',
        'NT-01 Chi đoàn ấp Hai | BRANCH_RESIDENTIAL | NT',
        'NT-02 Chi đoàn ấp Ba | BRANCH_RESIDENTIAL | NT',
      ],
      [],
    ],
    ['central-city.csv', ['01 Thành phố Mẫu Một | PROVINCE | ', '02 Tỉnh Mẫu Hai | PROVINCE | '], []],
    [
      'type-from-name.csv',
      [
        'X1 Đoàn xã Tịnh Khê | COMMUNE | TINH',
        'X2 Đoàn xã Đồng Khởi | COMMUNE | TINH',
        'X3 Đoàn xã Cúc Phương | COMMUNE | TINH',
        'X4 Đoàn xã Chuyên Mỹ | COMMUNE | TINH',
        'X1-01 Chi đoàn Ủy ban nhân dân xã |  | X1',
        'X1-02 Chi đoàn Phòng Tư pháp |  | X1',
        'X1-03 Chi đoàn Trường Tiểu học Tân Lập |  | X1',
      ],
      // A branch's name says nothing of its kind: asked.
      ['6B type.missing', '7B type.missing', '8B type.missing'],
    ],
  ])('%s', async (file, rows, problems) => {
    const read = parseUnits(await sheetsOf(file), { knownCodes: new Set(['TINH', '84-846']) });
    expect(
      read.rows.map(({ code, name, type, parentCode }) =>
        [`${code} ${name}`, type ?? '', parentCode].join(' | '),
      ),
    ).toEqual(rows);
    expect(said(read.problems)).toEqual(problems);
  });
});
