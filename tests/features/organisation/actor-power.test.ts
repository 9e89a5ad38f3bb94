/** What a seat lets one see and run: the level of its unit and the title's power, over that unit and all below. */
import { describe, expect, it } from 'vitest';
import {
  type ActorAppointment,
  centrePaths,
  isManagerOf,
  isProvincialBoard,
  isReaderOf,
  mayRead,
  type Person,
  readablePaths,
} from '~/features/organisation/actor';
import type { Power, UnitLevel } from '~/features/organisation/organisation';
import {
  type PersonPlace,
  type PersonSeat,
  refuseToEditPerson,
} from '~/features/organisation/organisation-policy';

const paths: Record<UnitLevel, string> = {
  centre: '/1/',
  province: '/1/2/',
  district: '/1/2/3/',
  grassroots: '/1/2/3/4/',
  branch: '/1/2/3/4/5/',
};
const levels = Object.keys(paths) as UnitLevel[];

function holding(unitLevel: UnitLevel, power: Power): Person {
  const seat: ActorAppointment = {
    ...{ unitId: 9, unitPath: paths[unitLevel], unitName: 'Đơn vị', unitLevel, branchKind: null },
    ...{ title: 'COMMITTEE_MEMBER', titleName: 'Ủy viên', power, fromOn: '2024-01-01', toOn: null },
  };
  return { kind: 'person', personId: 1, name: 'Trần Thị Mỹ Lệ', appointments: [seat] };
}

describe.each(levels)('a seat at the level of the %s', (level) => {
  const own = paths[level];
  const above = levels[levels.indexOf(level) - 1];
  const isUnion = level !== 'branch';

  it('lets a member of a committee see and run nothing as an officer', () => {
    const member = holding(level, 'member');
    expect([mayRead(member, own), isReaderOf(member, own), isManagerOf(member, own)]).toEqual([
      false,
      false,
      false,
    ]);
    expect([readablePaths(member), centrePaths(member)]).toEqual([[], []]);
    expect(isProvincialBoard(member)).toBe(false);
  });

  it('lets a reader see its unit and below, and run nothing', () => {
    const reader = holding(level, 'read');
    expect([mayRead(reader, own), isManagerOf(reader, own)]).toEqual([isUnion, false]);
    expect(mayRead(reader, paths.branch)).toBe(isUnion);
    expect(readablePaths(reader)).toEqual(isUnion ? [own] : []);
    expect(centrePaths(reader)).toEqual(level === 'centre' ? [own] : []);
    if (above) expect(mayRead(reader, paths[above])).toBe(false);
  });

  it('lets whoever manages run its unit and below, never above; in a branch it runs nothing', () => {
    const officer = holding(level, 'manage');
    expect([isManagerOf(officer, own), isManagerOf(officer, paths.branch)]).toEqual([isUnion, isUnion]);
    if (above) expect(isManagerOf(officer, paths[above])).toBe(false);
    expect(isProvincialBoard(officer)).toBe(level === 'province');
  });
});

describe('somebody who runs something themself', () => {
  const commune = holding('grassroots', 'manage');
  const place = (power: Power, unitPath: string, unitLevel: UnitLevel): PersonPlace => {
    const seat = { power, isOpen: true, hasBegun: true, endedOn: null };
    const inBranch: PersonSeat = {
      ...seat,
      id: 1,
      power: 'member',
      unitPath: paths.branch,
      unitLevel: 'branch',
    };
    return { personId: 7, seats: [inBranch, { ...seat, id: 2, unitPath, unitLevel }] };
  };

  it('is out of reach of those below, whose branch had them first', () => {
    expect(refuseToEditPerson(commune, place('manage', '/1/2/3/', 'district'))).toEqual({
      reason: 'people.runsElsewhere',
    });
  });

  it('is within reach where they only read or sit, and where the officer runs it as well', () => {
    expect(refuseToEditPerson(commune, place('read', '/1/2/3/', 'district'))).toBeNull();
    expect(refuseToEditPerson(commune, place('member', '/1/2/3/', 'district'))).toBeNull();
    expect(refuseToEditPerson(commune, place('manage', paths.grassroots, 'grassroots'))).toBeNull();
    const district = holding('district', 'manage');
    expect(refuseToEditPerson(district, place('manage', paths.grassroots, 'grassroots'))).toBeNull();
  });
});
