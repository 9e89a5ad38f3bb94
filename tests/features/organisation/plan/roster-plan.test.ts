import { describe, expect, it } from 'vitest';
import { splitName } from '~/features/organisation/naming/person-name';
import type { KnownPerson } from '~/features/organisation/plan/person-finder';
import { nearest } from '~/features/organisation/plan/plan';
import { planRoster, type RosterState } from '~/features/organisation/plan/roster-plan';
import type { KnownSeat } from '~/features/organisation/plan/seat';
import type { RosterRow } from '~/features/organisation/sheet/roster-row';

const today = '2024-11-20';

function known(id: number, fullName: string, given: Partial<KnownPerson> = {}): KnownPerson {
  const nothing = {
    bornOn: null,
    gender: null,
    phone: null,
    email: null,
    memberCode: null,
    joinedUnionOn: null,
  };
  return { id, ...splitName(fullName), fullName, ...nothing, isOurs: true, ...given };
}
function seat(id: number, personId: number, unitId: number, given: Partial<KnownSeat> = {}): KnownSeat {
  return {
    id,
    personId,
    unitId,
    titleCode: 'SECRETARY',
    fromOn: '2022-03-01',
    toOn: null,
    how: null,
    ...given,
  };
}
let number = 1;
function row(fullName: string, unitCode: string, given: Partial<RosterRow> = {}): RosterRow {
  number += 1;
  return {
    sheet: 'DS',
    row: number,
    unitCode,
    unitName: '',
    ...splitName(fullName),
    bornOn: null,
    gender: null,
    phone: null,
    email: null,
    title: 'SECRETARY',
    fromOn: null,
    toOn: null,
    how: null,
    joinedUnionOn: null,
    memberCode: null,
    note: '',
    ...given,
  };
}
const place = (id: number, code: string, name: string, parentName = 'Đoàn xã An Phú') => ({
  id,
  code,
  name,
  parentName,
  level: name.startsWith('Chi đoàn') ? ('branch' as const) : ('grassroots' as const),
  validFrom: '2015-01-01',
  validTo: null,
});

const state: RosterState = {
  today,
  units: [
    place(1, '29308', 'Đoàn xã An Phú', 'Huyện Đoàn Cầu Kè'),
    place(2, '29308-01', 'Chi đoàn ấp Rạch Sâu'),
    place(3, '29308-02', 'Chi đoàn ấp 2'),
    place(4, '29317-02', 'Chi đoàn ấp 2', 'Đoàn xã Hàm Tân'),
    { ...place(5, '29308-09', 'Chi đoàn ấp Cũ'), validTo: '2023-12-31' },
  ],
  outsideCodes: new Set(['29999-01']),
  people: [
    known(11, 'Lâm Thị Ngọc Diễm', { phone: '+84907000231', bornOn: '1999-08-12' }),
    known(12, 'Sơn Minh Đạt', { bornOn: '2000-04-03', memberCode: 'DV12' }),
    known(13, 'Kiên Thị Sa Mết'),
    known(14, 'Trần Hữu Lộc', { phone: '+84907000999', isOurs: false }),
  ],
  seats: [seat(21, 11, 2), seat(22, 12, 3), seat(23, 13, 3, { titleCode: 'COMMITTEE_MEMBER' })],
  actorId: null,
};
const plan = (rows: RosterRow[], isWhole = false, given: Partial<RosterState> = {}, answers = {}) =>
  planRoster(rows, new Set(), { ...state, ...given }, { isWhole, answers: { start: today, ...answers } });
const only = (one: RosterRow, given: Partial<RosterState> = {}) => plan([one], false, given).lines[0]!;

describe('recognising people', () => {
  const table: [string, RosterRow, string, string | null][] = [
    ['the same row', row('Lâm Thị Ngọc Diễm', '29308-01', { phone: '+84907000231' }), 'same', 'phone'],
    ['tones written the other way', row('Lâm Thị Ngọc Diễm', '29308-01'), 'same', 'nameUnit'],
    ['a member code', row('Sơn Minh Đạt', '29308-02', { memberCode: 'dv12' }), 'same', 'memberCode'],
    ['name and birthday', row('Sơn Minh Đạt', '29308-02', { bornOn: '2000-04-03' }), 'same', 'nameBirth'],
    [
      'a corrected name',
      row('Lâm Ngọc Diễm', '29308-01', { phone: '+84907000231', bornOn: '1999-08-12' }),
      'change',
      'phone',
    ],
    ['a new telephone', row('Sơn Minh Đạt', '29308-02', { phone: '+84912000003' }), 'change', 'nameUnit'],
    [
      'a newcomer',
      row('Thạch Thị Hồng Gấm', '29308-01', { phone: '+84918000001', title: 'COMMITTEE_MEMBER' }),
      'create',
      null,
    ],
    [
      'the same name born on another day',
      row('Sơn Minh Đạt', '29308-02', { bornOn: '1990-01-01', title: 'COMMITTEE_MEMBER' }),
      'create',
      null,
    ],
    ['a member without a post', row('Ai Đó', '29308-02', { title: 'MEMBER' }), 'skip', null],
  ];
  it.each(table)('%s', (_, one, outcome, match) => {
    expect(only(one)).toMatchObject({ outcome, match, problems: [] });
  });

  it('gives somebody elsewhere a post, and leaves name and telephone alone', () => {
    const line = only(
      row('Trần Hữu Lộc', '29308-01', {
        phone: '+84907000999',
        bornOn: '1980-01-01',
        title: 'COMMITTEE_MEMBER',
      }),
    );
    expect(line).toMatchObject({ outcome: 'create', match: 'phone', changes: [] });
    expect(line.notes.map((note) => note.code)).toContain('people.notePersonElsewhere');
  });
});

