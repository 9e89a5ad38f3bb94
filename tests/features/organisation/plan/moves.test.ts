/** Names that fold alike, people who move, secretaries who change: what a roster does to people who stand already. */
import { describe, expect, it } from 'vitest';
import { splitName } from '~/features/organisation/naming/person-name';
import type { KnownPerson } from '~/features/organisation/plan/person-finder';
import { planRoster, type RosterState } from '~/features/organisation/plan/roster-plan';
import type { KnownSeat } from '~/features/organisation/plan/seat';
import type { RosterRow } from '~/features/organisation/sheet/roster-row';

const today = '2024-11-20';
const nothing = {
  bornOn: null,
  gender: null,
  phone: null,
  email: null,
  memberCode: null,
  joinedUnionOn: null,
};
const known = (id: number, fullName: string, given: Partial<KnownPerson> = {}): KnownPerson => ({
  id,
  ...splitName(fullName),
  fullName,
  ...nothing,
  isOurs: true,
  ...given,
});
const seat = (id: number, personId: number, unitId: number, titleCode = 'SECRETARY'): KnownSeat => ({
  id,
  personId,
  unitId,
  titleCode,
  fromOn: '2022-03-01',
  toOn: null,
  how: null,
});
const branch = (id: number, name: string, parentName = 'Đoàn xã Lộc Mẫu') => ({
  id,
  code: `M-0${id}`,
  name,
  parentName,
  level: 'branch' as const,
  validFrom: '2015-01-01',
  validTo: null,
});
const row = (
  number: number,
  fullName: string,
  unitCode: string,
  given: Partial<RosterRow> = {},
): RosterRow => ({
  sheet: 'DS',
  row: number,
  unitCode,
  unitName: '',
  ...splitName(fullName),
  ...nothing,
  title: 'SECRETARY',
  fromOn: '2024-11-01',
  toOn: null,
  how: null,
  note: '',
  ...given,
});
const state: RosterState = {
  today,
  units: [
    branch(1, 'Chi đoàn ấp 1'),
    branch(2, 'Chi đoàn ấp 12'),
    branch(3, 'Chi đoàn ấp Thủy'),
    branch(4, 'Chi đoàn ấp Thụy'),
  ],
  outsideCodes: new Set(),
  people: [
    known(11, 'Nguyễn Văn Ân'),
    known(12, 'Trần Thị Thủy', { bornOn: '2000-01-01', phone: '+84907000111' }),
  ],
  seats: [seat(21, 11, 1), seat(22, 12, 2)],
  actorId: null,
  scopeName: 'Đoàn xã Lộc Mẫu',
};
const plan = (rows: RosterRow[], answers: Record<string, string> = {}, given: Partial<RosterState> = {}) =>
  planRoster(rows, new Set(), { ...state, ...given }, { isWhole: false, answers });
const codes = (made: ReturnType<typeof plan>) =>
  made.questions.filter(({ isOpen }) => isOpen).map(({ code }) => code);

describe('names that fold alike', () => {
  const member = { title: 'COMMITTEE_MEMBER' } as const;
  it('takes the exact spelling first, in units as in people', () => {
    const made = plan([
      row(2, 'Nguyễn Văn Ân', '', { unitName: 'Chi đoàn ấp 1' }),
      row(3, 'Lý Thị Một', '', { unitName: 'ấp Thuỷ', ...member }),
      row(4, 'Lý Thị Hai', '', { unitName: 'Chi đoàn ấp Thụy', ...member }),
      row(5, 'Nguyễn Văn An', 'M-01', member),
    ]);
    expect(codes(made)).toEqual([]);
    expect(made.lines.map(({ match }) => match)).toEqual(['nameUnit', null, null, null]);
    expect(made.seats.flatMap((one) => (one.kind === 'add' ? one.unitId : []))).toEqual([3, 4, 1]);
  });

  it('takes two in one file for two', () => {
    const both = [row(2, 'Lê Văn Ân', 'M-01', member), row(3, 'Lê Văn An', 'M-01', member)];
    const born = both.map((one) => ({ ...one, bornOn: '1999-01-01' }));
    expect(plan(both).people).toHaveLength(2);
    expect(plan(born).people).toHaveLength(2);
  });

  it('asks whether one who only folds alike is the same person', () => {
    const alike = row(2, 'Nguyễn Văn An', 'M-01', member);
    expect(codes(plan([alike]))).toEqual(['people.askSame']);
    expect(plan([alike], { 'same:DS|2': '11' }).lines[0]).toMatchObject({ match: 'nameUnit' });
    expect(plan([alike], { 'same:DS|2': 'other' }).people).toMatchObject([{ id: null }]);
    const phone = row(2, 'Trần Thị Thụy', 'M-02', { phone: '+84907000111' });
    expect(codes(plan([phone]))).toEqual(['people.askSame']);
  });

  it('knows a name written without diacritics, and keeps the one it has', () => {
    const made = plan([row(2, 'Nguyen Van An', 'M-01', { fromOn: null })]);
    expect(made.lines[0]).toMatchObject({
      outcome: 'same',
      match: 'nameUnit',
      notes: [{ code: 'people.noteNamePlain' }],
    });
  });

  it.each([
    ['M-01', 'Chi đoàn ấp 12', true],
    ['M-02', 'ấp 1', true],
    ['M-03', 'ấp Thụy', true],
    ['M-03', 'ap Thuy', false],
    ['M-01', 'Ấp 1, xã Lộc Mẫu', false],
    ['M-03', 'Thủy', false],
  ])('code %s beside “%s”: shown %s', (unitCode, unitName, isShown) => {
    const [line] = plan([row(2, 'Lý Thị Một', unitCode, { unitName, ...member })]).lines;
    expect(line!.notes.some(({ code }) => code === 'people.noteUnitOtherName')).toBe(isShown);
  });
});

