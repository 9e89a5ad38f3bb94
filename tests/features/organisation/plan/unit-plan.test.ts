import { describe, expect, it } from 'vitest';
import { cityUnion } from '~/features/organisation/naming/unit-kind';
import { type UnitLevel, unitTypes } from '~/features/organisation/organisation';
import { planUnits, type UnitState } from '~/features/organisation/plan/unit-plan';
import type { UnitRow } from '~/features/organisation/sheet/unit-sheet';

const standing = (id: number, code: string, name: string, typeCode: string, parentId: number | null) => ({
  id,
  code,
  name,
  typeCode,
  parentId,
  validFrom: '2015-01-01',
  validTo: null,
});
const state: UnitState = {
  today: '2024-11-20',
  rootId: 1,
  units: [
    standing(1, '84', 'Tỉnh Đoàn Trà Vinh', 'PROVINCE', null),
    standing(2, 'CK', 'Huyện Đoàn Cầu Kè', 'DISTRICT', 1),
    standing(3, 'CK-01', 'Đoàn xã An Phú', 'COMMUNE', 2),
  ],
  outsideCodes: new Set(['vl']),
  mayChangeRoot: false,
  levelOf: new Map<string, UnitLevel>(unitTypes.map((type) => [type.code, type.level])),
};
const row = (
  number: number,
  code: string,
  name: string,
  type: string,
  parentCode: string,
  given: Partial<UnitRow> = {},
): UnitRow => ({
  sheet: 'DV',
  row: number,
  code,
  name,
  type,
  parentCode,
  from: '2020-01-01',
  to: null,
  note: '',
  ...given,
});
const plan = (...rows: UnitRow[]) => planUnits(rows, new Set(), state);
const problems = (...rows: UnitRow[]) =>
  plan(...rows).lines.flatMap((line) => line.problems.map(({ code }) => code));

it('makes parents before children, in whatever order they stand', () => {
  const { units, counts } = plan(
    row(2, 'TC-01-01', 'Chi đoàn ấp 1', 'BRANCH_RESIDENTIAL', 'TC-01'),
    row(3, 'TC-01', 'Đoàn xã Hàm Tân', 'COMMUNE', 'TC'),
    row(4, 'TC', 'Huyện Đoàn Trà Cú', 'DISTRICT', ''),
  );
  expect(units.map((unit) => unit.code)).toEqual(['TC', 'TC-01', 'TC-01-01']);
  expect(units[0]?.parent).toMatchObject({ code: '84' });
  expect(counts).toMatchObject({ create: 3, error: 0 });
});

it('changes, moves, ends, and leaves alone', () => {
  const same = { from: '2015-01-01' };
  expect(plan(row(2, 'ck-01', 'Đoàn xã An Phú', 'COMMUNE', 'CK', same)).counts).toMatchObject({ same: 1 });
  expect(plan(row(2, 'CK-01', 'Đoàn xã An Phú Tân', 'COMMUNE', '', same)).lines[0]).toMatchObject({
    outcome: 'change',
    changes: [{ field: 'name', before: 'Đoàn xã An Phú', after: 'Đoàn xã An Phú Tân' }],
  });
  expect(plan(row(2, 'CK-01', 'Đoàn xã An Phú', 'COMMUNE', '84', same)).lines[0]?.changes).toEqual([
    { field: 'parentCode', before: 'CK', after: '84' },
  ]);
  expect(
    plan(row(2, 'CK-01', 'Đoàn xã An Phú', 'COMMUNE', '', { ...same, to: '2025-06-30' })).counts.end,
  ).toBe(1);
});

it('finds what the tree does not allow', () => {
  expect(problems(row(2, 'VL', 'Tỉnh Đoàn Vĩnh Long', 'PROVINCE', ''))).toContain('people.codeOutside');
  expect(problems(row(2, 'X', 'Đoàn xã X', 'COMMUNE', 'YY'))).toEqual(['people.parentUnknown']);
  expect(problems(row(2, 'CK', 'Huyện Đoàn Cầu Kè', 'DISTRICT', 'CK-01'))).toContain('people.parentCycle');
  expect(problems(row(2, 'Q', 'Huyện Đoàn Q', 'DISTRICT', 'CK-01'))).toEqual(['people.parentLevel']);
  expect(problems(row(2, 'CK', 'Huyện Đoàn Cầu Kè', 'DISTRICT', '', { to: '2025-06-30' }))).toEqual([
    'people.unitOpenBelow',
  ]);
  expect(problems(row(2, '84', 'Tỉnh Đoàn Khác', 'PROVINCE', ''))).toEqual(['people.unitLevelAbove']);
});