describe('faults that only the database knows', () => {
  const table: [string, RosterRow, object][] = [
    [
      'unknown code, nearest one',
      row('A B', '29309-01'),
      { code: 'people.unitUnknownNear', params: { code: '29308-01' } },
    ],
    ['a code elsewhere', row('A B', '29999-01'), { code: 'people.unitOutside' }],
    ['an ended unit', row('A B', '29308-09'), { code: 'people.unitNoLonger' }],
    ['a name borne twice', row('A B', '', { unitName: 'Chi đoàn ấp 2' }), { code: 'people.unitSeveral' }],
    ['an unknown name', row('A B', '', { unitName: 'Ấp Rạch Xâu' }), { code: 'people.unitNameUnknownNear' }],
    [
      'a telephone of somebody else',
      row('A B', '29308-01', { phone: '+84907000231' }),
      { code: 'people.phoneOther', params: { name: 'Lâm Thị Ngọc Diễm' } },
    ],
    [
      'a telephone of somebody elsewhere: no name',
      row('A B', '29308-01', { phone: '+84907000999' }),
      { code: 'people.phoneElsewhere', params: { name: '' } },
    ],
    [
      'two people in one row',
      row('Sơn Minh Đạt', '29308-01', { memberCode: 'DV12', phone: '+84907000231' }),
      { code: 'people.personConflict' },
    ],
  ];
  it.each(table)('%s', (_, one, problem) => {
    expect(only(one)).toMatchObject({ outcome: 'error', problems: [problem] });
  });

  it('finds a name borne twice by the name of its sheet', () => {
    expect(only(row('A B', '', { unitName: 'Ấp 2', sheet: 'Xã Hàm Tân' }))).toMatchObject({
      outcome: 'create',
    });
    const asked = plan([row('A B', '', { unitName: 'Ấp 2' })]).questions[0]!;
    expect(asked.isOpen).toBe(true);
    expect(asked.params).toMatchObject({ codes: '29308-02 (Đoàn xã An Phú), 29317-02 (Đoàn xã Hàm Tân)' });
    const one = row('A B', '', { unitName: 'Ấp 2' });
    expect(plan([one], false, {}, { [`unit:DS|${one.row}`]: '4' }).seats).toMatchObject([{ unitId: 4 }]);
  });

  it('does not open again what was ended', () => {
    const seats = [seat(21, 11, 2, { toOn: '2024-10-01' })];
    const again = row('Lâm Thị Ngọc Diễm', '29308-01', { phone: '+84907000231', fromOn: '2022-03-01' });
    expect(only(again, { seats }).problems[0]).toMatchObject({
      code: 'people.seatEnded',
      params: { day: '2024-10-01' },
    });
    expect(only({ ...again, fromOn: '2024-11-01' }, { seats }).outcome).toBe('create');
  });

  it('does not take two rows that disagree about one person', () => {
    const one = row('Thạch Gấm', '29308-01', {
      phone: '+84918000001',
      bornOn: '1999-01-01',
      title: 'DEPUTY_SECRETARY',
    });
    const two = { ...one, row: 900, title: 'COMMITTEE_MEMBER', bornOn: '1999-01-02' } as const;
    expect(plan([one, two]).lines.map((line) => line.outcome)).toEqual(['create', 'error']);
    expect(plan([one, { ...two, bornOn: null }]).people).toHaveLength(1);
  });
});

describe('appointments', () => {
  it('corrects days, ends, and keeps history', () => {
    const diem = { phone: '+84907000231' };
    expect(only(row('Lâm Thị Ngọc Diễm', '29308-01', { ...diem, fromOn: '2022-05-01' }))).toMatchObject({
      outcome: 'change',
      changes: [{ field: 'fromOn', before: '2022-03-01', after: '2022-05-01' }],
    });
    expect(only(row('Lâm Thị Ngọc Diễm', '29308-01', { ...diem, toOn: '2024-10-01' })).outcome).toBe('end');
    const past = plan([
      row('Lâm Thị Ngọc Diễm', '29308-02', { ...diem, fromOn: '2019-01-01', toOn: '2021-01-01' }),
    ]);
    expect(past.lines[0]?.outcome).toBe('create');
    expect(past.seats).toMatchObject([{ kind: 'add', fromOn: '2019-01-01', toOn: '2021-01-01' }]);
  });

  it('ends whoever a complete list leaves out, in every unit and of the kinds of post that it names', () => {
    const rows = [row('Thạch Thị Hồng Gấm', '29308-01', { phone: '+84918000001', fromOn: '2024-11-01' })];
    expect(plan(rows).lines).toHaveLength(1);
    const board = seat(29, 13, 1);
    const whole = plan(rows, true, { seats: [...state.seats, board] });
    expect(whole.counts).toMatchObject({ create: 1, end: 2, error: 0 });
    expect(whole.seats.filter((one) => one.kind === 'change').map((one) => one.id)).toEqual([21, 22]);
    expect(whole.handovers).toMatchObject([{ unitId: 2, leftIds: [11], fromOn: '2024-11-01' }]);
    expect(whole.lines[1]).toMatchObject({
      outcome: 'end',
      row: 0,
      read: { fullName: 'Lâm Thị Ngọc Diễm' },
      changes: [{ field: 'toOn', before: null, after: '2024-10-31' }],
    });
    expect(plan(rows, true, { actorId: 11 }).counts.end).toBe(1);
  });
});

it('proposes only what is near', () => {
  const codes = ['29308-11', '29317-02'];
  expect(nearest('29309-11', codes, (code) => code)).toBe('29308-11');
  expect(nearest('xyz', codes, (code) => code)).toBeNull();
});