describe('a code that is a word', () => {
  const rows = [
    row(2, 'Trần Văn Mẫu', 'M-01', { title: 'COMMITTEE_MEMBER' }),
    row(3, 'Lê Thị Mẫu', 'NT', { title: 'COMMITTEE_MEMBER' }),
  ];
  it('is that code where it exists', () => {
    const units = [...state.units, { ...branch(9, 'Chi đoàn ấp Nam Mẫu'), code: 'NT' }];
    expect(plan(rows, {}, { units }).seats).toMatchObject([{ unitId: 1 }, { unitId: 9 }]);
  });
  it('is asked about where it does not', () => {
    expect(codes(plan(rows))).toEqual(['people.askDitto']);
    const made = plan(rows, { 'ditto:nt': 'above' });
    expect(made.seats).toMatchObject([{ unitId: 1 }, { unitId: 1 }]);
    expect(made.lines[1]!.notes).toContainEqual({
      code: 'people.noteDitto',
      params: { written: 'NT', code: 'M-01' },
    });
  });
});

describe('moves', () => {
  const turnsUp = row(2, 'Trần Thị Thủy', 'M-03', { phone: '+84907000111' });
  it('ends the old seat, as a line of its own', () => {
    const made = plan([turnsUp]);
    expect(made.counts).toMatchObject({ create: 1, end: 1, error: 0 });
    expect(made.lines[1]).toMatchObject({
      read: { unitCode: 'M-02', fullName: 'Trần Thị Thủy' },
      changes: [{ field: 'toOn', after: '2024-10-31' }],
      notes: [{ code: 'people.noteMoved', params: { unit: 'Chi đoàn ấp Thủy' } }],
    });
    expect(made.handovers).toEqual([{ unitId: 2, leftIds: [12], came: null, fromOn: '2024-11-01' }]);
  });
  it('keeps both seats only when the clerk says so', () => {
    const key = plan([turnsUp]).questions[0]!.key;
    expect(plan([turnsUp], { [key]: 'both' }).counts).toMatchObject({ create: 1, end: 0 });
  });
  it('asks when the file names one person in two branches', () => {
    const twice = [
      row(2, 'Lý Thị Một', 'M-03', { phone: '+84907000222' }),
      row(3, 'Lý Thị Một', 'M-04', { phone: '+84907000222' }),
    ];
    const made = plan(twice);
    expect(codes(made)).toEqual(['people.askTwoUnits']);
    expect(made.lines[1]!.outcome).toBe('error');
    const { key } = made.questions[0]!;
    expect(plan(twice, { [key]: 'both' }).counts).toMatchObject({ create: 2, error: 0 });
    expect(plan(twice, { [key]: 'second' }).lines.map(({ outcome }) => outcome)).toEqual(['skip', 'create']);
    const stays = [row(2, 'Trần Thị Thủy', 'M-02', { fromOn: null }), { ...turnsUp, row: 3 }];
    expect(codes(plan(stays))).toEqual(['people.askTwoUnits']);
  });
  it('never ends the seat of the one who imports', () => {
    expect(plan([turnsUp], {}, { actorId: 12 }).counts.end).toBe(0);
  });
});

describe('a new secretary', () => {
  const comes = row(2, 'Thạch Thị Gấm', 'M-01', { phone: '+84907000333' });
  it('replaces the one before when the clerk says so: one question, one line', () => {
    const asked = plan([comes]);
    expect(asked.questions).toMatchObject([
      { code: 'people.askReplace', value: 'replace', isOpen: true, params: { old: 'Nguyễn Văn Ân' } },
    ]);
    expect(asked.counts.error).toBe(1);
    const made = plan([comes], { 'people.askReplace:*': 'replace' });
    expect(made.counts).toMatchObject({ create: 1, end: 1, error: 0 });
    expect(made.lines[1]).toMatchObject({
      changes: [{ after: '2024-10-31' }],
      notes: [{ code: 'people.noteReplaced' }],
    });
    expect(made.handovers).toMatchObject([{ unitId: 1, leftIds: [11], fromOn: '2024-11-01' }]);
  });
  it('stands beside the one before when the clerk says that', () => {
    const made = plan([comes], { 'people.askReplace:*': 'both' });
    expect(made.counts).toMatchObject({ create: 1, end: 0, error: 0 });
    expect(made.lines[0]!.notes).toContainEqual({
      code: 'people.noteSeatHeld',
      params: { name: 'Nguyễn Văn Ân' },
    });
  });
  it('is a handover where the file itself ends the one before', () => {
    const leaves = row(3, 'Nguyễn Văn Ân', 'M-01', { fromOn: null, toOn: '2024-10-31' });
    const made = plan([comes, leaves]);
    expect(codes(made)).toEqual([]);
    expect(made.handovers).toMatchObject([{ unitId: 1, leftIds: [11] }]);
  });
  it('is asked about when the file names two', () => {
    const two = [row(2, 'Thạch Thị Gấm', 'M-03'), row(3, 'Kim Thị Lan', 'M-03')];
    const made = plan(two);
    expect(codes(made)).toEqual(['people.askTwoSecretaries']);
    const { key } = made.questions[0]!;
    expect(plan(two, { [key]: 'first' }).lines.map(({ outcome }) => outcome)).toEqual(['create', 'skip']);
  });
});