it('makes no province, and no centre, from below', () => {
  expect(problems(row(2, 'P', 'Tỉnh Đoàn P', 'PROVINCE', ''))).toEqual(['people.typeLevel']);
  expect(problems(row(2, 'P', 'Tỉnh Đoàn P', 'PROVINCE', 'CK-01'))).toEqual(['people.parentLevel']);
  expect(problems(row(2, 'T', 'Trung ương T', 'CENTRE', 'CK'))).toEqual(['people.parentLevel']);
  const own = { ...state, mayChangeRoot: true, units: [{ ...state.units[0]!, parentId: 99 }] };
  const { lines } = planUnits([row(2, '84', 'Trung ương', 'CENTRE', '')], new Set(), own);
  expect(lines[0]!.problems.map(({ code }) => code)).toEqual(['people.unitLevelAbove']);
});

describe('a “Thành Đoàn”', () => {
  const types = (rows: UnitRow[], from: UnitState = state) => {
    const { units, lines } = planUnits(rows, new Set(), from);
    return [
      units.map((unit) => unit.typeCode),
      lines.flatMap((line) => line.problems.map(({ code }) => code)),
    ];
  };

  it('is a district under a province', () => {
    expect(types([row(2, 'TV', 'Thành Đoàn Trà Vinh', cityUnion, '84')])).toEqual([['DISTRICT'], []]);
    expect(types([row(2, 'TV', 'Thành Đoàn Trà Vinh', cityUnion, '')])).toEqual([['DISTRICT'], []]);
  });

  it('is a province under the centre or at the top, and a district below that', () => {
    const empty = { ...state, rootId: null, units: [] };
    const rows = [
      row(2, 'TD', 'Thành Đoàn Thủ Đức', cityUnion, '79'),
      row(3, '79', 'Thành Đoàn Thành phố', cityUnion, 'TW'),
      row(4, 'TW', 'Trung ương Đoàn', 'CENTRE', ''),
    ];
    expect(types(rows, empty)).toEqual([['CENTRE', 'PROVINCE', 'DISTRICT'], []]);
    expect(types([row(2, '79', 'Thành Đoàn', cityUnion, '')], empty)).toEqual([['PROVINCE'], []]);
  });

  it('is shown as what it was taken for', () => {
    const { lines } = plan(row(2, 'TV', 'Thành Đoàn Trà Vinh', cityUnion, '84'));
    expect(lines[0]!.read.type).toBe('DISTRICT');
  });

  it('cannot be told elsewhere', () => {
    expect(types([row(2, 'TV', 'Thành Đoàn', cityUnion, 'CK')])[1]).toEqual(['people.typeCity']);
    const round = [row(2, 'A', 'Thành Đoàn', cityUnion, 'B'), row(3, 'B', 'Thành Đoàn', cityUnion, 'A')];
    expect(types(round)[1]).toContain('people.parentCycle');
  });

  it('keeps the level it has', () => {
    const city = { ...state.units[1]!, id: 9, code: 'TV', name: 'Thành Đoàn Trà Vinh' };
    const { lines } = planUnits(
      [row(2, 'TV', 'Thành Đoàn Trà Vinh', cityUnion, '', { from: '2015-01-01' })],
      new Set(),
      { ...state, units: [...state.units, city] },
    );
    expect(lines[0]).toMatchObject({ outcome: 'same', changes: [], problems: [] });
  });
});

it('lets a district end together with all below it', () => {
  const to = '2025-06-30';
  const { counts } = plan(
    row(2, 'CK', 'Huyện Đoàn Cầu Kè', 'DISTRICT', '', { to }),
    row(3, 'CK-01', 'Đoàn xã An Phú', 'COMMUNE', '', { to }),
  );
  expect(counts).toMatchObject({ end: 2, error: 0 });
});

describe('a unit without a first day', () => {
  const rows = [
    row(2, 'TC', 'Huyện Đoàn Trà Cú', 'DISTRICT', '', { from: null }),
    row(3, 'TC-01', 'Đoàn xã Hàm Tân', 'COMMUNE', 'TC', { from: '2021-07-01' }),
    row(4, 'TC-02', 'Đoàn xã Tân Hiệp', 'COMMUNE', 'TC', { from: null, to: '2019-12-31' }),
  ];

  it('gets the day proposed from the others of the file, said and asked, without holding the import up', () => {
    const { units, questions, lines } = plan(...rows);
    expect(units.map(({ validFrom }) => validFrom)).toEqual(['2021-07-01', '2021-07-01', '2019-12-31']);
    expect(questions).toMatchObject([{ code: 'people.askUnitStart', value: '2021-07-01', isOpen: false }]);
    expect(lines[0]!.notes).toMatchObject([
      { code: 'people.noteFromAssumed', params: { day: '2021-07-01' } },
    ]);
  });

  it('gets the day that the clerk chose', () => {
    const { units } = planUnits(rows, new Set(), state, { start: '2024-01-01' });
    expect(units.map(({ validFrom }) => validFrom)).toEqual(['2024-01-01', '2021-07-01', '2019-12-31']);
  });
});
